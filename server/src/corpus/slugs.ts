import type { ClientBase } from 'pg';
import type { BulkRow } from '../write/bulk.ts';
import type { Item } from './plan.ts';

/** Gives new actors and concepts slugs that are free: the name's own, else with a number after it. */
export async function takeSlugs(client: ClientBase, made: readonly { item: Item; bulk?: BulkRow }[]) {
  for (const table of ['Actor', 'Concept'] as const) {
    const rows = made.flatMap(({ item, bulk }) =>
      bulk && item.service.entity === table ? [bulk.row.columns] : [],
    );
    const taken = new Set<string>();
    let wanted = rows.map((columns) => ({ columns, slug: columns.slug as string, n: 1 }));
    while (wanted.length > 0) {
      const { rows: found } = await client.query<{ slug: string }>(
        `SELECT "slug" FROM public."${table}" WHERE "slug" = ANY ($1)`,
        [wanted.map(numbered)],
      );
      const inUse = new Set(found.map(({ slug }) => slug));
      const later: typeof wanted = [];
      for (const want of wanted) {
        const slug = numbered(want);
        if (inUse.has(slug) || taken.has(slug)) {
          later.push({ ...want, n: want.n + 1 });
        } else {
          taken.add(slug);
          want.columns.slug = slug;
        }
      }
      wanted = later;
    }
  }
}

const numbered = ({ slug, n }: { slug: string; n: number }) =>
  n === 1 ? slug : `${slug.slice(0, 190).replace(/-$/, '')}-${n}`;
