import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../set-up/app.ts';
import { withSuperuser } from '../set-up/databases.ts';
import { feedReader } from './feed-reader.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp('example');
});
afterAll(() => test.close());

it('a page of the feed is read along the positions and ends with its last row, however much there is to read', async () => {
  await withSuperuser(test.database.superuserUrl, async (client) => {
    // Two changes a transaction, neither quite in the order of their rows on disk
    await client.query(
      `INSERT INTO "Revision" ("position", "transactionId", "entity", "entityId", "entityVersion", "operation", "changes", "userId")
       SELECT 1000000 + i, i / 2 % pg_snapshot_xmax(pg_current_snapshot())::text::bigint, 'Actor', entente_new_id(), 1, 'CREATED', '{}', (SELECT "id" FROM "User" LIMIT 1)
       FROM generate_series(1, 30000) i ORDER BY i + 300 * random()`,
    );
    await client.query('VACUUM ANALYZE "Revision"');
    const { pageInfo } = await feedReader(() => test).changes(null, 10);
    test.statements.length = 0;
    await feedReader(() => test).changes(pageInfo.endCursor as string, 10);
    const page = test.statements.find((sql) => /ORDER BY \S+"position"/.test(sql)) as string;
    const parameters = new Set(page.match(/\$\d+/g)).size;
    await client.query(`SET plan_cache_mode = force_generic_plan; PREPARE page AS ${page}`);
    const { rows } = await client.query(
      `EXPLAIN EXECUTE page(${Array.from({ length: parameters }, () => 'NULL').join()})`,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('Index Scan using "Revision_position_key"');
    expect(plan).not.toContain('Sort Key: "Revision"."position"');
  });
});
