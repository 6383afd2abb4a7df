import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Login } from '../../../server/src/database/connection.ts';
import type { DeepKey } from '../deep-key.ts';
import { relationship } from '../operations.ts';
import { preparePeerLogin } from './peer.ts';
import { type Ask, askCeiling, askOurs, askPeer, dataOf } from './requests.ts';

export const names = ['ours', 'postgraphile', 'ceiling'] as const;
export type Name = (typeof names)[number];

/** A server that takes part, in a process of its own. */
export interface Contestant {
  name: Name;
  url: string;
  pid: number;
  ask: Ask;
  /** Resolves when the process is gone. */
  stop(): Promise<void>;
}

/** What the contestants are started with. */
export interface Start {
  reader: Login;
  superuserUrl: string;
  /** The Node that all of them run on. */
  node: string;
  deepKey: DeepKey;
  /** Million bytes in which our API keeps answers; 0: it keeps none. */
  cache?: number;
}

/** Starts one of them. It answers when this returns. */
export async function startContestant(name: Name, start: Start): Promise<Contestant> {
  const here = (file: string) => join(import.meta.dirname, file);
  const login = JSON.stringify(start.reader);
  if (name === 'ours') {
    const process = await run(start.node, here('ours-process.ts'), login, String(start.cache ?? 0));
    return { name, ...process, ask: askOurs(start.deepKey) };
  }
  if (name === 'ceiling') {
    const process = await run(start.node, here('ceiling-process.ts'), login);
    return { name, ...process, ask: askCeiling(start.deepKey) };
  }
  const peerUrl = await preparePeerLogin(start.superuserUrl);
  const process = await run(start.node, here('../peer/server.mjs'), peerUrl);
  return { name, ...process, ask: askPeer(await peerCursor(process.url, start.deepKey)) };
}

async function run(node: string, file: string, ...given: string[]) {
  const child: ChildProcess = fork(file, given, {
    execPath: node,
    execArgv: file.endsWith('.ts') ? ['--import', 'tsx'] : [],
    env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(String(message)));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}.`)));
  });
  const stop = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return { url, pid: child.pid as number, stop };
}

/** PostGraphile's cursor of the deep key, found by an offset. */
async function peerCursor(url: string, { offset }: DeepKey): Promise<string> {
  const query = `query ($offset: Int) { allStatements(first: 1, offset: $offset, condition: { relationshipId: "${relationship}", speechAct: ASSERT, retractedAt: null }, orderBy: [SAID_ON_FIRST_DESC, ROW_ID_DESC]) { pageInfo { endCursor } } }`;
  const body = JSON.stringify({ query, variables: { offset: offset - 1 } });
  const data = (await dataOf(url, { path: '/graphql', body })) as {
    allStatements: { pageInfo: { endCursor: string } };
  };
  return data.allStatements.pageInfo.endCursor;
}
