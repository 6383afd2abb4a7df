import { readFileSync } from 'node:fs';

interface Change {
  status: string;
  mutatorName: string;
  replacement?: string;
  location: { start: { line: number } };
  coveredBy?: string[];
  testsCompleted?: number;
}

interface Report {
  files: Record<string, { source: string; mutants: Change[] }>;
}

const noticed = ['Killed', 'Timeout'];
const unnoticed = ['Survived', 'NoCoverage'];

/**
 * What came of a room, with each change that no test noticed. Stryker says of a change that it survived where what stands before the tests
 * failed, such as a user who was not made: none of them ran then, and Vitest calls such tests skipped. Here that is noticed, too.
 */
export function reportOf(file: string): string {
  const { files } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  let [all, killed] = [0, 0];
  const left: string[] = [];
  for (const [name, { source, mutants }] of Object.entries(files)) {
    const lines = source.split('\n');
    for (const change of mutants) {
      const stoppedAll = change.testsCompleted === 0 && (change.coveredBy?.length ?? 0) > 0;
      if (!noticed.includes(change.status) && !unnoticed.includes(change.status)) continue;
      all += 1;
      if (noticed.includes(change.status) || stoppedAll) {
        killed += 1;
        continue;
      }
      const { line } = change.location.start;
      left.push(`${name}:${line} ${change.mutatorName}: ${lines[line - 1]?.trim()} => ${change.replacement}`);
    }
  }
  return `${killed} of ${all} changes were noticed (${((100 * killed) / all).toFixed(1)} %); not these:\n${left.join('\n')}`;
}
