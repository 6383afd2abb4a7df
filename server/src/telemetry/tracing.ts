import { type Attributes, context, type SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Operation } from './operation.ts';

export interface Tracer {
  operation(operation: Operation): void;
  /** Sends what is left. */
  close(): Promise<void>;
}

const SERVER: SpanKind = 1;
const CLIENT: SpanKind = 2;

/** Sends a span for each operation, below the caller's where it names one, and one below that for each statement. */
export function createTracer(endpoint: string): Tracer {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'entente' }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('entente');
  const propagator = new W3CTraceContextPropagator();
  const parentOf = ({ traceparent }: Operation) =>
    traceparent === null
      ? context.active()
      : propagator.extract(
          context.active(),
          { traceparent },
          { get: (carrier, key) => carrier[key], keys: Object.keys },
        );
  return {
    operation(operation) {
      const { name, type, requestId, startedAt, milliseconds, errors, steps } = operation;
      const attributes: Attributes = {
        'entente.request_id': requestId,
        'http.response.status_code': operation.status,
      };
      if (type) attributes['graphql.operation.type'] = type;
      if (name) attributes['graphql.operation.name'] = name;
      if (errors.length) attributes['error.type'] = errors;
      const span = tracer.startSpan(
        [type ?? 'refused', name].filter(Boolean).join(' '),
        { kind: SERVER, startTime: startedAt, attributes },
        parentOf(operation),
      );
      if (errors.length) span.setStatus({ code: SpanStatusCode.ERROR });
      for (const step of steps) {
        tracer
          .startSpan(
            /^\w+/.exec(step.text)?.[0] ?? 'statement',
            {
              kind: CLIENT,
              startTime: step.startedAt,
              attributes: { 'db.system.name': 'postgresql', 'db.query.text': step.text },
            },
            trace.setSpan(context.active(), span),
          )
          .end(step.startedAt + step.milliseconds);
      }
      span.end(startedAt + milliseconds);
    },
    close: () => provider.shutdown(),
  };
}
