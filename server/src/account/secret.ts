import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** By these letters a token is told from a login of another service, and found where it should not be: in a repository, in a log. */
export const secretPrefix = 'entente_';

const shape = /^entente_([A-Za-z0-9_-]{43})([A-Za-z0-9_-]{6})$/;

/** A new token: 32 random bytes and a checksum of them. */
export function makeSecret(): string {
  const random = randomBytes(32).toString('base64url');
  return `${secretPrefix}${random}${checksumOf(random)}`;
}

/** Whether this can be a token at all: a slip of the pen is told from a revoked one without a look into the database. */
export function isWhole(secret: string): boolean {
  const [, random, checksum] = shape.exec(secret) ?? [];
  return random !== undefined && checksumOf(random) === checksum;
}

/**
 * What is kept of a token. A plain SHA-256, where a password would need a slow hash with a salt: there is nothing to guess or
 * to look up in 256 random bits.
 */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function checksumOf(random: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(random));
  return bytes.toString('base64url');
}
