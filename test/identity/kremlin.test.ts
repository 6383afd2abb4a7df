import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { profileOf } from '../../server/src/identity/actor-profile.ts';
import { candidatePairs } from '../../server/src/identity/candidates.ts';
import { clusters } from '../../server/src/identity/clusters.ts';
import { parseLabel } from '../../server/src/identity/label.ts';
import { settle } from '../../server/src/identity/settle.ts';

/** README.md tells how these labels were made. */
interface LabelledLabel {
  label: string;
  key: string;
  kind: string;
  half: 'tune' | 'report';
  first_day: string;
  last_day: string;
  documents: string;
}

const labels: LabelledLabel[] = parse(readFileSync(new URL('kremlin-labels.csv', import.meta.url)), {
  columns: true,
});

interface Measure {
  labels: number;
  truePairs: number;
  foundPairs: number;
  precision: number;
  recall: number;
  wrong: string[];
  missed: string[];
}

/** Pairs of labels in one group, against pairs with the key of one person. A pair with somebody unknown is neither right nor wrong. */
function measure(among: readonly LabelledLabel[], groups: ReadonlyMap<string, number>): Measure {
  const known = among.filter(({ key }) => key !== 'unknown');
  const wrong: string[] = [];
  const missed: string[] = [];
  let right = 0;
  for (const [at, one] of known.entries()) {
    for (const other of known.slice(at + 1)) {
      const isTrue = one.key === other.key && one.key !== 'not-a-person';
      const isFound = groups.has(one.label) && groups.get(one.label) === groups.get(other.label);
      if (isTrue && isFound) right++;
      else if (isFound) wrong.push(`${one.label} = ${other.label}`);
      else if (isTrue) missed.push(`${one.label} = ${other.label}`);
    }
  }
  const [truePairs, foundPairs] = [right + missed.length, right + wrong.length];
  return {
    labels: among.length,
    truePairs,
    foundPairs,
    precision: right / foundPairs,
    recall: right / truePairs,
    wrong,
    missed,
  };
}

describe('the labels of the Kremlin transcripts', () => {
  let all: Measure;

  beforeAll(() => {
    const profiles = labels.map(({ label, first_day, last_day, documents }) =>
      profileOf({
        id: label,
        names: [label],
        affiliations: [],
        days: [first_day, last_day],
        documents: documents.split(' '),
      }),
    );
    const candidates = settle(profiles, [...candidatePairs(profiles)]);
    const { groups } = clusters(candidates.map(({ decision, ...pair }) => ({ ...pair, verdict: decision })));
    const groupOf = new Map(groups.flatMap((group, i) => group.map((label) => [label, i] as const)));
    all = measure(labels, groupOf);
    const table = {
      tune: measure(
        labels.filter(({ half }) => half === 'tune'),
        groupOf,
      ),
      report: measure(
        labels.filter(({ half }) => half === 'report'),
        groupOf,
      ),
      all,
    };
    const lines = Object.entries(table).map(([name, { labels, truePairs, foundPairs, precision, recall }]) =>
      [
        name.padEnd(6),
        `${labels}`.padStart(6),
        `${truePairs}`.padStart(10),
        `${foundPairs}`.padStart(11),
        precision.toFixed(4),
        recall.toFixed(4),
      ].join('  '),
    );
    console.log(
      [
        'half    labels  true pairs  found pairs  precis.  recall',
        ...lines,
        'Wrong:',
        ...all.wrong,
        'Missed:',
        ...all.missed,
      ].join('\n  '),
    );
  });

  test('are labelled with at least 350 people, and every person stands in one half', () => {
    const people = labels.filter(({ key }) => key !== 'not-a-person' && key !== 'unknown');
    expect(people.length).toBeGreaterThanOrEqual(350);
    const halves = new Map<string, string>();
    for (const { key, half } of people) {
      expect(halves.get(key) ?? half).toBe(half);
      halves.set(key, half);
    }
  });

  test('are brought together with precision ≥ 0.99', () =>
    expect(all.precision).toBeGreaterThanOrEqual(0.99));

  test('are brought together with recall ≥ 0.95', () => expect(all.recall).toBeGreaterThanOrEqual(0.95));

  test('are told apart from what is no name', () => {
    const mistaken = labels.filter(
      ({ label, kind }) => (parseLabel(label).kind === 'PERSON') !== (kind === 'PERSON'),
    );
    expect(mistaken.map(({ label }) => label)).toEqual([]);
  });
});
