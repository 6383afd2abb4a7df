import type { ExampleRow } from './example.ts';

/** Fields of the data file that hold keys: the kind of row that they name, and the field of the input that takes its id. */
const named: Readonly<Record<string, { kind: string; input: string }>> = {
  actor: { kind: 'actor', input: 'actorId' },
  organization: { kind: 'actor', input: 'organizationId' },
  publisher: { kind: 'actor', input: 'publisherId' },
  authors: { kind: 'actor', input: 'authorIds' },
  author: { kind: 'actor', input: 'authorId' },
  parties: { kind: 'actor', input: 'partyIds' },
  participants: { kind: 'actor', input: 'participantIds' },
  speaker: { kind: 'actor', input: 'speakerId' },
  addressee: { kind: 'actor', input: 'addresseeId' },
  seenIn: { kind: 'document', input: 'seenInId' },
  document: { kind: 'document', input: 'documentId' },
  documents: { kind: 'document', input: 'documentIds' },
  citedDocument: { kind: 'document', input: 'citedDocumentId' },
  citation: { kind: 'citation', input: 'citationId' },
  relationship: { kind: 'relationship', input: 'relationshipId' },
  areas: { kind: 'area', input: 'areaIds' },
  area: { kind: 'area', input: 'areaId' },
  codebook: { kind: 'codebook', input: 'codebookId' },
  concept: { kind: 'concept', input: 'conceptId' },
  statement: { kind: 'statement', input: 'statementId' },
  statements: { kind: 'statement', input: 'statementIds' },
  activity: { kind: 'activity', input: 'activityId' },
  assessment: { kind: 'assessment', input: 'assessmentId' },
  otherAssessment: { kind: 'assessment', input: 'otherAssessmentId' },
};

/** The ids of the rows that were made, by kind and key. */
export class References {
  private readonly ids = new Map<string, string>();

  keep(kind: string, keys: readonly string[], made: readonly { id: string }[]) {
    keys.forEach((key, i) => {
      this.ids.set(`${kind} ${key}`, (made[i] as { id: string }).id);
    });
  }

  /** The input of a row, with ids in place of keys. Throws where a key names nothing: the data file is wrong then. */
  resolve(row: ExampleRow): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(row)
        .filter(([, value]) => value !== undefined)
        .map(([field, value]) => {
          // The parent of an area or of a concept is of the row's own kind
          if (field === 'parent') return ['parentId', this.id('level' in row ? 'concept' : 'area', value)];
          const reference = named[field];
          if (!reference) return [field, value];
          const { kind, input } = reference;
          return [
            input,
            Array.isArray(value) ? value.map((key) => this.id(kind, key)) : this.id(kind, value),
          ];
        }),
    );
  }

  private id(kind: string, key: unknown): string {
    const id = this.ids.get(`${kind} ${key}`);
    if (!id) throw new Error(`The worked example names ${kind} "${key}", which it does not hold.`);
    return id;
  }
}
