import { describe, expect, it } from 'vitest';
import { lagUpTo } from '../../server/src/database/lag.ts';
import { ownWrites } from '../../server/src/database/own-writes.ts';
import { BEGINNING, readPosition, writePosition } from '../../server/src/database/position.ts';

describe('a place in the log of Postgres', () => {
  it('is read and written as Postgres does', () => {
    for (const text of ['0/0', '0/3000060', '16/B374D848', 'FFFFFFFF/FFFFFFFF'])
      expect(writePosition(readPosition(text) as bigint)).toBe(text);
    expect(readPosition('16/b374d848')).toBe(0x16_b374_d848n);
    for (const text of ['', '16', '16/', '/1', '16/B374D8480', '16/G', ' 1/1', '1/1 ', '-1/1'])
      expect(readPosition(text), text).toBeUndefined();
  });
});

describe('lag', () => {
  it('is the time since the primary was first past what somebody has reached', () => {
    const lag = lagUpTo(30);
    expect(lag.of(100n)).toBe(Number.POSITIVE_INFINITY);
    for (const [position, at] of [
      [100n, 0],
      [200n, 1],
      [300n, 2],
      [300n, 3],
    ] as const)
      lag.note(position, at);
    expect([99n, 100n, 199n, 200n, 299n, 300n, 400n].map(lag.of)).toEqual([
      Number.POSITIVE_INFINITY,
      2,
      2,
      1,
      1,
      0,
      0,
    ]);
  });

  it('is infinite from its bound on, and nobody is behind a primary that stands still', () => {
    const lag = lagUpTo(5);
    for (let at = 0; at <= 10; at++) lag.note(BigInt(100 + at), at);
    expect(lag.of(104n)).toBe(Number.POSITIVE_INFINITY);
    expect(lag.of(106n)).toBe(3);
    lag.note(110n, 1000);
    expect(lag.of(110n)).toBe(0);
    expect(lag.of(109n)).toBe(Number.POSITIVE_INFINITY);
  });

  it('forgets what the primary before a failover had not passed on', () => {
    const lag = lagUpTo(30);
    lag.note(100n, 0);
    lag.note(200n, 1);
    lag.note(150n, 2);
    expect(lag.of(150n)).toBe(0);
  });
});

describe("a user's own writes", () => {
  it('are where the last one was, until every replica has them', () => {
    let now = 0;
    const writes = ownWrites(100, () => now);
    expect(writes.of('a')).toBe(BEGINNING);
    writes.note('a', 20n);
    writes.note('a', 10n);
    expect([writes.of('a'), writes.of('b')]).toEqual([20n, BEGINNING]);
    now = 99;
    writes.forget();
    expect(writes.of('a')).toBe(20n);
    now = 101;
    writes.forget();
    expect(writes.of('a')).toBe(BEGINNING);
  });
});
