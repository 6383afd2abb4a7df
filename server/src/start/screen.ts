import { relative } from 'node:path';
import type { Config } from '../config.ts';
import type { Clearance } from '../database/clearance.ts';
import { version } from '../product.ts';

/** What the first screen tells of. */
export interface Started {
  url: string;
  /** "entente at db.example.org:5432"; undefined if Postgres is embedded. */
  externalDatabase?: string;
  embedded?: { directory: string; port: number; analystUrl: string };
  authentication: Config['authentication'];
  /** Whose logins are good here; undefined: nobody's. */
  loginIssuer?: string;
  /** Whether there is a token or a login that would be let in. */
  hasWayIn: boolean;
  /** The strongest marking that is seen here. */
  clearance: Clearance;
  /** Where Prometheus finds the metrics; undefined where nothing is measured. */
  metricsUrl?: string;
  /** Seconds from the start of the process. */
  seconds: number;
}

/** One screen: where the server is, what to try, how to stop. */
export function startScreen(started: Started): string {
  const { url, externalDatabase, embedded, seconds, authentication, clearance, hasWayIn } = started;
  const graphql = `${url}/graphql`;
  const token = authentication === 'required' ? ` -H 'authorization: Bearer <token>'` : '';
  const data = embedded
    ? [
        ['Data', `${shortened(embedded.directory)} (Postgres on 127.0.0.1:${embedded.port})`],
        ['SQL', `psql ${embedded.analystUrl}`],
        ['', `reads what is marked up to ${clearance}, and writes by functions of the schema analysis`],
      ]
    : [['Database', externalDatabase ?? '']];
  const metrics = started.metricsUrl ? [['Metrics', started.metricsUrl]] : [];
  const rows = [...accessRows(started), ...data, ...metrics];
  return `
Entente ${version} is ready (${seconds.toFixed(1)} s)

${[['GraphiQL', graphql], ...rows].map(([name, text]) => `  ${name?.padEnd(10)}${text}`).join('\n')}
${hasWayIn ? '' : howToGetIn}
Try
  1. Open GraphiQL and run its tabs: how each side has characterised the relationship, what they do together, what is withheld.
  2. Ask from a shell:
       curl -s ${graphql} -H 'content-type: application/json'${token} -d '{"query":"{ search(query: \\"Peshkov\\") { name score } }"}'
  3. ${embedded ? `Ask in SQL:\n       psql ${embedded.analystUrl} -c 'SELECT said_on, side, speaker, stance, concept FROM statement_timeline'` : 'Ask in SQL, as a member of a group such as entente_people_clear, in the schema analysis.'}

Ctrl-C stops ${embedded ? 'the server and its Postgres' : 'the server'}.
`;
}

function accessRows({ authentication, loginIssuer }: Started): string[][] {
  if (authentication === 'local')
    return [['Access', 'whoever is at this machine, as its administrator; no login is asked for']];
  return [['Access', `users with a token${loginIssuer ? `, or a login of ${loginIssuer}` : ''}`]];
}

/** What the screen says while a server that wants tokens has given out none. */
const howToGetIn = `
Nobody can get in yet. Make an administrator and a token for them, on the database of this server:
       npx entente user add --name 'A Name' --email name@example.org --roles ADMIN --clearance RED
       npx entente token create 'first token' --user name@example.org
`;

function shortened(directory: string): string {
  const path = relative(process.cwd(), directory);
  return path === '' || path.startsWith('..') ? directory : path;
}
