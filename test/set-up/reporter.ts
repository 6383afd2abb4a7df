import type { Reporter, TestModule, Vitest } from 'vitest/node';

type Counts = { passed: number; failed: number; skipped: number };

/** How a run ended, as one line. */
export function countLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

function count(modules: readonly TestModule[], errors: number): Counts {
  const counts = { passed: 0, failed: errors, skipped: 0 };
  for (const module of modules) {
    // A file that cannot be loaded has no tests to count, but has failed.
    counts.failed += module.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state !== 'pending') counts[state] += 1;
    }
  }
  return counts;
}

/** Prints the counts as the very last line, after what other reporters and the tearing down have to say. */
export default class LastLineReporter implements Reporter {
  private counts: Counts = { passed: 0, failed: 0, skipped: 0 };

  onInit(vitest: Vitest): void {
    if (vitest.config.watch) return;
    process.on('exit', (code) => {
      // A run that never got as far as a test has failed all the same.
      if (code !== 0 && this.counts.failed === 0) this.counts.failed = 1;
      console.log(countLine(this.counts));
    });
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    this.counts = count(modules, errors.length);
  }
}
