import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { built, type Server, startServer } from './running-server.ts';

let database: TestDatabase;
let server: Server;
let address: string;
let metrics: string;

beforeAll(async () => {
  database = await testDatabase('empty');
  const env = { DATABASE_URL: database.ownerUrl, PORT: '0', ENTENTE_METRICS_PORT: '0' };
  server = startServer({ ...env, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' }, [], built);
  await server.ready;
  const shown = (label: string) =>
    new RegExp(`${label}\\s+(http://[^/]+)`).exec(server.output.stdout)?.[1] ?? '';
  address = shown('GraphiQL');
  metrics = shown('Metrics');
});
afterAll(async () => {
  await server.end('SIGKILL');
  await database.drop();
});

const ask = async (query: string) => {
  const body = JSON.stringify({ query });
  const answer = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return answer.json();
};

it('the built server does with its packages what the sources do', async () => {
  expect(server.output.stdout).toContain('Loaded the worked example.');
  const file =
    '{ relationships(first: 1) { nodes { slug discourseNetwork(mode: ACTORS) { export(format: GEXF) } } } }';
  const { data } = await ask(file);
  expect(data.relationships.nodes[0].discourseNetwork.export).toContain('<gexf version="1.3"');
  const write =
    'mutation { createActor(input: { kind: GROUP, name: "Made here" }) { ... on Actor { name } } }';
  expect(await ask(write)).toEqual({ data: { createActor: { name: 'Made here' } } });
  const pages = [`${address}/graphql`, `${address}/briefs/${data.relationships.nodes[0].slug}`];
  for (const page of pages) {
    const answer = await fetch(page, { headers: { accept: 'text/html' } });
    expect(await answer.text()).toContain('</html>');
  }
  expect(await (await fetch(`${metrics}/metrics`)).text()).toContain('entente_operations_total');
});
