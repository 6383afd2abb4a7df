import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createProgram } from '../../server/src/cli/program.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';

let database: TestDatabase;
let directory: string;
beforeAll(async () => {
  database = await testDatabase('example');
  directory = mkdtempSync(join(tmpdir(), 'entente-brief-'));
  vi.stubEnv('DATABASE_URL', database.ownerUrl);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true, force: true });
  await database.drop();
});

async function brief(...words: string[]): Promise<string> {
  let printed = '';
  const log = vi.spyOn(console, 'log').mockImplementation((text) => {
    printed += text;
  });
  await createProgram(new AbortController().signal)
    .parseAsync(['brief', ...words], { from: 'user' })
    .finally(() => log.mockRestore());
  return printed;
}

describe('entente brief', () => {
  it('writes the page, whose links lead to a server', async () => {
    const output = join(directory, 'brief.html');
    const printed = await brief('russia-china', '-o', output, '--server', 'https://entente.example.org/');
    expect(printed).toContain(`Wrote ${output}: Russia and China, for eyes up to CLEAR`);
    const html = readFileSync(output, 'utf8');
    expect(html).toContain('href="https://entente.example.org/graphql?query=');
    expect(html).toContain('TLP:CLEAR');
  });

  it('writes its pictures as one SVG', async () => {
    const output = join(directory, 'brief.svg');
    await brief('russia-china', '-o', output, '--from', '2018');
    const svg = new DOMParser().parseFromString(readFileSync(output, 'utf8'), 'image/svg+xml');
    const pictures = [...svg.querySelectorAll('svg > svg')];
    expect(pictures).toHaveLength(6);
    for (const picture of pictures) {
      expect(picture.querySelector('title')?.textContent).toBeTruthy();
      expect(picture.querySelector('desc')?.textContent).toBeTruthy();
    }
  });

  it('says what it cannot write, and what it does not find', async () => {
    await expect(brief('russia-china', '-o', join(directory, 'brief.pdf'))).rejects.toThrow(
      /neither .html nor .svg.*print the page/,
    );
    await expect(brief('atlantis', '-o', join(directory, 'a.html'))).rejects.toThrow(
      'There is no relationship "atlantis" here.',
    );
    await expect(brief('russia-china', '-o', join(directory, 'b.html'), '--from', 'once')).rejects.toThrow(
      'from: "once" is no EDTF date.',
    );
  });
});
