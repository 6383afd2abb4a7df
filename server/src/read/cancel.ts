import { connect } from 'node:net';
import type { Pool, PoolClient } from 'pg';
import type { GiveUp } from './give-up.ts';
import { type TextQuery, type TextRow, textRows } from './text-rows.ts';

/** Runs a statement on a connection of its own; it is cancelled in Postgres when its operation is given up. */
export async function runOnce(pool: Pool, query: TextQuery, giveUp: GiveUp | undefined): Promise<TextRow[]> {
  const client = await pool.connect();
  let isCancelled = false;
  const cancel = () => {
    isCancelled = true;
    sendCancel(client);
  };
  let failure: Error | undefined;
  try {
    return await (giveUp ? giveUp.during(() => textRows(client, query), cancel) : textRows(client, query));
  } catch (error) {
    failure = error as Error;
    throw error;
  } finally {
    // A cancelled connection is given up: the cancelling could reach the next statement on it. So is one that failed, as a pool's own do
    client.release(isCancelled || (failure !== undefined && !giveUp?.hasThrown(failure)));
  }
}

/** The number by which Postgres knows a request to cancel. */
const cancelRequest = 80_877_102;

/**
 * Asks for a cancelling by the protocol's own request, which also a pooler understands; pg_cancel_backend would take a connection,
 * and another's process behind a pooler. Like psql's, until version 17, it is not encrypted: its key is of no use when the connection is gone.
 */
function sendCancel(client: PoolClient): void {
  const { host, port, processID, secretKey } = client as unknown as Record<string, string | number>;
  const message = Buffer.alloc(16);
  for (const [i, number] of [16, cancelRequest, Number(processID), Number(secretKey)].entries())
    message.writeInt32BE(number, i * 4);
  const place = String(host).startsWith('/')
    ? { path: `${host}/.s.PGSQL.${port}` }
    : { host: String(host), port: Number(port) };
  const socket = connect(place);
  socket.setTimeout(5_000, () => socket.destroy());
  // Nothing is lost with it: Postgres gives the statement up when its time is over
  socket.on('error', () => undefined);
  socket.end(message);
}
