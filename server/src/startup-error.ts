/**
 * A start that cannot go on, said in one sentence that tells the reader what to do.
 * `main` prints the sentence alone; every other error is unexpected and keeps its stack.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/** The code that Node or Postgres put on an error, or undefined if it carries none. */
export function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** The error's own words, on one line. */
export function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words
    .trim()
    .replace(/\s*\n\s*/g, '; ')
    .replace(/[.;]+$/, '');
}
