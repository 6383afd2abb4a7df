import { codebookService, conceptService } from '../codebook/service.ts';
import { codingService } from '../coding/service.ts';
import type { Database } from '../database/pools.ts';
import { parseLabel } from '../identity/label.ts';
import { quote } from '../read/sql.ts';
import { statementService } from '../statement/service.ts';
import type { EntityService } from '../write/entity.ts';
import { slugWords } from '../write/slug.ts';
import { namedActor } from './actors.ts';
import { distinct } from './affiliations.ts';
import { hashOf } from './hash.ts';
import type { Importer } from './import.ts';
import { type Item, keyOf, type Plan, partKey } from './plan.ts';
import { upTo } from './readers/source-row.ts';
import type { SourceCoding, SourceStatement } from './readers/statement-value.ts';
import { documentOf } from './statement-document.ts';

export interface StatementImportOptions {
  source: string;
  /** The name of the codebook that the concepts stand in; the source's name if left out. Sources that name the same one share it. */
  codebook?: string | undefined;
}

/**
 * Statements with their codings. A statement is its speaker's, on behalf of the organisation; where only the organisation is
 * given, that is the speaker. A relationship or an area is named by its slug, and must be there. A concept is a position in the
 * codebook; the coder is who imports. Without a directness, a statement with a quote is a DIRECT_QUOTE, any other a PARAPHRASE;
 * without a speech act it is an ASSERT.
 *
 * A statement without an id in the source is known by all that it says, so that a changed one is another one.
 */
export function statementImporter(options: StatementImportOptions): Importer<SourceStatement> {
  const { source } = options;
  const codebook = codebookNamed(options.codebook ?? source);
  return {
    async plan(rows, database) {
      const values = rows.map(({ value }) => value);
      const relationships = await idsBySlug(
        database,
        'Relationship',
        values.map(({ relationship }) => relationship),
      );
      const areas = await idsBySlug(
        database,
        'CooperationArea',
        values.flatMap((value) => value.areas),
      );
      return rows.map(({ value, repairs }) => {
        const { relationship } = value;
        if (relationship && !relationships.has(relationship))
          return `There is no relationship with the slug "${relationship}": record it first, or mend the row.`;
        const unknown = value.areas.find((slug) => !areas.has(slug));
        if (unknown !== undefined)
          return `There is no area of cooperation with the slug "${unknown}": record it first, or mend the row.`;
        const ids = {
          relationshipId: relationship ? (relationships.get(relationship) as string) : null,
          areaIds: value.areas.map((slug) => areas.get(slug) as string),
        };
        return planOf(source, codebook, value, ids, repairs);
      });
    },
  };
}

function planOf(
  source: string,
  codebook: Item,
  value: SourceStatement,
  ids: { relationshipId: string | null; areaIds: string[] },
  repairs: string[],
): Plan {
  const organization = value.organization && namedActor(source, value.organization, 'ORGANIZATION');
  const person = value.speaker && namedActor(source, value.speaker, 'PERSON');
  const speaker = (person || organization) as Item;
  // Where the same name stands in both columns, nobody speaks on another's behalf
  const principal = person && organization && person.key !== organization.key ? organization : null;
  const addressee = value.addressee && addressed(source, value.addressee);
  const documents = documentOf(source, value.document);
  const document = documents.at(-1) as Item;
  const concepts = value.codings.map((coding) => conceptOf(codebook, coding));
  const own: Item = {
    key: keyOf(source, 'statement', value.id ?? hashOf(value)),
    service: statementService as EntityService,
    says: { ...value, codebook: codebook.key },
    input: (idOf) => ({
      ...ids,
      speakerId: idOf(speaker.key),
      onBehalfOfId: principal && idOf(principal.key),
      addresseeId: addressee ? idOf(addressee.key) : null,
      documentId: idOf(document.key),
      occasion: value.occasion,
      place: value.place,
      saidOn: value.saidOn.text,
      quote: value.quote,
      quoteLanguage: value.quoteLanguage,
      paraphrase: value.paraphrase,
      directness: value.directness ?? (value.quote ? 'DIRECT_QUOTE' : 'PARAPHRASE'),
      speechAct: value.speechAct ?? 'ASSERT',
      sourceId: value.id && `${source}:${value.id}`,
    }),
  };
  return {
    before: distinct([
      speaker,
      ...(principal ? [principal] : []),
      ...(addressee ? [addressee] : []),
      ...documents,
      ...(concepts.length > 0 ? [codebook, ...concepts] : []),
    ]),
    own,
    parts: value.codings.map(({ stance }, i) => codingOf(own, concepts[i] as Item, stance)),
    repairs,
  };
}

/** Nobody says what is addressed; a name of one human being is a person, as among speakers of turns. */
const addressed = (source: string, name: string) =>
  namedActor(source, name, parseLabel(name).kind === 'PERSON' ? 'PERSON' : 'GROUP');

function codebookNamed(name: string): Item {
  const says = { name: upTo(name, 500), edition: 1 };
  return {
    key: keyOf('codebooks', 'codebook', name),
    service: codebookService as EntityService,
    says,
    input: () => ({ ...says, slug: slugWords(name) }),
  };
}

function conceptOf(codebook: Item, { concept: label }: SourceCoding): Item {
  const says = { kind: 'POSITION', label };
  return {
    key: partKey(codebook, 'concept', label),
    service: conceptService as EntityService,
    says,
    input: (idOf) => ({ ...says, codebookId: idOf(codebook.key), slug: slugWords(label) }),
  };
}

function codingOf(statement: Item, concept: Item, stance: SourceCoding['stance']): Item {
  return {
    key: partKey(statement, 'coding', concept.key),
    service: codingService as EntityService,
    says: { stance },
    input: (idOf) => ({ statementId: idOf(statement.key), conceptId: idOf(concept.key), stance }),
  };
}

/** The ids of what is there under these slugs and not retracted. */
async function idsBySlug(
  database: Database,
  table: 'Relationship' | 'CooperationArea',
  slugs: readonly (string | null)[],
): Promise<Map<string, string>> {
  const { rows } = await database.write.query<{ slug: string; id: string }>(
    `SELECT "slug", "id" FROM public.${quote(table)} WHERE "slug" = ANY ($1) AND "retractedAt" IS NULL`,
    [[...new Set(slugs)]],
  );
  return new Map(rows.map(({ slug, id }) => [slug, id]));
}
