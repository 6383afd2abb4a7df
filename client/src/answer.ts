/** One entry of `errors` in a GraphQL answer. */
export interface GraphQLProblem {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** What is kept of an HTTP answer. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  /** Seconds from the header Retry-After; undefined without one. */
  readonly retryAfter: number | undefined;
}

/** Seconds that a Retry-After header asks for, given as seconds or as a date; undefined if absent or unreadable. */
export function parseRetryAfter(header: string | null, now = Date.now()): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = /^\s*\d+\s*$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

/** The `errors` of a body that is a GraphQL answer; none if it is something else. */
export function problemsIn(body: string): readonly GraphQLProblem[] {
  try {
    const { errors } = JSON.parse(body) as { errors?: unknown };
    return Array.isArray(errors) ? errors : [];
  } catch {
    return [];
  }
}
