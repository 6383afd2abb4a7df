import { expect } from 'vitest';

/** Words of what lies beneath: none of them is in an answer, whatever was asked. */
const internals =
  /prisma|SQLSTATE|syntax error at or near|violates|pg_catalog|visible_(clear|green|amber|red)|node_modules|\bat \S+ \(|\.ts:\d|ECONN|Maximum call stack|heap|Cannot read propert|is not a function|undefined \(/;

/** Holds an answer to what every answer is held to; `said` is what the question said itself, which may come back. */
export function expectHarmless(status: number, text: string, said: readonly string[], about: string): void {
  expect([200, 400, 401, 403, 413, 415, 429], about).toContain(status);
  expect(text, about).not.toContain('"code":"INTERNAL"');
  // Sentences: letters of a cursor may happen to look like anything
  for (const sentence of stringsIn(JSON.parse(text)).filter((each) => /\s/.test(each))) {
    let rest = sentence;
    for (const each of said) if (each.length > 3) rest = rest.replaceAll(each, '');
    expect(rest, about).not.toMatch(internals);
  }
}

/** Every string in a value. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
