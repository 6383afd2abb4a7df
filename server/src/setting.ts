import { z } from 'zod';

/** What `--help` and the documents say about one setting. */
export type Setting = {
  /** The environment variable. */
  env: string;
  /** What it takes, to follow "PORT takes …". */
  takes: string;
  /** The value when it is not set; null if there is none. */
  default: string | null;
  meaning: string;
};

export const described = z.registry<Setting>();

export function wholeNumber(
  env: string,
  [min, max]: [number, number],
  byDefault: number,
  meaning: string,
  unit = '',
) {
  const takes = `a whole number from ${min} to ${max}${unit}`;
  return digits(min, max)
    .default(byDefault)
    .register(described, { env, takes, default: String(byDefault), meaning });
}

export function digits(min: number, max: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));
}

export function yesNo(env: string, byDefault: 'yes' | 'no', meaning: string) {
  return z
    .enum(['yes', 'no'])
    .default(byDefault)
    .transform((word) => word === 'yes')
    .register(described, { env, takes: 'yes or no', default: byDefault, meaning });
}

export function webAddress(env: string, meaning: string) {
  return z
    .url({ protocol: /^https?$/ })
    .optional()
    .register(described, {
      env,
      takes: 'an address such as https://login.example.org/',
      default: null,
      meaning,
    });
}
