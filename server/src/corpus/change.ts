import { actorNameService, affiliationService } from '../actor/service.ts';
import { codingService } from '../coding/service.ts';
import { NotFoundError } from '../errors.ts';
import type { Viewer } from '../viewer.ts';
import type { EntityService } from '../write/entity.ts';
import { delegateOf, inTransaction, joined, type Transaction, type Writer } from '../write/transaction.ts';
import { hashOf, type Item, itemsOf, type Plan } from './plan.ts';

/**
 * Brings what is there up to what its source says now, in one transaction: the row's own entity, its parts, and parts that the source
 * no longer has, which are retracted. What was retracted here stays so.
 */
export async function applyChange(writer: Writer, viewer: Viewer, plan: Plan): Promise<void> {
  await inTransaction(writer, viewer, async (transaction) => {
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
    for (const item of [plan.own, ...plan.parts]) {
      if (records.get(item.key)?.hash !== hashOf(item.says)) await update(transaction, viewer, item, idOf);
    }
    await retractMissing(transaction, viewer, plan);
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
  if (row && !row.retractedAt && !item.sameAs)
    await item.service.update(joined(transaction), viewer, id, row.version as number, item.input(idOf));
  await transaction.importRecord.update({ where: { key: item.key }, data: { hash: hashOf(item.says) } });
}

/** The services of what can be part of a row. */
const partServices: Readonly<Record<string, Pick<EntityService, 'retract'>>> = {
  ActorName: actorNameService,
  Affiliation: affiliationService,
  Coding: codingService,
};

async function retractMissing(transaction: Transaction, viewer: Viewer, { own, parts }: Plan): Promise<void> {
  const missing = await transaction.importRecord.findMany({
    where: { key: { startsWith: `${own.key}/`, notIn: parts.map(({ key }) => key) } },
  });
  for (const { entity, entityId } of missing) {
    const row = await delegateOf(transaction, entity).findUnique({ where: { id: entityId } });
    if (!row || row.retractedAt) continue;
    const version = row.version as number;
    await partServices[entity]?.retract(
      joined(transaction),
      viewer,
      entityId,
      version,
      'The source no longer says so.',
    );
  }
}
