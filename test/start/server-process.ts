/**
 * A process that uses a data directory as a server does. It tells on its standard output what it does, one JSON value
 * a line, and obeys a line on its standard input: "write" inserts numbers without end and tells each one when it is
 * acknowledged; "leave" leaves.
 */
import { createInterface } from 'node:readline';
import { loginOf, withConnection } from '../../server/src/database/connection.ts';
import { startEmbedded } from '../../server/src/database/embedded.ts';

const tell = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);

const embedded = await startEmbedded({ directory: process.argv[2] ?? '' });
tell({ attached: embedded.attached, port: embedded.port });

const orders = createInterface({ input: process.stdin });
orders.on('line', async (order) => {
  if (order === 'leave') {
    tell(await embedded.leave());
    process.exit();
  }
  await withConnection(loginOf(embedded.ownerUrl), async (client) => {
    await client.query('CREATE TABLE numbers (number int)');
    for (let number = 1; ; number += 1) {
      await client.query('INSERT INTO numbers VALUES ($1)', [number]);
      tell(number);
    }
  });
});
