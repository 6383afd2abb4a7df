import { expect } from 'vitest';
import { EntenteError } from '../../server/src/errors.ts';
import type { Transaction, Writer } from '../../server/src/write/transaction.ts';
import type { Logins } from './logins.ts';

// One step, tried through each of two doors and undone: what comes of it, in the words of the refusal.

class Undone extends Error {}

/** The words in which the two doors say the same: names of parameters are written otherwise in SQL. */
const inOneSpelling = (message: string) =>
  message
    .replaceAll(/"(\w+)"/g, (_, name: string) => `"${snake(name)}"`)
    .replaceAll('expectedVersion', 'expected_version')
    .replace(/^("\w+"|This) must not be empty/, 'This must not be empty')
    .replace(/^("\w+"|This) has at most/, 'This has at most');
export const snake = (name: string) =>
  name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What a service says to a step, "done" where nothing. */
export async function tryService(
  writer: Writer,
  step: (writer: Writer) => Promise<unknown>,
): Promise<string> {
  const trial = new Proxy(writer, {
    get: (target, name) =>
      name === '$transaction'
        ? (work: (transaction: Transaction) => Promise<unknown>) =>
            writer.$transaction(async (transaction) => {
              await work(transaction);
              await transaction.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
              throw new Undone();
            })
        : Reflect.get(target, name),
  });
  try {
    await step(trial);
  } catch (error) {
    if (error instanceof Undone) return 'done';
    expect(error).toBeInstanceOf(EntenteError);
    return inOneSpelling((error as EntenteError).message);
  }
  throw new Error('The step took no transaction.');
}

/** What a function says to the same, called by a person. */
export async function tryFunction<Person extends string>(
  logins: Logins<Person>,
  person: Person,
  sql: string,
  values: unknown[],
): Promise<string> {
  const client = await logins.client(person);
  await client.query('BEGIN');
  try {
    await client.query(sql, values);
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    return 'done';
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    // Forbidden, not there, moved on, not acceptable, there already
    expect(['42501', 'P0002', '55000', '23514', '23505'], message).toContain(code);
    return inOneSpelling(message);
  } finally {
    await client.query('ROLLBACK');
  }
}
