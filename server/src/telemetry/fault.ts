import { withModules } from './modules.ts';

/** What the log says of a fault of the server. */
export interface ToldFault {
  name: string;
  code?: string;
  message?: string;
  /** Of what Postgres refused: names, no values. */
  constraint?: string;
  table?: string;
  stack?: string[];
}

/** The messages of Prisma and of Postgres may hold what somebody has written: the place and the code stay without them. */
export function toldFault(fault: unknown, withMessages = false): ToldFault {
  if (!(fault instanceof Error)) return { name: typeof fault };
  const { code, severity, constraint, table } = fault as Error & Record<string, unknown>;
  const ofDatabase = severity !== undefined || /^(Prisma|DriverAdapter)/.test(fault.name);
  return {
    name: fault.name,
    ...(typeof code === 'string' && { code }),
    ...((withMessages || !ofDatabase) && { message: fault.message }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(typeof table === 'string' && { table }),
    stack: framesOf(fault),
  };
}

function framesOf({ stack = '' }: Error): string[] {
  const frames = stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '));
  return withModules(frames.slice(0, 20));
}
