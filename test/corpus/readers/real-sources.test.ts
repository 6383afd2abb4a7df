import { createReadStream, existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../../server/src/corpus/readers/documents.ts';
import { readPersons } from '../../../server/src/corpus/readers/persons.ts';
import { readDictionary } from '../../../server/src/corpus/readers/phoenix.ts';
import type { Bytes, SourceRow } from '../../../server/src/corpus/readers/source-row.ts';
import { readTurns } from '../../../server/src/corpus/readers/turns.ts';

/** The sources lie beside the repository; a clone that stands alone has none to read. */
const data = new URL('../../../../shared/data/', import.meta.url);

/** Counts what a reader makes of a file beside the repository. */
async function count<T>(path: string, reader: (bytes: Bytes) => AsyncIterable<SourceRow<T>>) {
  const taken: T[] = [];
  const reasons: Record<string, number> = {};
  const repairs: Record<string, number> = {};
  const general = (sentence: string) => sentence.replaceAll(/"[^"]*"/g, '"…"').replaceAll(/\d+/g, 'n');
  for await (const row of reader(createReadStream(new URL(path, data)))) {
    if ('reason' in row) reasons[general(row.reason)] = (reasons[general(row.reason)] ?? 0) + 1;
    else {
      taken.push(row.value);
      for (const repair of row.repairs) repairs[general(repair)] = (repairs[general(repair)] ?? 0) + 1;
    }
  }
  return { taken, reasons, repairs };
}

describe.runIf(existsSync(data))('The real sources', () => {
  it('All pages of the Kremlin’s site are documents; 480 have no text, 3,763 no place, 415 no title', async () => {
    const { taken, reasons, repairs } = await count('kremlin/pages.jsonl.gz', readDocuments);
    expect(taken).toHaveLength(7_637);
    expect(reasons).toEqual({});
    expect(repairs).toEqual({ 'The title is missing: the address stands in.': 415 });
    expect(taken.filter(({ text }) => text === null)).toHaveLength(480);
    expect(taken.filter(({ place }) => place === null)).toHaveLength(3_763);
  });

  it('All turns but the 680 in which nothing is said are taken', async () => {
    const { taken, reasons, repairs } = await count('kremlin/turns.csv.gz', readTurns);
    expect(taken).toHaveLength(14_256 - 680);
    expect(reasons).toEqual({ 'Nothing is said: the text is empty.': 680 });
    expect(repairs).toEqual({});
  });

  it('All persons are taken', async () => {
    const { taken, reasons } = await count('kremlin/persons.csv', readPersons);
    expect(taken).toHaveLength(289);
    expect(reasons).toEqual({});
  });

  it('The dictionaries are taken but for a few lines and the actors that stand twice', async () => {
    const countries = await count('actors/Phoenix.Countries.actors.txt', readDictionary);
    expect(countries.taken).toHaveLength(18_388);
    expect(countries.taken.flatMap(({ roles }) => roles)).toHaveLength(28_495);
    expect(countries.reasons).toEqual({
      'A letter of the name was lost before this file was made ("…").': 3,
      'A bracket is not opened or not closed.': 1,
      'The dictionary marks this name as no actor ([---]).': 2,
      'The role is left out, the actor stays: "…" ends before it begins.': 1,
      'The role is left out, the actor stays: "…" has n digits; a date has six (yymmdd) or eight (yyyymmdd).': 5,
    });
    const international = await count('actors/Phoenix.International.actors.txt', readDictionary);
    expect(international.taken).toHaveLength(6_715);
    expect(international.reasons).toEqual({
      'It repeats the actor in line n: the same names and the same codes.': 1_124,
      '"…" is no name but a remark.': 1,
      'The role is left out, the actor stays: "…" has n digits; a date has six (yymmdd) or eight (yyyymmdd).': 1,
      'The role is left out, the actor stays: "…" is no actor code: its n characters are no groups of three.': 2,
    });
    const ids = countries.taken.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
