import { relative } from 'node:path';
import type { Clearance } from '../database/clearance.ts';
import { version } from './command-line.ts';

/** What the first screen tells of. */
export interface Started {
  url: string;
  /** "entente at db.example.org:5432"; undefined if Postgres is embedded. */
  externalDatabase?: string;
  embedded?: { directory: string; port: number; analystUrl: string };
  /** The strongest marking that is seen here. */
  clearance: Clearance;
  /** Seconds from the start of the process. */
  seconds: number;
}

/** One screen: where the server is, what to try, how to stop. */
export function startScreen({ url, externalDatabase, embedded, clearance, seconds }: Started): string {
  const graphql = `${url}/graphql`;
  const rows = embedded
    ? [
        ['Data', `${shortened(embedded.directory)} (Postgres on 127.0.0.1:${embedded.port})`],
        ['SQL', `psql ${embedded.analystUrl}`],
        ['', `reads only, and only what is marked up to ${clearance}`],
      ]
    : [['Database', externalDatabase ?? '']];
  return `
Entente ${version} is ready (${seconds.toFixed(1)} s)

${[['GraphiQL', graphql], ...rows].map(([name, text]) => `  ${name?.padEnd(10)}${text}`).join('\n')}

Try
  1. Open GraphiQL and run its tabs: how each side has characterised the relationship, what they do together, what is withheld.
  2. Ask from a shell:
       curl -s ${graphql} -H 'content-type: application/json' -d '{"query":"{ search(query: \\"Peshkov\\") { name score } }"}'
  3. ${embedded ? `Ask in SQL:\n       psql ${embedded.analystUrl} -c 'SELECT "saidOn", quote FROM "Statement"'` : 'Ask in SQL, as a member of a group such as entente_people_clear, in the schema analysis.'}

Ctrl-C stops ${embedded ? 'the server and its Postgres' : 'the server'}.
`;
}

function shortened(directory: string): string {
  const path = relative(process.cwd(), directory);
  return path === '' || path.startsWith('..') ? directory : path;
}
