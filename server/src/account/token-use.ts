import type { Run } from '../read/text-rows.ts';

/** A token's last use is kept to the minute: so often, in milliseconds, it is written at most. */
const pause = 60_000;

/** Keeps when tokens were last used. */
export interface TokenUses {
  /** Notes a use. Nobody waits for it, and a note that cannot be written is one that the next use makes again. */
  note(tokenId: string, lastUsedAt: Date | null): void;
  /** Resolves when no note is being written. */
  written(): Promise<void>;
}

export function tokenUses(run: Run): TokenUses {
  const writing = new Map<string, Promise<void>>();
  const write = async (tokenId: string) => {
    await run(
      `UPDATE public."ApiToken" SET "lastUsedAt" = now()
       WHERE "id" = $1 AND ("lastUsedAt" IS NULL OR "lastUsedAt" NOT BETWEEN now() - interval '${pause} milliseconds' AND now())`,
      [tokenId],
    ).catch(() => undefined);
    writing.delete(tokenId);
  };
  return {
    note(tokenId, lastUsedAt) {
      // One that lies ahead was noted before a clock was set back
      if (writing.has(tokenId) || (lastUsedAt && Math.abs(Date.now() - lastUsedAt.getTime()) < pause)) return;
      writing.set(tokenId, write(tokenId));
    },
    async written() {
      await Promise.all(writing.values());
    },
  };
}
