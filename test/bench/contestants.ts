import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { encodeCursor } from '../../server/src/list/cursor.ts';
import { deepKey, type Operation } from './operations.ts';

export interface Contestant {
  name: string;
  pid: number;
  url: string;
  /** The request that answers an operation: path and body. */
  request(operation: Operation): { path: string; body: string };
  stop(): void;
}

/** Starts a contestant as a process of its own. */
export async function startContestant(name: 'ours' | 'ceiling', ownerUrl: string): Promise<Contestant> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'contestant.ts'), [name, ownerUrl], {
    execArgv: ['--import', 'tsx'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(String(message)));
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}.`)));
  });
  return {
    name,
    pid: child.pid as number,
    url,
    request: name === 'ours' ? graphql : byHand,
    stop: () => void child.kill('SIGKILL'),
  };
}

export function graphql({ name, query, variables }: Operation) {
  const order = [{ saidOnFirst: 'desc' as const }, { id: 'desc' as const }];
  const after =
    name === 'q4 deep'
      ? encodeCursor({ saidOnFirst: `${deepKey.saidOn}T00:00:00.000Z`, id: deepKey.id }, order)
      : undefined;
  return { path: '/graphql', body: JSON.stringify({ query, variables: { ...variables, after } }) };
}

function byHand({ name, variables }: Operation) {
  return { path: `/${encodeURIComponent(name)}`, body: JSON.stringify({ first: variables.first }) };
}

/** The data that a contestant answers, without what only one of them has. */
export async function answerOf(
  contestant: Pick<Contestant, 'url' | 'request'>,
  operation: Operation,
): Promise<unknown> {
  const { path, body } = contestant.request(operation);
  const response = await fetch(contestant.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  if (errors) throw new Error(`${operation.name}: ${JSON.stringify(errors)}`);
  return JSON.parse(JSON.stringify(data, (key, value) => (key === 'pageInfo' ? undefined : value)));
}
