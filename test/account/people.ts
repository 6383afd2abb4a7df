import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../server/src/_generated/prisma/client.ts';
import { localAccess } from '../../server/src/account/access.ts';
import type { Scope } from '../../server/src/account/scopes.ts';
import { userService } from '../../server/src/account/service.ts';
import { createToken } from '../../server/src/account/token-service.ts';
import type { Clearance } from '../../server/src/database/clearance.ts';
import type { Database } from '../../server/src/database/pools.ts';
import { encodeGlobalId } from '../../server/src/global-id.ts';
import type { Role } from '../../server/src/viewer.ts';

export interface Person {
  /** The row's id. */
  id: string;
  globalId: string;
  token: string;
}

/** Makes users with a token each, as the local administrator. */
export function people(database: Database) {
  const writer = new PrismaClient({ adapter: new PrismaPg(database.write) });
  const access = localAccess('RED');
  let count = 0;
  return {
    writer,
    async person(
      roles: Role[] = [],
      {
        clearance = 'CLEAR',
        scopes,
        expiresIn,
        ...more
      }: {
        clearance?: Clearance;
        scopes?: Scope[];
        /** Seconds that the token is good for. */
        expiresIn?: number;
        email?: string;
        subject?: string;
      } = {},
    ): Promise<Person> {
      count += 1;
      const user = { name: `Person ${count}`, roles, clearance, ...more };
      const { id } = await userService.create(writer, access.viewer, user);
      const expiresAt = expiresIn === undefined ? undefined : new Date(Date.now() + expiresIn * 1000);
      const { secret } = await createToken(writer, access, { name: 'test', userId: id, scopes, expiresAt });
      return { id, globalId: encodeGlobalId('User', id), token: secret };
    },
    close: () => writer.$disconnect(),
  };
}

export type People = ReturnType<typeof people>;
