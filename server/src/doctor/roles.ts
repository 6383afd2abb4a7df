import { CLEARANCES, readerRoleOf } from '../database/clearance.ts';
import { WRITER } from '../database/roles.ts';
import { peopleGroupOf } from '../database/sql-login.ts';
import type { Check } from './check.ts';

const LOGINS = [WRITER, ...CLEARANCES.map(readerRoleOf)];
const GROUPS = CLEARANCES.map(peopleGroupOf);

/** Privileges that would let a role past every rule; the words undo them. */
const EXCESSES = {
  rolsuper: 'NOSUPERUSER',
  rolbypassrls: 'NOBYPASSRLS',
  rolcreaterole: 'NOCREATEROLE',
  rolcreatedb: 'NOCREATEDB',
  rolreplication: 'NOREPLICATION',
} as const;

interface Role extends Record<keyof typeof EXCESSES, boolean> {
  name: string;
  login: boolean;
  groups: string[];
}

/** The roles of the server and the groups of people: there, and with no more power than the migrations gave them. */
export const roles: Check = {
  name: 'roles',
  looksAt: "the server's roles and the groups of people",
  async look({ client }) {
    const { rows } = await client.query<Role>(
      `SELECT r.rolname AS name, r.rolcanlogin AS login, ${Object.keys(EXCESSES).join(', ')},
         ARRAY(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid ORDER BY 1) AS groups
       FROM pg_roles r WHERE r.rolname = ANY ($1) ORDER BY 1`,
      [[...LOGINS, ...GROUPS]],
    );
    const found = new Map(rows.map((role) => [role.name, role]));
    return [...LOGINS, ...GROUPS].flatMap((name) => {
      const role = found.get(name);
      if (!role) {
        return `The role ${name} is missing: restore the roles that begin with entente_ from a backup made with pg_dumpall --roles-only.`;
      }
      const excess = Object.entries(EXCESSES).filter(([column]) => role[column as keyof typeof EXCESSES]);
      const wrong: string[] = [];
      if (excess.length) {
        wrong.push(
          `The role ${name} may more than it should: ALTER ROLE ${name} ${excess.map(([, word]) => word).join(' ')}.`,
        );
      }
      if (!role.login && LOGINS.includes(name)) {
        wrong.push(`The role ${name} may not log in: ALTER ROLE ${name} LOGIN.`);
      }
      for (const group of role.groups) {
        wrong.push(
          `The role ${name} is a member of ${group} and sees and may what that does: REVOKE ${group} FROM ${name}.`,
        );
      }
      return wrong;
    });
  },
};
