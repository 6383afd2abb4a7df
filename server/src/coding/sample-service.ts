import { createHash } from 'node:crypto';
import { z } from 'zod';
import { NotFoundError, ValidationError } from '../errors.ts';
import { requireRole, type Viewer, visibleMarkings } from '../viewer.ts';
import { once } from '../write/idempotency.ts';
import { input, parseInput } from '../write/input.ts';
import { inTransaction, type Transaction, type Writer } from '../write/transaction.ts';
import { type Assigned, assigners, assignPairs } from './assignment-service.ts';
import { round } from './service.ts';

const sample = z.object({
  codebookId: input.id,
  round: round.nullish().transform((given) => given ?? 1),
  share: z.number().gt(0, 'A share lies above 0.').max(1, 'A share is at most 1.'),
  seed: z
    .string()
    .min(1, 'A seed has at least one character.')
    .max(100, 'A seed has at most 100 characters.'),
  coderIds: z.array(input.id).min(1, 'Name the coders.').max(100, 'At most 100 coders.'),
  dueOn: input.day.nullish(),
});

/** What was drawn, and of how many statements. */
export interface Sampled extends Assigned {
  population: number;
}

/**
 * Has a share of the statements of a round read by a second coder, so that the agreement between coders can be measured. The same
 * seed draws the same statements of the same round, whoever draws; each goes to one of the coders that does not have it yet.
 */
export function assignSample(
  writer: Writer,
  viewer: Viewer,
  given: object,
  idempotencyKey?: string | null,
): Promise<Sampled> {
  return inTransaction(writer, viewer, async (transaction) => {
    requireRole(viewer, assigners, 'assign statements to coders');
    const { share, seed, coderIds, ...order } = parseInput(sample, given);
    const draw = async () => {
      const statements = await statementsOf(transaction, viewer, order);
      if (statements.size === 0)
        throw new NotFoundError('No statement of this codebook is assigned in this round.', ['round']);
      const drawn = drawSample([...statements.keys()], share, seed);
      const pairs = drawn.flatMap(({ statementId, number }) => {
        const first = statements.get(statementId) as { first: string; all: Set<string> };
        return secondCoder(statementId, first, [...new Set(coderIds)].sort(), number);
      });
      const assigned = await assignPairs(transaction, viewer, pairs, order);
      return { ...assigned, population: statements.size };
    };
    return idempotencyKey
      ? once(transaction, viewer, { key: idempotencyKey, operation: 'assign sample', input: given }, draw)
      : draw();
  });
}

/** The statements of a round with who reads them: first whoever was assigned first. */
async function statementsOf(
  transaction: Transaction,
  viewer: Viewer,
  { codebookId, round }: { codebookId: string; round: number },
) {
  const rows = await transaction.codingAssignment.findMany({
    where: {
      codebookId,
      round,
      retractedAt: null,
      statement: { retractedAt: null, marking: { in: visibleMarkings(viewer) } },
    },
    select: { statementId: true, coderId: true },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
  });
  const statements = new Map<string, { first: string; all: Set<string> }>();
  for (const { statementId, coderId } of rows) {
    const known = statements.get(statementId) ?? { first: coderId, all: new Set<string>() };
    known.all.add(coderId);
    statements.set(statementId, known);
  }
  return statements;
}

/**
 * A share of ids, rounded up, in an order that hangs on the seed and the ids alone: ids that are added later do not move the
 * others. `number` is a large number of each id's own, to choose by.
 */
export function drawSample(ids: readonly string[], share: number, seed: string) {
  const hashed = ids.map((statementId) => {
    const hash = createHash('sha256').update(`${seed} ${statementId}`).digest('hex');
    return { statementId, hash, number: Number.parseInt(hash.slice(0, 12), 16) };
  });
  hashed.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  return hashed.slice(0, Math.ceil(share * ids.length));
}

/** Who reads a drawn statement as well: nobody new where one of the coders did so as the second before. */
function secondCoder(
  statementId: string,
  { first, all }: { first: string; all: ReadonlySet<string> },
  coders: readonly string[],
  number: number,
) {
  const others = coders.filter((coder) => coder !== first);
  if (others.length === 0)
    throw new ValidationError(
      'One of the drawn statements is assigned to the only coder you name: name another one as well.',
      ['coderIds'],
    );
  const already = others.find((coder) => all.has(coder));
  return [{ statementId, coderId: already ?? (others[number % others.length] as string) }];
}
