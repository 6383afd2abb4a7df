import { describe, expect, it } from 'vitest';
import { networkStructure } from '../../server/src/analysis/network-structure.ts';
import { limits, readNetwork } from '../../server/src/network/read-network.ts';
import { mostStructured, structureOf } from '../../server/src/network/structure.ts';
import { localUserId, ROLES } from '../../server/src/viewer.ts';
import { sourceFor } from '../../server/src/visibility.ts';

const viewer = { userId: localUserId, roles: ROLES, clearance: 'RED' } as const;
const scope = { from: '0001-01-01', to: '9999-12-31', voices: [], codebookId: null, kind: null };

/** The network of so many readings, as if the database had them: each by an actor of its own, unless there are fewer actors. */
const network = (n: number, { actors = n, concepts = 1 } = {}) => {
  const day = '2019-10-03';
  const rows = Array.from({ length: n }, (_, i) => [
    'r',
    `s${i}`,
    `a${i % actors}`,
    `c${i % concepts}`,
    'AFFIRMS',
    'd',
    day,
    day,
  ]);
  return readNetwork(
    sourceFor(viewer, async () => rows),
    'r',
    scope,
    {
      mode: 'ACTORS',
      aggregation: 'IGNORE',
      normalisation: 'NONE',
      duplicates: 'INCLUDE',
    },
  );
};
const refused = (message: RegExp) => ({
  code: 'LIMIT_EXCEEDED',
  message: expect.stringMatching(message),
});

describe('too large a network', () => {
  it('is refused by its readings, its nodes or its ties, with what to ask for', async () => {
    await expect(network(limits.readings + 1, { actors: 10 })).rejects.toMatchObject(
      refused(/at most 100000 readings.*ask for a shorter window/),
    );
    await expect(network(limits.nodes)).rejects.toMatchObject(refused(/at most 2500 actors and concepts/));
    await expect(network(700)).rejects.toMatchObject(refused(/at most 200000 ties/));
  });

  it('is computed up to the limit', async () => {
    expect((await network(limits.readings, { actors: 10 })).statements).toHaveLength(limits.readings);
    expect((await network(600)).edges).toHaveLength((600 * 599) / 2);
    expect((await network(2_000, { concepts: 500 })).nodes).toHaveLength(2_000);
  });

  it('has no structure', async () => {
    const large = await network(500);
    expect(large.edges.length).toBeGreaterThan(mostStructured);
    expect(() => structureOf(large, { aggregation: 'IGNORE', seed: 1 })).toThrow(
      /at most 100000 ties, and there are 124750/,
    );
    const small = await network(20);
    expect(structureOf(small, { aggregation: 'IGNORE', seed: 1 })).toEqual(
      networkStructure(small, { seed: 1 }),
    );
  });
});
