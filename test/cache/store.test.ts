import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openAnswerStore } from '../../server/src/cache/store.ts';
import type { Database } from '../../server/src/database/pools.ts';
import { BEGINNING, NEVER, type Position } from '../../server/src/database/position.ts';

// The store by itself: what it hears, and how far replicas are, is said by the tests.

const opened = (hasReplicas = false) => {
  const notices = { count: 0, isSure: true, watch: () => undefined };
  const looks: ((position: Position | undefined) => void)[] = [];
  const primary = { look: () => new Promise((answer) => looks.push(answer)) };
  const database = { notices, replicas: hasReplicas ? { primary } : undefined } as unknown as Database;
  const hear = () => {
    notices.count += 1;
  };
  return { notices, hear, looks, store: openAnswerStore(1, database) };
};
const shown = (asked = BEGINNING, reached = NEVER) => ({ asked: () => asked, reached: () => reached });
type Store = ReturnType<typeof opened>['store'];

function keep(store: Store, question: string, answer: string, ...positions: Position[]): boolean {
  const lull = store.lull();
  return lull !== undefined && store.keep(lull, question, answer, shown(...positions));
}

it('gives back to the byte what was kept', () => {
  const { store } = opened();
  const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme', maxLength: 300 }), fc.json());
  fc.assert(
    fc.property(text, text, (question, answer) => {
      expect(keep(store, question, answer)).toBe(true);
      expect(store.find(question, BEGINNING)).toBe(answer);
    }),
    { seed: 20191003 },
  );
});

it('never takes more memory than it may, and does not keep what alone is larger', () => {
  const { store } = opened();
  fc.assert(
    fc.property(fc.string(), fc.nat(400_000), (question, length) => {
      const isKept = keep(store, question, 'é'.repeat(length));
      expect(isKept).toBe(2 * length + 2 * question.length + 900 <= 1_000_000);
      expect(store.find(question, BEGINNING)?.length).toBe(isKept ? length : undefined);
      expect(store.bytes).toBeLessThanOrEqual(1_000_000);
    }),
    { seed: 20191003 },
  );
  expect(store.bytes).toBeGreaterThan(100_000);
  store.forget();
  expect(store.bytes).toBe(0);
});

it('forgets everything with a notice, and with a write of its own', () => {
  const { store, hear } = opened();
  for (const end of [store.forget, hear]) {
    keep(store, 'q', 'a');
    expect(store.find('q', BEGINNING)).toBe('a');
    end();
    expect(store.lull()).toBeDefined();
    expect(store.find('q', BEGINNING)).toBeUndefined();
  }
});

it('does not keep what was begun before something was written', () => {
  const { store, hear } = opened();
  for (const end of [store.forget, hear]) {
    const lull = store.lull();
    end();
    expect(lull && store.keep(lull, 'q', 'a', shown())).toBe(false);
    expect(keep(store, 'q', 'a')).toBe(true);
  }
});

it('neither gives nor takes while notices may be missing, and has nothing from before when some were', () => {
  const { store, notices, hear } = opened();
  keep(store, 'q', 'a');
  const lull = store.lull();
  notices.isSure = false;
  expect(store.lull()).toBeUndefined();
  expect(lull && store.keep(lull, 'other', 'a', shown())).toBe(false);
  // The connection was lost and made again, which counts as a notice
  hear();
  notices.isSure = true;
  expect(store.lull()).toBeDefined();
  expect(store.find('q', BEGINNING)).toBeUndefined();
});

it('with replicas waits until it is known how far the log went when a notice came', async () => {
  const { store, looks, hear } = opened(true);
  expect(store.lull()).toBeUndefined();
  expect(looks).toHaveLength(1);
  looks.shift()?.(undefined); // The primary does not say
  await Promise.resolve();
  expect(store.lull()).toBeUndefined();
  looks.shift()?.(100n);
  await Promise.resolve();
  expect(store.lull()).toEqual({ notices: 0, since: 100n });
  hear();
  expect(store.lull()).toBeUndefined();
  // One that began before a further notice says nothing about that
  hear();
  expect(store.lull()).toBeUndefined();
  looks.shift()?.(200n);
  await Promise.resolve();
  expect(store.lull()).toBeUndefined();
  looks.shift()?.(300n);
  await Promise.resolve();
  expect(store.lull()).toEqual({ notices: 2, since: 300n });
});

it('with replicas keeps what was read from one that has everything, and tells nobody less than they asked for', async () => {
  const { store, looks } = opened(true);
  store.lull();
  looks.shift()?.(100n);
  await Promise.resolve();
  expect(keep(store, 'q', 'behind', BEGINNING, 99n)).toBe(false);
  expect(keep(store, 'q', 'a', BEGINNING, 100n)).toBe(true);
  expect(store.find('q', 100n)).toBe('a');
  expect(store.find('q', 101n)).toBeUndefined();
  expect(keep(store, 'q', 'b', 150n, 160n)).toBe(true);
  expect(store.find('q', 150n)).toBe('b');
  expect(store.find('q', 151n)).toBeUndefined();
});
