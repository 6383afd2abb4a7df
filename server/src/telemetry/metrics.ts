import type { RequestListener } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AnswerStore } from '../cache/store.ts';
import { CLEARANCES } from '../database/clearance.ts';
import type { Database } from '../database/pools.ts';
import type { Operation } from './operation.ts';

/** Clients name their operations as they like: so many names are told apart, the others are one. */
const MOST_NAMES = 200;

export interface Metrics {
  operation(operation: Operation): void;
  /** Answers GET /metrics. */
  answer: RequestListener;
}

/** Counts of operations and of connections, and Node's own measures (event loop, memory), for Prometheus. */
export function createMetrics(database: Database, answers?: AnswerStore): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const operations = new Counter({
    name: 'entente_operations_total',
    help: 'Operations, by the first code of their errors; "ok" where there is none.',
    labelNames: ['operation', 'type', 'outcome'],
    registers,
  });
  const duration = new Histogram({
    name: 'entente_operation_seconds',
    help: 'How long queries and mutations take, from the request to the answer.',
    labelNames: ['type'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const statements = new Counter({
    name: 'entente_statements_total',
    help: 'SQL statements of queries, and steps of writes.',
    registers,
  });
  const plans = new Counter({
    name: 'entente_plans_total',
    help: 'Queries by how they were answered: "planned" from a plan, "executed" field by field, since there is none or it met a fault.',
    labelNames: ['outcome'],
    registers,
  });
  const events = new Counter({
    name: 'entente_subscription_events_total',
    help: 'Events that ended subscriptions have sent.',
    registers,
  });
  new Gauge({
    name: 'entente_connections',
    help: 'Connections to Postgres: in use, idle; and requests that wait for one.',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      for (const [name, pool] of pools(database)) {
        this.set({ pool: name, state: 'used' }, pool.totalCount - pool.idleCount);
        this.set({ pool: name, state: 'idle' }, pool.idleCount);
        this.set({ pool: name, state: 'waiting' }, pool.waitingCount);
      }
    },
  });
  new Gauge({
    name: 'entente_replica_in_use',
    help: 'Whether a replica is read: 1 or 0.',
    labelNames: ['replica'],
    registers,
    collect() {
      for (const { name, inUse } of database.replicas?.states() ?? [])
        this.set({ replica: name }, Number(inUse));
    },
  });
  new Gauge({
    name: 'entente_replica_lag_seconds',
    help: 'How far a replica is behind the primary; not a number where that is not known.',
    labelNames: ['replica'],
    registers,
    collect() {
      for (const { name, lag } of database.replicas?.states() ?? [])
        this.set({ replica: name }, Number.isFinite(lag) ? lag : Number.NaN);
    },
  });
  new Gauge({
    name: 'entente_feed_oldest_write_seconds',
    help: 'How long the oldest transaction that writes has been open: what it records reaches the change feed when it commits.',
    registers,
    async collect() {
      // The writer sees its own sessions only, which are all that write
      const { rows } = await database.write
        .query(
          `SELECT coalesce(extract(epoch FROM clock_timestamp() - min(xact_start)), 0)::float8 AS age FROM pg_stat_activity
           WHERE datname = current_database() AND backend_xid IS NOT NULL`,
        )
        .catch(() => ({ rows: [] }));
      this.set(rows[0]?.age ?? Number.NaN);
    },
  });
  if (answers) measureAnswers(answers, registers);
  const names = new Set<string>();
  const nameOf = ({ name, type }: Operation) => {
    if (name === null) return type === null ? 'refused' : 'unnamed';
    if (names.size < MOST_NAMES) names.add(name);
    return names.has(name) ? name : 'other';
  };
  return {
    operation(operation) {
      const { type, errors, milliseconds, steps } = operation;
      operations.inc({ operation: nameOf(operation), type: type ?? 'none', outcome: errors[0] ?? 'ok' });
      if (type === 'query') plans.inc({ outcome: operation.isPlanned ? 'planned' : 'executed' });
      statements.inc(steps.length);
      events.inc(operation.events);
      if (type === 'query' || type === 'mutation') duration.observe({ type }, milliseconds / 1000);
    },
    answer: (request, response) => {
      if (request.url?.split('?')[0] !== '/metrics') {
        response.writeHead(404).end();
        return;
      }
      registry.metrics().then(
        (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
        () => response.writeHead(500).end(),
      );
    },
  };
}

function measureAnswers(answers: AnswerStore, registers: Registry[]): void {
  new Counter({
    name: 'entente_response_cache_total',
    help: 'Queries with a plan by how they met the cache: "hit" answered from it, "miss" kept in it, "passed" not to be kept.',
    labelNames: ['outcome'],
    registers,
    collect() {
      this.reset();
      for (const [outcome, times] of Object.entries(answers.counts)) this.inc({ outcome }, times);
    },
  });
  new Gauge({
    name: 'entente_response_cache_bytes',
    help: 'What the answers that are kept take of memory.',
    registers,
    collect() {
      this.set(answers.bytes);
    },
  });
}

function pools(database: Database) {
  const readers = CLEARANCES.map(
    (clearance) => [clearance.toLowerCase(), database.reader(clearance)] as const,
  );
  const replicas = (database.replicas?.states() ?? []).flatMap(({ name, pools }) =>
    [...pools].map(([reader, pool]) => [`${name}/${reader.toLowerCase()}`, pool] as const),
  );
  return [['write', database.write] as const, ...readers, ...replicas];
}
