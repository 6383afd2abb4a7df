import type { Access } from './account/access.ts';
import type { Notices } from './database/notices.ts';
import type { Shown } from './database/reading-place.ts';
import type { ReadClient } from './read/client.ts';
import type { Source } from './read/fetch.ts';
import type { GiveUp } from './read/give-up.ts';
import type { Viewer } from './viewer.ts';
import type { Writer } from './write/transaction.ts';

/** What a resolver works with; made anew for each request. */
export interface Context {
  /** Who asks, and with what in the hand. */
  access: Access;
  /** Who asks: the viewer of `access`. */
  viewer: Viewer;
  /** Reads through the views of the viewer's clearance. Pothos takes it for Prisma. */
  db: ReadClient;
  /** SQL of our own (search) on the same views. */
  source: Source;
  /** From here on the operation reads what is now, which replicas may not have yet. */
  fromPrimary: () => void;
  shown: Shown;
  /** For services alone. */
  writer: Writer;
  /** What subscriptions need. */
  live: {
    notices: Notices;
    /** Aborted when the app closes: subscriptions end then. */
    closing: AbortSignal;
    /** Aborted when the caller is gone. */
    gone: AbortSignal;
  };
  /** Gives the operation up: its statements are cancelled then, and no more are sent. */
  giveUp: GiveUp;
  /** What imports by the server itself need. */
  imports: {
    /** Where their files lie; undefined where there are to be none. */
    directory: string | undefined;
    /** Says that there is one to do. */
    wake: () => void;
  };
}
