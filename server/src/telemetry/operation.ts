/** One statement, or one step of a write, of an operation. */
export interface Step {
  /** SQL without the values of its parameters; of a write, Prisma's word for the step, such as "Actor.create". */
  text: string;
  /** Milliseconds since 1970. */
  startedAt: number;
  milliseconds: number;
}

/** What is known of an operation, for logs, metrics and traces: never a token, a variable or a text of it. */
export interface Operation {
  requestId: string;
  userId: string | null;
  /** The name that its document gives it; null where it has none, or was refused before it was read. */
  name: string | null;
  type: 'query' | 'mutation' | 'subscription' | null;
  /** Milliseconds since 1970. */
  startedAt: number;
  milliseconds: number;
  /** The HTTP status. */
  status: number;
  /** The codes of errors, and the names of those that a mutation answers as values, each once. */
  errors: string[];
  steps: Step[];
  /** Whether its answer came from a plan; false also of what is no query. */
  isPlanned: boolean;
  /** Events that a subscription has sent. */
  events: number;
  /** The trace that the caller is part of (W3C traceparent); null where none is told. */
  traceparent: string | null;
}

export const now = () => performance.timeOrigin + performance.now();
