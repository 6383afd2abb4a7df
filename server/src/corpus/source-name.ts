import { z } from 'zod';

/** The name under which the rows of a source are remembered: it stands at the beginning of each ImportRecord's key. */
export const sourceName = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9.-]{0,60}$/,
    'A source has up to 61 small letters, digits, dots and hyphens, and begins with a letter or a digit.',
  );
