import type { Notices } from './database/notices.ts';
import type { ReadClient } from './read/client.ts';
import type { Source } from './read/fetch.ts';
import type { Viewer } from './viewer.ts';
import type { Writer } from './write/transaction.ts';

/** What a resolver works with; made anew for each request. */
export interface Context {
  viewer: Viewer;
  /** Reads through the views of the viewer's clearance. Pothos takes it for Prisma. */
  db: ReadClient;
  /** SQL of our own (search) on the same views. */
  source: Source;
  /** For services alone. */
  writer: Writer;
  /** What subscriptions need. */
  live: {
    notices: Notices;
    /** Aborted when the app closes: subscriptions end then. */
    closing: AbortSignal;
    /** Aborted when the caller is gone. */
    gone: AbortSignal;
    /** Asked again and again while a subscription goes on; once it says no, the subscription ends. */
    stillAllowed: () => Promise<boolean>;
  };
  /** What imports by the server itself need. */
  imports: {
    /** Where their files lie; undefined where there are to be none. */
    directory: string | undefined;
    /** Says that there is one to do. */
    wake: () => void;
  };
}
