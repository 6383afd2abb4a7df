import {
  type DiscourseNetwork,
  type DiscourseNetworkOptions,
  discourseNetwork,
  fitting,
} from '../analysis/discourse-network.ts';
import type { DiscourseStatement } from '../analysis/discourse-statements.ts';
import { EntenteError, ValidationError } from '../errors.ts';
import type { Source } from '../read/fetch.ts';
import { Statement } from '../read/sql.ts';
import { loadTogether } from '../read/together.ts';
import { countedSql } from '../rhetoric/readings.ts';
import type { Scope } from '../rhetoric/scope.ts';

/** So many readings, nodes and edges are computed with, in about a second; one statement may be read in several ways. */
export const limits = { readings: 100_000, nodes: 2_500, edges: 200_000 } as const;

/** A statement as the network counts it, with where it stands in lists. */
export interface Said extends DiscourseStatement {
  /** The first day that its date can mean. */
  first: string;
}

/** The network of what is said about a relationship. Relationships of a list are read by one statement. */
export async function readNetwork(
  source: Source,
  relationshipId: string,
  scope: Scope,
  options: DiscourseNetworkOptions,
): Promise<DiscourseNetwork<Said>> {
  fit(options);
  const said = await loadTogether(source, `said ${JSON.stringify(scope)}`, relationshipId, (ids) =>
    readSaid(source, ids, scope),
  );
  const statements = said ?? [];
  const nodes = countNodes(statements);
  if (nodes > limits.nodes) throw tooMany('actors and concepts', limits.nodes);
  const network = discourseNetwork(statements, options);
  if (network.edges.length > limits.edges) throw tooMany('ties', limits.edges);
  return network;
}

/** @throws ValidationError where there is no such network. */
function fit(options: DiscourseNetworkOptions): void {
  try {
    fitting(options);
  } catch (error) {
    if (error instanceof RangeError) throw new ValidationError(error.message, ['mode']);
    throw error;
  }
}

async function readSaid(source: Source, ids: readonly string[], scope: Scope): Promise<Map<string, Said[]>> {
  const statement = new Statement(source);
  const rows = await source.run(
    `WITH ${countedSql(statement, ids, scope)}
     SELECT relationship, statement, speaker, concept, stance, s."documentId", first, last
     FROM counted JOIN ${statement.table('Statement')} s ON s."id" = statement
     LIMIT ${statement.parameter(limits.readings + 1)}`,
    statement.parameters,
    statement.once,
  );
  if (rows.length > limits.readings) throw tooMany('readings of statements', limits.readings);
  const found = new Map<string, Said[]>(ids.map((id) => [id, []]));
  for (const [relationship, id, actor, concept, stance, document, first, last] of rows as string[][]) {
    found.get(relationship as string)?.push({
      statement: id,
      actor,
      concept,
      stance,
      document,
      first,
      day: first === last ? first : null,
    } as Said);
  }
  return found;
}

function countNodes(statements: readonly Said[]): number {
  return (
    new Set(statements.map(({ actor }) => actor)).size +
    new Set(statements.map(({ concept }) => concept)).size
  );
}

const tooMany = (what: string, most: number) =>
  new EntenteError(
    'LIMIT_EXCEEDED',
    `A network has at most ${most} ${what}, and here are more: ask for a shorter window, for some voices, for one codebook, or for one kind of concepts.`,
  );
