import { actorNameService, affiliationService } from '../actor/service.ts';
import { codingService } from '../coding/service.ts';
import { NotFoundError } from '../errors.ts';
import { quote } from '../read/sql.ts';
import type { Viewer } from '../viewer.ts';
import type { EntityService } from '../write/entity.ts';
import { delegateOf, inTransaction, joined, type Transaction, type Writer } from '../write/transaction.ts';
import { hashOf, hashOfFound, type Item, isFound, itemsOf, type Plan, saysTheSame } from './plan.ts';

/**
 * Brings what is there up to what its source says now, in one transaction: the row's own entity, its parts, and parts that the source
 * no longer has, which are retracted, or has again, which are restored. What somebody else retracted stays so.
 * False where nothing is to be done: another import was first. Throws a ConflictError where somebody else changes the row just now.
 */
export async function applyChange(writer: Writer, viewer: Viewer, plan: Plan): Promise<boolean> {
  return inTransaction(writer, viewer, async (transaction) => {
    // Another import of the same row waits here, and then finds nothing to do
    await transaction.$queryRaw`SELECT FROM "ImportRecord" WHERE "key" = ${plan.own.key} FOR UPDATE`;
    const records = new Map(
      (
        await transaction.importRecord.findMany({
          where: { key: { in: itemsOf(plan).map(({ key }) => key) } },
        })
      ).map((record) => [record.key, record]),
    );
    const idOf = (key: string) => {
      const id = records.get(key)?.entityId;
      if (!id) throw new NotFoundError(`"${key}" is not there: import it first.`);
      return id;
    };
    const changed = [plan.own, ...plan.parts].filter(
      ({ key, says }) => !saysTheSame(records.get(key)?.hash ?? '', says),
    );
    await settleParts(transaction, viewer, plan, idOf(plan.own.key));
    for (const item of changed) {
      const isOthers = isFound(records.get(item.key)?.hash ?? '');
      if (!isOthers) await update(transaction, viewer, item, idOf);
      const hash = isOthers ? hashOfFound(item.says) : hashOf(item.says);
      await transaction.importRecord.update({ where: { key: item.key }, data: { hash } });
    }
    return changed.length > 0;
  });
}

async function update(
  transaction: Transaction,
  viewer: Viewer,
  item: Item,
  idOf: (key: string) => string,
): Promise<void> {
  const id = idOf(item.key);
  const row = await delegateOf(transaction, item.service.entity).findUnique({ where: { id } });
  if (!row || row.retractedAt || item.sameAs) return;
  // A slug is an address, and stays
  const { slug, ...input } = item.input(idOf) as { slug?: string };
  await item.service.update(joined(transaction), viewer, id, row.version as number, input);
}

/** What can be part of a row, by the column that holds the id of the row's own entity. */
const parts: readonly {
  of: string;
  by: string;
  service: Pick<EntityService, 'entity' | 'retract' | 'restore'>;
}[] = [
  { of: 'Actor', by: 'actorId', service: actorNameService },
  { of: 'Actor', by: 'actorId', service: affiliationService },
  { of: 'Statement', by: 'statementId', service: codingService },
];

const gone = 'The source no longer says so.';

/** Retracts the parts that the source no longer has, and no other source has, and restores those that it has again. */
async function settleParts(
  transaction: Transaction,
  viewer: Viewer,
  plan: Plan,
  ownId: string,
): Promise<void> {
  const said = new Set(plan.parts.map(({ key }) => key));
  for (const { of, by, service } of parts) {
    if (of !== plan.own.service.entity) continue;
    const rows = await transaction.$queryRawUnsafe<
      { key: string; hash: string; id: string; version: number; retractionReason: string | null }[]
    >(
      `SELECT r."key", r."hash", p."id", p."version", p."retractionReason" FROM public."ImportRecord" r
       JOIN public.${quote(service.entity)} p ON p."id" = r."entityId"
       WHERE p.${quote(by)} = $1::uuid AND starts_with(r."key", $2)
         AND NOT EXISTS (SELECT FROM public."ImportRecord" o WHERE o."entityId" = p."id" AND o."key" <> r."key")`,
      ownId,
      `${plan.own.key}/`,
    );
    for (const { key, hash, id, version, retractionReason } of rows) {
      if (isFound(hash)) continue;
      if (!said.has(key) && retractionReason === null)
        await service.retract(joined(transaction), viewer, id, version, gone);
      if (said.has(key) && retractionReason === gone)
        await service.restore(joined(transaction), viewer, id, version);
    }
  }
}
