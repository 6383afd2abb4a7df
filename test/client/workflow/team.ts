import { EntenteClient, unwrap } from '../../../client/src/index.ts';
import { changed } from '../../../client/src/live.ts';
import type { Clearance } from '../../../server/src/database/clearance.ts';
import { type Listening, listen } from '../../../server/src/start/http.ts';
import type { Role } from '../../../server/src/viewer.ts';
import { people } from '../../account/people.ts';
import { type TestApp, testApp } from '../../set-up/app.ts';
import { Changes, CreateToken, CreateUser } from './documents.ts';

/** The team around the worked example, besides Ada, who administers. */
const roles = {
  carl: { roles: ['CODER'], clearance: 'RED' },
  dora: { roles: ['CODER'], clearance: 'RED' },
  rita: { roles: ['CODER', 'REVIEWER'], clearance: 'RED' },
  anna: { roles: ['ANALYST', 'REVIEWER'], clearance: 'RED' },
  glen: { roles: [], clearance: 'GREEN' },
} as const satisfies Record<string, { roles: readonly Role[]; clearance: Clearance }>;

export type Name = 'ada' | keyof typeof roles;

export interface Member {
  /** The user. */
  id: string;
  /** The actor as whom they write. */
  actorId: string;
  tokenId: string;
  client: EntenteClient;
  /** Begins to follow what is recorded from now on. */
  follow(): Promise<Following>;
}

/** What somebody is told of the changes. */
export interface Following {
  /** The next so many, each as a line such as "rita UPDATED Coding state IN_ADJUDICATION". */
  next(count: number): Promise<string[]>;
  /** When the last of them was recorded. */
  moment(): string;
  end(): Promise<unknown>;
}

export interface Team extends Record<Name, Member> {
  test: TestApp;
  /** The statement of the example whose paraphrase has these words. */
  said(words: string): Promise<{ id: string; version: number }>;
  close(): Promise<void>;
}

/** A server that asks everybody for a token, with the worked example and a team that Ada let in through the API. */
export async function team(): Promise<Team> {
  const test = await testApp('example', 'RED', { authentication: 'required' });
  const listening = await listen(test.app, '127.0.0.1', 0);
  // Nobody is let in through the API yet: the first one comes from the machine
  const machine = people(test.database);
  const first = await machine.person(['ADMIN'], { clearance: 'RED' });
  const member = (token: string, more: Omit<Member, 'client' | 'follow'>): Member => {
    const client = new EntenteClient(`${listening.url}/graphql`, { token });
    return { ...more, client, follow: () => follow(listening, client, token) };
  };
  const ada = member(first.token, { id: first.globalId, actorId: '', tokenId: '' });

  const letIn = async (name: string, held: (typeof roles)[keyof typeof roles]) => {
    const actor = unwrap(await ada.client.createActor({ input: { kind: 'PERSON', name } }));
    const user = { ...held, name, actorId: actor.id };
    const { id } = unwrap((await ada.client.request(CreateUser, { input: user })).result);
    const made = await ada.client.request(CreateToken, { input: { name: 'laptop', userId: id } });
    const { secret, token } = unwrap(made.result);
    return member(secret, { id, actorId: actor.id, tokenId: token.id });
  };
  const members: Partial<Record<Name, Member>> = { ada };
  for (const name of Object.keys(roles) as (keyof typeof roles)[])
    members[name] = await letIn(name, roles[name]);
  return {
    ...(members as Record<Name, Member>),
    test,
    async said(words) {
      const statements = await ada.client.statements({ first: 100 });
      const found = statements.nodes.find(({ paraphrase }) => paraphrase?.includes(words));
      if (!found) throw new Error(`Nothing is said with the words "${words}".`);
      return found;
    },
    async close() {
      await machine.close();
      await listening.close(0);
      await test.close();
    },
  };
}

interface Told {
  entity: string;
  operation: string;
  recordedAt: string;
  user: { name: string };
  differences: { field: string; to: unknown }[];
}

async function follow({ url }: Listening, client: EntenteClient, token: string): Promise<Following> {
  let after: string | null = null;
  for await (const { pageInfo } of client.pages(Changes, ({ changes }) => changes))
    after = pageInfo.endCursor;
  const stop = new AbortController();
  const changes = changed<Told>(`${url}/graphql`, {
    after,
    token,
    signal: stop.signal,
    selection: 'entity operation recordedAt user { name } differences { field to }',
  });
  let last = '';
  return {
    async next(count) {
      const lines: string[] = [];
      while (lines.length < count) {
        const { done, value } = await changes.next();
        if (done) throw new Error(`The feed ended after ${lines.join(', ')}.`);
        last = value.revision.recordedAt;
        lines.push(lineOf(value.revision));
      }
      return lines;
    },
    moment: () => last,
    end() {
      stop.abort();
      return changes.return();
    },
  };
}

function lineOf({ entity, operation, user, differences }: Told): string {
  const state = differences.find(({ field }) => field === 'state' && operation === 'UPDATED')?.to;
  return [user.name, operation, entity, ...(state ? ['state', state] : [])].join(' ');
}
