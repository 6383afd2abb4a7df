import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface AnnotatedStatement {
  start: number;
  end: number;
  /** The name, or the mention where the text gives no name. */
  speaker: string;
  directness: 'DIRECT_QUOTE' | 'PARTIAL_QUOTE' | 'PARAPHRASE';
  saidOn: string | null;
}

export interface AnnotatedCitation {
  start: number;
  end: number;
  outlet: string | null;
  citedOn: string | null;
}

export interface Passage {
  style: string;
  set: 'tuning' | 'held-out';
  publishedOn: string;
  /** Without the marks. */
  text: string;
  paragraphs: number;
  statements: AnnotatedStatement[];
  citations: AnnotatedCitation[];
}

const directness = { D: 'DIRECT_QUOTE', F: 'PARTIAL_QUOTE', P: 'PARAPHRASE' } as const;
const none = (text: string) => (text === '-' ? null : text);

/** Takes the marks out of an annotated text. They are described in texts/README.md. Places count code points. */
export function unmark(marked: string): Pick<Passage, 'text' | 'statements' | 'citations'> {
  const statements: AnnotatedStatement[] = [];
  const citations: AnnotatedCitation[] = [];
  const open: { start: number; fields: string[] }[] = [];
  let text = '';
  let length = 0;
  for (const [part] of marked.matchAll(/⟦[^|⟦⟧]*\||⟧|[^⟦⟧]+/gu)) {
    if (part.startsWith('⟦'))
      open.push({
        start: length,
        fields: part
          .slice(1, -1)
          .split(';')
          .map((field) => field.trim()),
      });
    else if (part === '⟧') {
      const { start, fields } = open.pop() ?? { start: 0, fields: [] };
      const [first = '', second = '', third = ''] = fields;
      if (first.startsWith('cite '))
        citations.push({ start, end: length, outlet: none(first.slice(5)), citedOn: none(second) });
      else if (second in directness) {
        statements.push({
          start,
          end: length,
          speaker: first,
          directness: directness[second as 'D'],
          saidOn: none(third),
        });
      } else throw new Error(`No mark: ${fields.join('; ')}`);
    } else {
      text += part;
      length += [...part].length;
    }
  }
  if (open.length) throw new Error(`A mark is not closed: ${open[0]?.fields.join('; ')}`);
  return { text, statements, citations };
}

/** All annotated passages, in the order of the files. */
export function passages(): Passage[] {
  const folder = new URL('./texts/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.sort().flatMap((file) => {
    const { style, publishedOn, passages: list } = parse(readFileSync(new URL(file, folder), 'utf8'));
    return list.map(({ set, text }: { set: Passage['set']; text: string }) => ({
      style,
      set,
      publishedOn,
      paragraphs: text.trim().split(/\n\s*\n/).length,
      ...unmark(text.trim()),
    }));
  });
}
