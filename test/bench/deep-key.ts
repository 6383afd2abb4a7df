import type pg from 'pg';
import { slug } from './operations.ts';

/** The row after which a deep page starts, and how many rows of the list come up to and with it. */
export interface DeepKey {
  saidOnFirst: string;
  id: string;
  offset: number;
}

/** Four fifths down the list of q4. */
export async function findDeepKey(database: pg.Pool | pg.Client): Promise<DeepKey> {
  const list = `FROM "Statement" s JOIN "Relationship" r ON r."id" = s."relationshipId"
    WHERE r."slug" = $1 AND s."speechAct" = 'ASSERT' AND s."retractedAt" IS NULL`;
  const counted = await database.query(`SELECT count(*)::int AS count ${list}`, [slug]);
  const offset = Math.floor(counted.rows[0].count * 0.8);
  const { rows } = await database.query(
    `SELECT s."saidOnFirst"::text AS "saidOnFirst", s."id" ${list} ORDER BY s."saidOnFirst" DESC, s."id" DESC OFFSET $2 LIMIT 1`,
    [slug, offset - 1],
  );
  return { ...rows[0], offset };
}
