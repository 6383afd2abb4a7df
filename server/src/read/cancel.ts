import { connect } from 'node:net';
import type { Pool, PoolClient } from 'pg';
import type { GiveUp } from './give-up.ts';
import { type TextQuery, type TextRow, textRows } from './text-rows.ts';

/** Runs a statement on a connection of its own; it is cancelled in Postgres when its operation is given up. */
export async function runOnce(pool: Pool, query: TextQuery, giveUp: GiveUp | undefined): Promise<TextRow[]> {
  const client = await pool.connect();
  let cancelling: Promise<boolean> | undefined;
  const cancel = () => {
    cancelling = sendCancel(client);
  };
  let isSound = true;
  try {
    return await (giveUp ? giveUp.during(() => textRows(client, query), cancel) : textRows(client, query));
  } catch (error) {
    // What failed is not used again, as with a pool's own queries
    isSound = giveUp?.hasThrown(error) || (cancelling !== undefined && isCancellation(error));
    throw error;
  } finally {
    // Cancelling reaches whatever runs on the connection: it is lent again only when that has come
    if (cancelling) void cancelling.then((hasCome) => client.release(!(hasCome && isSound)));
    else client.release(!isSound);
  }
}

const isCancellation = (error: unknown) => (error as { code?: string }).code === '57014';

/** The number by which Postgres knows a request to cancel. */
const cancelRequest = 80_877_102;

/**
 * Asks for a cancelling by the protocol's own request, which also a pooler understands; pg_cancel_backend would take a connection,
 * and another's process behind a pooler. Like psql's, until version 17, it is not encrypted: its key is of no use when the connection is gone.
 * Resolves when it has come, for Postgres hangs up then, with true, or when nobody knows whether it has, with false.
 */
function sendCancel(client: PoolClient): Promise<boolean> {
  const { host, port, processID, secretKey } = client as unknown as Record<string, string | number>;
  const message = Buffer.alloc(16);
  for (const [i, number] of [16, cancelRequest, Number(processID), Number(secretKey)].entries())
    message.writeInt32BE(number, i * 4);
  const place = String(host).startsWith('/')
    ? { path: `${host}/.s.PGSQL.${port}` }
    : { host: String(host), port: Number(port) };
  return new Promise((resolve) => {
    const socket = connect(place);
    socket.setTimeout(5_000, () => socket.destroy(new Error('No answer.')));
    // Nothing is lost with it: Postgres gives the statement up when its time is over
    socket.on('error', () => undefined);
    socket.on('close', (hasFailed) => resolve(!hasFailed));
    socket.resume().end(message);
  });
}
