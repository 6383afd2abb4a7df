import type { Config } from '../config.ts';
import type { Database } from '../database/pools.ts';

/** Whether anybody can get in: where logins are neither taken nor dispensed with, it takes a user with a token. */
export async function hasWayIn(
  { authentication, loginService }: Pick<Config, 'authentication' | 'loginService'>,
  database: Database,
): Promise<boolean> {
  if (authentication === 'local' || loginService) return true;
  const { rows } = await database.write.query(
    `SELECT EXISTS (
       SELECT FROM public."ApiToken" t JOIN public."User" u ON u."id" = t."userId"
       WHERE t."revokedAt" IS NULL AND u."retractedAt" IS NULL AND (t."expiresAt" IS NULL OR t."expiresAt" > now())) AS found`,
  );
  return rows[0].found;
}
