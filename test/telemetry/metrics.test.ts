import { afterAll, beforeAll, expect, it } from 'vitest';
import { listen } from '../../server/src/start/http.ts';
import { createMetrics } from '../../server/src/telemetry/metrics.ts';
import type { Operation } from '../../server/src/telemetry/operation.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('empty');
});
afterAll(() => database.drop());

const operation = (given: Partial<Operation>): Operation => ({
  requestId: 'r',
  userId: null,
  name: 'Names',
  type: 'query',
  startedAt: 0,
  milliseconds: 30,
  status: 200,
  errors: [],
  steps: [],
  isPlanned: true,
  events: 0,
  traceparent: null,
  ...given,
});

it('Prometheus reads counts by name and outcome, times, connections and the event loop, on a path of its own', async () => {
  const metrics = createMetrics(database);
  metrics.operation(operation({}));
  metrics.operation(operation({ steps: [{ text: 'SELECT', startedAt: 0, milliseconds: 1 }] }));
  metrics.operation(operation({ name: null, type: null, errors: ['INVALID_INPUT'] }));
  await database.write.query('SELECT');
  const { url, close } = await listen(metrics.answer, '127.0.0.1', 0);
  const text = await (await fetch(`${url}/metrics`)).text();
  for (const line of [
    'entente_operations_total{operation="Names",type="query",outcome="ok"} 2',
    'entente_operations_total{operation="refused",type="none",outcome="INVALID_INPUT"} 1',
    'entente_plans_total{outcome="planned"} 2',
    'entente_operation_seconds_bucket{le="0.05",type="query"} 2',
    'entente_operation_seconds_bucket{le="0.025",type="query"} 0',
    'entente_statements_total 1',
    'entente_connections{pool="write",state="waiting"} 0',
    'entente_feed_oldest_write_seconds 0',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
  expect(text).toContain('nodejs_eventloop_lag_seconds');
  expect((await fetch(`${url}/graphql`)).status).toBe(404);
  await close(0);
});

it('names beyond the first two hundred are one', async () => {
  const metrics = createMetrics(database);
  for (let i = 0; i < 250; i++) metrics.operation(operation({ name: `Name${i}` }));
  const { url, close } = await listen(metrics.answer, '127.0.0.1', 0);
  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toContain('entente_operations_total{operation="other",type="query",outcome="ok"} 50');
  await close(0);
});
