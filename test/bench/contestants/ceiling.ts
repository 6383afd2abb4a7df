import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { Login } from '../../../server/src/database/connection.ts';
import { READING } from '../../../server/src/database/pool.ts';
import { answers, type Wanted } from './ceiling-answers.ts';

/**
 * The flat-row ceiling: what node:http and pg reach on this database with one or two flat statements for each operation,
 * written by hand and prepared, and a serialiser that puts the rows straight into text. POST /<operation> is answered
 * with the JSON that our API answers.
 */
export async function startCeiling(login: Login): Promise<{ url: string; close(): Promise<void> }> {
  // Every value stays the text that Postgres sends
  const types = { getTypeParser: () => (text: unknown) => text };
  const pool = new pg.Pool({ ...login, max: 10, types: types as never, options: READING });
  const run = async (name: string, text: string, values: unknown[]) =>
    (await pool.query<(string | null)[]>({ name, text, values, rowMode: 'array' })).rows;

  const http = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      try {
        const wanted = JSON.parse(Buffer.concat(chunks).toString()) as Wanted;
        const answer = answers[decodeURIComponent((request.url ?? '/').slice(1))];
        const body = `{"data":${await answer?.(run, wanted)}}`;
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        });
        response.end(body);
      } catch (error) {
        response.writeHead(500).end(JSON.stringify({ errors: [{ message: String(error) }] }));
      }
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await pool.end();
    },
  };
}
