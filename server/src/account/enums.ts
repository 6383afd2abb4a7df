import { builder } from '../builder.ts';
import type { Role as RoleName } from '../viewer.ts';
import type { Scope as ScopeName } from './scopes.ts';

export const Role = builder.enumType('Role', {
  description: 'What a user does here. A user has one or more; what each may write stands with it.',
  values: {
    READER: { description: 'Reads what the clearance lets through. Every user has this role.' },
    CODER: { description: 'Records what is said and done, and codes statements.' },
    ANALYST: { description: 'Records what is said and done, and writes assessments and forecasts.' },
    REVIEWER: { description: 'Reviews assessments, dissents, and decides between codings.' },
    ADMIN: { description: 'Looks after users and codebooks, and may record what is said and done.' },
  } satisfies Record<RoleName, { description: string }>,
});

export const Scope = builder.enumType('Scope', {
  description:
    'What a token lets its user do, at most: what the user may not do, the token may not either. A login and the local session have all scopes.',
  values: {
    READ: { description: 'To read. Every token has this scope.' },
    CODE: { description: 'To act as a CODER.' },
    ASSESS: { description: 'To act as an ANALYST.' },
    REVIEW: { description: 'To act as a REVIEWER.' },
    ADMIN: { description: 'To act as an ADMIN.' },
  } satisfies Record<ScopeName, { description: string }>,
});
