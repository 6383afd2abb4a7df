import {
  type StatementSuggestion,
  suggestStatements,
  type TextContext,
} from '../../server/src/suggestion/suggest.ts';

/** What is proposed from a text with the score that is given by default. */
export function said(text: string, context: TextContext = {}): StatementSuggestion[] {
  return suggestStatements(text, context).statements.filter(({ score }) => score >= 0.5);
}

/** Who says what: "speaker: words", the speaker as named, or as it stands in brackets, or ? */
export function lines(text: string, context: TextContext = {}): string[] {
  return said(text, context).map(({ speaker, exact }) => {
    const who = speaker?.name ?? (speaker ? `[${speaker.mention}]` : '?');
    return `${who}: ${exact}`;
  });
}
