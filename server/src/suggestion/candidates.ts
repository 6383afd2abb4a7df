import type { Source } from '../read/fetch.ts';
import { Statement } from '../read/sql.ts';

/**
 * The actors that bear each of some names, exactly so written, as name or alias: their ids as which they are shown, merged ones
 * once. One statement for all names; a name that nobody bears is left out.
 */
export async function actorsNamed(
  source: Source,
  names: Iterable<string>,
): Promise<ReadonlyMap<string, string[]>> {
  const wanted = [...new Set(names)];
  if (!wanted.length) return new Map();
  const statement = new Statement(source);
  const wantedNames = `${statement.parameter(wanted)}::text[]`;
  const [actor, actorName, identity] = ['Actor', 'ActorName', 'ActorIdentity'].map((name) =>
    statement.table(name),
  );
  const rows = await source.run(
    `SELECT DISTINCT found.name, coalesce(i."identityId", found.id) AS id FROM unnest(${wantedNames}) AS wanted (name) ` +
      `CROSS JOIN LATERAL (SELECT a."name", a."id" FROM ${actor} a WHERE a."name" = wanted.name AND a."retractedAt" IS NULL ` +
      `UNION SELECT n."text", n."actorId" FROM ${actorName} n JOIN ${actor} a ON a."id" = n."actorId" ` +
      `WHERE n."text" = wanted.name AND n."retractedAt" IS NULL AND a."retractedAt" IS NULL) AS found (name, id) ` +
      `LEFT JOIN ${identity} i ON i."actorId" = found.id ORDER BY 1, 2`,
    statement.parameters,
  );
  const found = new Map<string, string[]>();
  for (const [name, id] of rows) {
    const same = found.get(name as string);
    if (same) same.push(id as string);
    else found.set(name as string, [id as string]);
  }
  return found;
}
