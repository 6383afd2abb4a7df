import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../set-up/app.ts';
import { createConsumer, pack } from './consumer.ts';

/** An app as someone else would write it. Each expected error is a type that must not be too loose. */
const app = `
import { EntenteClient, StatementsDocument, NetworkError, ResultError, TypedDocumentString, unwrap } from '@entente/client';
import { changed } from '@entente/client/live';

const client = new EntenteClient(process.argv[2] ?? '', { headers: { 'x-consumer': 'packed' } });
const ActorName = new TypedDocumentString<{ actor: { name: string } | null }, { slug: string }>(
  'query ($slug: String!) { actor(by: { slug: $slug }) { name } }',
);

async function main() {
  const actor = await client.actor({ by: { slug: 'russia' } });
  const name: string | undefined = actor?.name;
  // @ts-expect-error a name is no number
  const _number: number | undefined = actor?.name;
  // @ts-expect-error a lookup needs something to look for
  const _missing = () => client.actor();

  const custom = await client.request(ActorName, { slug: 'china' });
  // @ts-expect-error the document does not select it
  const _unselected = custom.actor?.kind;
  // @ts-expect-error the document has no such variable
  const _variables = () => client.request(ActorName, { name: 'actor-2' });

  const where = { relationship: { slug: { eq: 'russia-china' } }, codings: { stance: { eq: 'AVOIDS' } } } as const;
  const avoided: string[] = [];
  for await (const statement of client.paginate(StatementsDocument, (data) => data.statements, { where, first: 1 })) {
    avoided.push(statement.speaker.name);
  }

  const input = { name: 'Packed', kind: 'PERSON', idempotencyKey: process.argv[3] } as const;
  const created = unwrap(await client.createActor({ input }));
  const again = unwrap(await client.createActor({ input }));

  const found = await client.documents({ first: 1 });
  const statement = {
    speakerId: created.id,
    documentId: found.nodes[0]?.id ?? '',
    relationshipId: (await client.relationship({ by: { slug: 'russia-china' } }))?.id,
    saidOn: '2024-05',
    paraphrase: 'Said in passing',
    directness: 'PARAPHRASE',
    speechAct: 'ASSERT',
    idempotencyKey: 'statement ' + process.argv[3],
  } as const;
  const recorded = unwrap(await client.recordStatement({ input: statement }));
  const recordedAgain = unwrap(await client.recordStatement({ input: statement }));
  const read = await client.statement({ by: { id: recorded.id } });
  const history = await client.revisions({ of: recorded.id });

  const page = (await client.request('{ changes(first: 1) { pageInfo { endCursor } } }')) as {
    changes: { pageInfo: { endCursor: string } };
  };
  const followed: string[] = [];
  for await (const { revision } of changed(process.argv[2] ?? '', { after: page.changes.pageInfo.endCursor, types: ['Actor'] })) {
    // @ts-expect-error a version is a number
    const _version: string = revision.subjectVersion;
    followed.push(revision.entity);
    if (followed.length === 3) break;
  }

  const refusal = await client
    .createActor({ input: { name: ' ', kind: 'PERSON' } })
    .then(unwrap)
    .catch((error: unknown) => error);
  const unreachable = await new EntenteClient('http://127.0.0.1:1', { retry: false })
    .actors()
    .catch((error: unknown) => error instanceof NetworkError && error.code);

  console.log(
    JSON.stringify({
      name,
      custom,
      avoided,
      once: created.id === again.id && created.slug,
      recorded: recorded.id === recordedAgain.id && [read?.saidOn, read?.speaker.name],
      followed,
      history: history.nodes.map(({ operation }) => operation),
      refusal: refusal instanceof ResultError && [refusal.name, refusal.code, refusal.path],
      unreachable,
    }),
  );
}

main();
`;

const printed = {
  name: 'Russia',
  custom: { actor: { name: 'China' } },
  avoided: ['Chinese officials', 'Kui Yanwei'],
  once: 'packed',
  recorded: ['2024-05', 'Packed'],
  followed: ['Actor', 'Actor', 'Actor'],
  history: ['CREATED'],
  refusal: ['ValidationError', 'INVALID_INPUT', ['name']],
  unreachable: 'NETWORK_ERROR',
};

/** The compiler takes its time on a busy machine. */
const patience = 180_000;

/** The name of a file that several entries share ends in a hash of what is in it. */
const withoutHash = (path: string) => path.replace(/-[\w-]{8}(\.(?:d\.)?[cm]?[jt]s)$/, '-*$1');

let packed: Awaited<ReturnType<typeof pack>>;
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  [packed, server] = await Promise.all([pack(), startServer()]);
});

afterAll(async () => {
  await Promise.all([packed?.remove(), server?.close()]);
});

describe('the packed client', () => {
  it('holds the build and what a reader needs, nothing else', () => {
    const files = [
      'README.md',
      // What the two entries share
      'dist/answer-*.cjs',
      'dist/answer-*.js',
      'dist/index.cjs',
      'dist/index.d.cts',
      'dist/index.d.ts',
      'dist/index.js',
      'dist/live.cjs',
      'dist/live.d.cts',
      'dist/live.d.ts',
      'dist/live.js',
      'dist/options-*.d.cts',
      'dist/options-*.d.ts',
      'package.json',
    ];
    expect(packed.files.map(withoutHash).toSorted()).toEqual(files);
  });

  it(
    'compiles and runs in an ES module project, and compiles for a bundler',
    async () => {
      const project = await createConsumer(packed.folder, packed.tarball, 'module', app);
      const bundler = ['--module', 'esnext', '--moduleResolution', 'bundler', '--lib', 'es2022,dom'];
      expect(await project.compile(...bundler, '--noEmit')).toBe('');
      expect(await project.compile()).toBe('');
      expect(await project.run(server.url, 'the same key')).toEqual(printed);
    },
    patience,
  );

  it(
    'compiles and runs in a CommonJS project',
    async () => {
      const project = await createConsumer(packed.folder, packed.tarball, 'commonjs', app);
      expect(await project.compile()).toBe('');
      expect(await project.run(server.url, 'the same key')).toEqual(printed);
    },
    patience,
  );

  it.each([
    ['index.js', ['./answer-*.js', 'graphql', 'graphql-request']],
    ['index.cjs', ['./answer-*.cjs', 'graphql', 'graphql-request']],
    ['live.js', ['./answer-*.js', 'eventsource-parser']],
    ['live.cjs', ['./answer-*.cjs', 'eventsource-parser']],
  ])('needs nothing that a browser lacks: %s', async (name, needed) => {
    const code = await readFile(join(import.meta.dirname, '../../client/dist', name), 'utf8');
    const imported = [...code.matchAll(/(?:from|require\()\s*["']([^"']+)["']/g)].map(([, module]) =>
      withoutHash(module as string),
    );
    expect([...new Set(imported)].toSorted()).toEqual(needed);
    expect(code).not.toMatch(/\b(process|Buffer|__dirname)\b/);
  });

  it.each(['index.d.ts', 'index.d.cts', 'live.d.ts', 'live.d.cts'])(
    'has no any in its types: %s',
    async (name) => {
      const types = await readFile(join(import.meta.dirname, '../../client/dist', name), 'utf8');
      const code = types.replaceAll(/\/\*[\s\S]*?\*\//g, '');
      expect(code.match(/.*\bany\b.*/g)).toBeNull();
    },
  );
});
