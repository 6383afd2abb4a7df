/** What node-postgres exports of its own without saying of which type it is. */
declare module 'pg/lib/utils.js' {
  /** A value as it is sent to Postgres; arrays as Postgres writes them. */
  export function prepareValue(value: unknown): string | Buffer | null;
}
