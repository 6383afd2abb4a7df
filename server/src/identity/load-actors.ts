import type { Source } from '../read/fetch.ts';
import { quote, Statement } from '../read/sql.ts';
import type { ActorToMatch } from './actor-profile.ts';

/** An actor, with what it takes to choose under whose name several are read. */
export interface LoadedActor extends ActorToMatch {
  name: string;
  wikidataId: string | null;
}

/** What a query of actors is about: all persons, or some of them by their ids. */
export type Wanted = 'PERSONS' | readonly string[];

/**
 * Live actors as they are matched, with the days and documents of what they said, in the order of their ids; one statement for all.
 * Each record stands for itself, whoever it is the same as.
 */
export async function loadActors(source: Source, wanted: Wanted): Promise<LoadedActor[]> {
  const statement = new Statement(source);
  const table = (name: string) => statement.table(name);
  const which =
    wanted === 'PERSONS' ? `a."kind" = 'PERSON'` : `a."id" = ANY (${statement.parameter(wanted)}::uuid[])`;
  const ofActor = (name: string, key = 'actorId') =>
    `${table(name)} x WHERE x.${quote(key)} = a."id" AND x."retractedAt" IS NULL`;
  const rows = await source.run(
    `SELECT jsonb_build_object(
       'id', a."id", 'name', a."name", 'wikidataId', a."wikidataId",
       'names', (SELECT coalesce(jsonb_agg(x."text" ORDER BY x."id"), '[]') FROM ${ofActor('ActorName')}),
       'affiliations', (SELECT coalesce(jsonb_agg(jsonb_build_object('role', coalesce(x."role", ''), 'country', o."countryCode",
           'from', nullif(x."validFirst", '0001-01-01'), 'to', nullif(x."validLast", '9999-12-31')) ORDER BY x."id"), '[]')
         FROM ${table('Affiliation')} x JOIN ${table('Actor')} o ON o."id" = x."organizationId"
         WHERE x."actorId" = a."id" AND x."retractedAt" IS NULL),
       'days', coalesce(s.days, '[]'), 'documents', coalesce(s.documents, '[]'))
     FROM ${table('Actor')} a LEFT JOIN (
       SELECT x."speakerId", jsonb_agg(DISTINCT x."saidOnFirst") AS days, jsonb_agg(DISTINCT d."id") FILTER (WHERE d."id" IS NOT NULL) AS documents
       FROM ${table('Statement')} x LEFT JOIN ${table('Document')} d ON d."id" = x."documentId" WHERE x."retractedAt" IS NULL
       ${wanted === 'PERSONS' ? '' : `AND x."speakerId" = ANY (${statement.parameter(wanted)}::uuid[])`} GROUP BY 1
     ) s ON s."speakerId" = a."id"
     WHERE ${which} AND a."retractedAt" IS NULL ORDER BY a."id"`,
    statement.parameters,
  );
  return rows.map(([json]) => {
    const actor = JSON.parse(json as string) as LoadedActor;
    return { ...actor, names: [actor.name, ...actor.names] };
  });
}
