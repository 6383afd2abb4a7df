import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { createTracer } from '../../server/src/telemetry/tracing.ts';

const moment = Date.UTC(2026, 0, 1);

it('a collector gets a span for the operation, below the one of its caller, and one below it for each statement', async () => {
  const received: string[] = [];
  const collector = createServer(async (request, response) => {
    received.push(`${request.url} ${await text(request)}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const tracer = createTracer(`http://127.0.0.1:${(collector.address() as AddressInfo).port}`);
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  tracer.operation({
    requestId: 'r-1',
    userId: null,
    name: 'Names',
    type: 'query',
    startedAt: moment,
    milliseconds: 20,
    status: 200,
    errors: ['NOT_FOUND'],
    steps: [{ text: 'SELECT $1', startedAt: moment + 5, milliseconds: 10 }],
    isPlanned: true,
    events: 0,
    traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
  });
  await tracer.close();
  collector.close();
  expect(received).toHaveLength(1);
  const [, path, body] = /^(\S+) (.*)$/s.exec(received[0] ?? '') ?? [];
  expect(path).toBe('/v1/traces');
  const { spans } = JSON.parse(body ?? '').resourceSpans[0].scopeSpans[0];
  const [statement, operation] = spans;
  expect(operation).toMatchObject({
    name: 'query Names',
    traceId,
    parentSpanId: '00f067aa0ba902b7',
    startTimeUnixNano: `${moment}000000`,
    endTimeUnixNano: `${moment + 20}000000`,
    status: { code: 2 },
  });
  expect(statement).toMatchObject({
    name: 'SELECT',
    traceId,
    parentSpanId: operation.spanId,
    startTimeUnixNano: `${moment + 5}000000`,
    endTimeUnixNano: `${moment + 15}000000`,
  });
  expect(statement.attributes).toContainEqual({ key: 'db.query.text', value: { stringValue: 'SELECT $1' } });
});
