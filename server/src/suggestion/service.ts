import type { Source } from '../read/fetch.ts';
import { Statement } from '../read/sql.ts';
import { actorsNamed } from './candidates.ts';
import type { Speaker } from './references.ts';
import { type CitationSuggestion, type StatementSuggestion, suggestStatements } from './suggest.ts';

/** From this score on a suggestion is more likely right than not, and is given unless the caller says otherwise. */
export const likely = 0.5;

/** A suggestion with the ids of the actors who bear the name. */
export type WithCandidates<T> = T & { candidates: readonly string[] };

export interface DocumentSuggestions {
  statements: (Omit<StatementSuggestion, 'speaker' | 'citation'> & {
    speaker: WithCandidates<Speaker> | null;
    citation: WithCandidates<CitationSuggestion> | null;
  })[];
  citations: WithCandidates<CitationSuggestion>[];
}

/**
 * What is said in a document and what it cites, as far as its text shows, with the actors who may be meant. Both lists are in the
 * order of the text, and empty for a document without one. Null where there is no such document, or it may not be seen.
 */
export async function suggestFor(
  source: Source,
  documentId: string,
  minimumScore: number = likely,
): Promise<DocumentSuggestions | null> {
  const statement = new Statement(source);
  const id = statement.parameter(documentId);
  const [document] = await source.run(
    `SELECT "title", "text", "publishedOn", "language" FROM ${statement.table('Document')} d WHERE "id" = ${id}::uuid`,
    statement.parameters,
  );
  if (!document) return null;
  const [title, text, publishedOn, language] = document as (string | null)[];
  const found = suggestStatements(text ?? '', { title, publishedOn, language });
  const statements = found.statements.filter(({ score }) => score >= minimumScore);
  const citations = found.citations.filter(({ score }) => score >= minimumScore);

  const names = [...statements.flatMap(({ speaker }) => namesOf(speaker)), ...citations.flatMap(outletOf)];
  const actors = await actorsNamed(source, names);
  const candidates = (of: readonly string[]) => [...new Set(of.flatMap((name) => actors.get(name) ?? []))];
  const withOutlet = (citation: CitationSuggestion) => ({
    ...citation,
    candidates: candidates(outletOf(citation)),
  });
  return {
    statements: statements.map(({ speaker, citation, ...rest }) => ({
      ...rest,
      speaker: speaker && { ...speaker, candidates: candidates(namesOf(speaker)) },
      citation: citation && withOutlet(citation),
    })),
    citations: citations.map(withOutlet),
  };
}

/** What an actor may be called who is meant by these words: the name found for them, or the words without their article. */
function namesOf(speaker: Speaker | null): string[] {
  if (!speaker) return [];
  const words = speaker.mention.replace(/^the\s+/i, '');
  return speaker.resolution === 'AS_IT_STANDS' ? [words] : [speaker.name ?? words, words];
}

function outletOf({ outlet }: CitationSuggestion): string[] {
  return outlet ? [outlet] : [];
}
