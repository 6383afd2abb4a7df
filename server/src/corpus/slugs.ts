import type { ClientBase } from 'pg';
import type { BulkRow } from '../write/bulk.ts';
import type { Item } from './plan.ts';

/** Within what a slug is unique, as SQL: everywhere, in an edition, in a codebook. */
const scopes = { Actor: "''", Codebook: '"edition"::text', Concept: '"codebookId"::text' } as const;

type Slugged = keyof typeof scopes;

/** Whether an item's entity gets a slug of its own. */
export const hasSlug = ({ service, sameAs }: Item) => service.entity in scopes && !sameAs;

/** Gives new actors, codebooks and concepts slugs that are free: the name's own, else with a number after it. */
export async function takeSlugs(client: ClientBase, made: readonly { item: Item; bulk?: BulkRow }[]) {
  for (const table of Object.keys(scopes) as Slugged[]) {
    const rows = made.flatMap(({ item, bulk }) =>
      bulk && item.service.entity === table ? [bulk.row.columns] : [],
    );
    const taken = new Set<string>();
    let wanted = rows.map((columns) => ({
      columns,
      scope: String(columns.codebookId ?? columns.edition ?? ''),
      slug: columns.slug as string,
      n: 1,
    }));
    while (wanted.length > 0) {
      const { rows: found } = await client.query<{ used: string }>(
        `SELECT ${scopes[table]} || ' ' || "slug" AS used FROM public."${table}" WHERE "slug" = ANY ($1)`,
        [wanted.map(numbered)],
      );
      const inUse = new Set(found.map(({ used }) => used));
      const later: typeof wanted = [];
      for (const want of wanted) {
        const place = `${want.scope} ${numbered(want)}`;
        if (inUse.has(place) || taken.has(place)) {
          later.push({ ...want, n: want.n + 1 });
        } else {
          taken.add(place);
          want.columns.slug = numbered(want);
        }
      }
      wanted = later;
    }
  }
}

const numbered = ({ slug, n }: { slug: string; n: number }) =>
  n === 1 ? slug : `${slug.slice(0, 190).replace(/-$/, '')}-${n}`;
