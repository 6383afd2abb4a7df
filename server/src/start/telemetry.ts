import type { AnswerStore } from '../cache/store.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/pools.ts';
import { createLog } from '../telemetry/log.ts';
import type { Operation } from '../telemetry/operation.ts';
import { listen } from './http.ts';

/** What listens to the app. */
export interface Telemetry {
  onOperation: (operation: Operation) => void;
  onFault: (fault: unknown, requestId?: string) => void;
  metricsUrl: string | undefined;
  close(): Promise<void>;
}

/** The log, and what else the settings ask for: metrics on a port of their own, traces for an OpenTelemetry collector. */
export async function startTelemetry(
  config: Pick<Config, 'logLevel' | 'slow' | 'metricsPort' | 'host' | 'otlpEndpoint'>,
  database: Database,
  answers: AnswerStore | undefined,
  output: NodeJS.WriteStream,
): Promise<Telemetry> {
  const log = createLog({ level: config.logLevel, slow: config.slow, output });
  const listeners = [log.operation];
  const closers: (() => Promise<void>)[] = [];
  let metricsUrl: string | undefined;
  if (config.metricsPort !== undefined) {
    const { createMetrics } = await import('../telemetry/metrics.ts');
    const metrics = createMetrics(database, answers);
    const listening = await listen(metrics.answer, config.host, config.metricsPort);
    metricsUrl = `${listening.url}/metrics`;
    listeners.push(metrics.operation);
    closers.push(() => listening.close(0));
  }
  if (config.otlpEndpoint !== undefined) {
    const { createTracer } = await import('../telemetry/tracing.ts');
    const tracer = createTracer(config.otlpEndpoint);
    listeners.push(tracer.operation);
    closers.push(tracer.close);
  }
  return {
    onOperation: (operation) => {
      for (const told of listeners) told(operation);
    },
    onFault: log.fault,
    metricsUrl,
    async close() {
      for (const close of closers) await close();
    },
  };
}
