import { actorNameService, affiliationService } from '../actor/service.ts';
import { codingService } from '../coding/service.ts';
import { NotFoundError } from '../errors.ts';
import { quote } from '../read/sql.ts';
import type { Viewer } from '../viewer.ts';
import type { EntityService } from '../write/entity.ts';
import { delegateOf, inTransaction, joined, type Transaction, type Writer } from '../write/transaction.ts';
import { changedFields, hashOf, hashOfFound, hashOfMade, isFound, saysTheSame } from './hash.ts';
import { type Item, itemsOf, type Plan } from './plan.ts';

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
      const { hash: before, entityId } = records.get(item.key) as { hash: string; entityId: string };
      const hash = isFound(before)
        ? hashOfFound(item.says)
        : item.sameAs
          ? hashOf(item.says)
          : await update(transaction, viewer, item, entityId, before, item.input(idOf));
      await transaction.importRecord.update({ where: { key: item.key }, data: { hash } });
    }
    return changed.length > 0;
  });
}

/** Writes the fields that the source says otherwise than before, unless the row is retracted. Gives the hash of what it says now. */
async function update(
  transaction: Transaction,
  viewer: Viewer,
  { service, says }: Item,
  id: string,
  hash: string,
  input: object,
): Promise<string> {
  // A slug is an address, and stays
  const { slug, ...changes } = changedFields(hash, input);
  const row = await delegateOf(transaction, service.entity).findUnique({ where: { id } });
  if (row && !row.retractedAt && Object.keys(changes).length > 0)
    await service.update(joined(transaction), viewer, id, row.version as number, changes);
  return hashOfMade(says, input);
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
