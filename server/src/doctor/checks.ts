import { anchors } from './anchors.ts';
import type { Check } from './check.ts';
import { connections } from './connections.ts';
import { derived } from './derived.ts';
import { disk } from './disk.ts';
import { drift } from './drift.ts';
import { history } from './history.ts';
import { indexes } from './indexes.ts';
import { migrations } from './migrations.ts';
import { orphans } from './orphans.ts';
import { postgres } from './postgres.ts';
import { privileges } from './privileges.ts';
import { replicas } from './replicas.ts';
import { replication } from './replication.ts';
import { roles } from './roles.ts';
import { statistics } from './statistics.ts';

/** All that the doctor looks at, in the order in which it is told: first what the rest depends on. */
export const checks: readonly Check[] = [
  postgres,
  migrations,
  roles,
  privileges,
  drift,
  indexes,
  statistics,
  connections,
  disk(),
  replication({ behind: 64e6, kept: 1e9 }),
  replicas,
  orphans,
  history,
  anchors,
  derived,
];
