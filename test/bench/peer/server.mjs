/** PostGraphile over a database's tables: `node server.mjs <database url>`. Says its address to its parent. */
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

// Ends with its parent
process.on('disconnect', () => process.exit());

const [connectionString] = process.argv.slice(2);
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  // It offers conditions on the first columns of indexes only, and here they are on others too
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [makePgService({ connectionString, schemas: ['public', 'bench'], poolConfig: { max: 10 } })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false, websockets: false },
  grafast: { explain: false },
});

const http = createServer();
http.on('error', (error) => {
  throw error;
});
await instance.createServ(grafserv).addTo(http);
await instance.getSchema();
http.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${http.address().port}`));
