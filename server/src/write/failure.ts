import { DatabaseError } from 'pg';
import {
  AlreadyExistsError,
  EntenteError,
  NotFoundError,
  UnavailableError,
  ValidationError,
} from '../errors.ts';
import { isLostConnection } from '../read/connection.ts';
import { shortageOf } from '../read/shortage.ts';

/** What the driver says of a refusal, wherever Prisma puts it. */
interface Refusal {
  originalCode?: string;
  originalMessage?: string;
  kind?: string;
  table?: string;
  constraint?: { index?: string };
}

/** Reads one text from the catalogue; the failure's own connection is gone or in a failed transaction. */
export type Lookup = (constraint: string) => Promise<string | null>;

/** SQLSTATE classes and Prisma codes that mean: nothing is wrong with the input, try again. */
// 25006: the primary was set back to a standby, and another takes the writes
const passing = /^(08|25006|40|57P|55P03)|^P(1001|1002|1008|1017|2024|2034)$/;
/** The same in the adapter's words, where there is no code: a connection that the other side cut has none. */
const away = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout']);
/** Broken off, since it had taken as long as it may. */
const tooLong = /^(57014|P2028)$/;

/**
 * The typed error for what the database refused. The sentence comes from the comment on the constraint, so that it stands
 * beside the rule itself; the database's own message never reaches a caller. Anything unexpected is given back as it is.
 */
export async function failureOf(error: unknown, lookup: Lookup): Promise<unknown> {
  if (error instanceof EntenteError) return error;
  const refusal = refusalOf(error);
  const code = refusal?.originalCode ?? (error as { code?: string }).code ?? '';
  if (passing.test(code) || away.has(refusal?.kind ?? '') || isLostConnection(error))
    return new UnavailableError();
  const shortage = shortageOf(code);
  if (shortage) return shortage;
  if (tooLong.test(code))
    return new UnavailableError(
      'The database was given more time than a write may take. Nothing was written; try again, with less at once.',
    );
  if (!refusal) return error;
  const constraint = constraintOf(refusal);
  const sentence = constraint ? await lookup(constraint).catch(() => null) : null;
  switch (code) {
    case '23505':
      return new AlreadyExistsError(
        sentence ?? `Another ${refusal.table ?? 'row'} has the same value.`,
        pathOf(constraint),
      );
    case '23503':
      return new NotFoundError(
        'What the input refers to does not exist, or you may not see it.',
        pathOf(constraint),
      );
    case '23514':
      // A trigger's message is written for people; a CHECK's is not, its comment is
      return new ValidationError(
        sentence ??
          (constraint ? 'The input breaks a rule of the domain.' : (refusal.originalMessage as string)),
      );
    case '54000':
      return /tsvector/.test(refusal.originalMessage ?? '')
        ? new ValidationError(
            'The text has too many different words for the full-text index. Split the document.',
            ['text'],
          )
        : new ValidationError('A value is too long to be indexed. Shorten it.');
    default:
      return error;
  }
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof DatabaseError) {
    const { code, message, table, constraint } = error;
    return { originalCode: code, originalMessage: message, table, constraint: { index: constraint } };
  }
  const { meta, cause } = error as { meta?: { driverAdapterError?: { cause?: Refusal } }; cause?: Refusal };
  return meta?.driverAdapterError?.cause ?? (cause?.originalCode ? cause : undefined);
}

function constraintOf({ constraint, originalMessage }: Refusal): string | undefined {
  return constraint?.index ?? originalMessage?.match(/constraint "([^"]+)"/)?.[1];
}

/** `Actor_slug_key` and `ActorName_actorId_fkey` name a column; other constraints span several. */
function pathOf(constraint: string | undefined): string[] {
  const column = constraint?.match(/^[^_]+_([A-Za-z]+)_(f?key)$/)?.[1];
  return column ? [column] : [];
}
