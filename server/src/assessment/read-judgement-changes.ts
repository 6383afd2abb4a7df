import type { Source } from '../read/fetch.ts';
import { Statement } from '../read/sql.ts';
import { type Judgement, type JudgementChange, judgementChanges, type Link } from './judgement-changes.ts';

const columns = ['judgement', 'likelihood', 'confidence'] as const;
/** A chain is followed back so far. */
const longest = 100;

/**
 * The changes of judgement of several assessments and of all that each supersedes, in one statement. An earlier one that the clearance
 * hides ends the chain: what it said is not told.
 */
export async function readJudgementChanges(
  source: Source,
  ids: string[],
): Promise<Map<string, JudgementChange[]>> {
  const statement = new Statement(source);
  const assessment = statement.table('Assessment');
  const rows = await source.run(
    `WITH RECURSIVE chain (root, id, depth) AS (
      SELECT id, id, 0 FROM unnest(${statement.parameter(ids)}::uuid[]) AS id
      UNION ALL
      SELECT c.root, a."supersedesId", c.depth + 1 FROM chain c JOIN ${assessment} a ON a."id" = c.id
      WHERE a."supersedesId" IS NOT NULL AND c.depth < ${longest}
    )
    SELECT c.root, a."id", to_json(a."recordedAt") #>> '{}', a."supersessionReason", a."supersedesId", a."judgement", a."likelihood",
      a."confidence", r.revisions
    FROM chain c JOIN ${assessment} a ON a."id" = c.id, LATERAL (
      SELECT coalesce(json_agg(json_build_object('recordedAt', v."recordedAt", 'changes', v."changes") ORDER BY v."position"), '[]') AS revisions
      FROM ${statement.table('Revision')} v WHERE v."entityId" = a."id" AND v."entity" = 'Assessment' AND v."operation" = 'UPDATED'
        AND v."changes" ?| '{${columns.join()}}'
    ) r ORDER BY c.root, c.depth DESC`,
    statement.parameters,
  );
  const chains = new Map<string, { chain: Link[]; complete: boolean }>();
  for (const row of rows) {
    const root = row[0] as string;
    const known = chains.get(root) ?? { chain: [], complete: row[4] === null };
    known.chain.push(linkOf(row));
    chains.set(root, known);
  }
  return new Map([...chains].map(([root, { chain, complete }]) => [root, judgementChanges(chain, complete)]));
}

interface Revised {
  recordedAt: string;
  changes: Partial<Record<(typeof columns)[number], { from: never }>>;
}

function linkOf([, id, recordedAt, supersessionReason, , judgement, likelihood, confidence, revisions]: (
  | string
  | null
)[]): Link {
  return {
    id: id as string,
    recordedAt: new Date(recordedAt as string),
    supersessionReason: supersessionReason ?? null,
    now: { judgement, likelihood, confidence } as Judgement,
    revisions: (JSON.parse(revisions as string) as Revised[]).map(({ recordedAt: at, changes }) => ({
      recordedAt: new Date(at),
      before: Object.fromEntries(
        columns.flatMap((column) => (changes[column] ? [[column, changes[column].from]] : [])),
      ),
    })),
  };
}
