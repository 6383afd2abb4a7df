/** A place in the log of Postgres (LSN), which every write moves on and every standby follows. */
export type Position = bigint;

/** Before everything. */
export const BEGINNING: Position = 0n;
/** After everything that there will ever be. */
export const NEVER: Position = 0xffff_ffff_ffff_ffffn;

/** Reads it as Postgres writes it, such as "16/B374D848"; undefined where it is none. */
export function readPosition(text: string): Position | undefined {
  const [, high, low] = /^([\dA-F]{1,8})\/([\dA-F]{1,8})$/i.exec(text) ?? [];
  return high && low ? (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`) : undefined;
}

export function writePosition(position: Position): string {
  return `${(position >> 32n).toString(16)}/${(position & 0xffff_ffffn).toString(16)}`.toUpperCase();
}

export const later = (one: Position, other: Position): Position => (one > other ? one : other);
