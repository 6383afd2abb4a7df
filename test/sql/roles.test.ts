import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needsOfTheServer, type Transition, transitions } from '../../server/src/assessment/transitions.ts';
import { schema } from '../../server/src/schema.ts';
import { ROLES, type Role } from '../../server/src/viewer.ts';
import { objectOf } from '../account/mutation-input.ts';
import { type People, type Person, people } from '../account/people.ts';
import { type TestApp, testApp } from '../set-up/app.ts';
import { type Logins, loginsFor } from './logins.ts';
import { snake } from './trial.ts';

// Which role a step takes is the same in SQL as in the API, for every function there is.

let test: TestApp;
let made: People;
let logins: Logins<Role>;
let functions: {
  name: string;
  types: string[];
  comment: string | null;
  definer: boolean;
  config: string[];
}[];
const persons = {} as Record<Role, Person>;
beforeAll(async () => {
  test = await testApp('empty', 'RED', { authentication: 'required' });
  made = people(test.database);
  for (const role of ROLES) persons[role] = await made.person([role], { clearance: 'RED' });
  const users = Object.fromEntries(ROLES.map((role) => [role, persons[role].id]));
  logins = await loginsFor(test.database.superuserUrl, users as Record<Role, string>);
  functions = (
    await test.database.write.query(
      `SELECT p.proname AS name, p.prosecdef AS definer, coalesce(p.proconfig, '{}') AS config, obj_description(p.oid, 'pg_proc') AS comment,
         ARRAY(SELECT format_type(t, NULL) FROM unnest(p.proargtypes[:p.pronargs - p.pronargdefaults - 1]) WITH ORDINALITY a (t, n) ORDER BY n) AS types
       FROM pg_proc p WHERE p.pronamespace = 'analysis'::regnamespace ORDER BY 1`,
    )
  ).rows;
});
afterAll(async () => {
  await logins.close();
  await made.close();
  await test.close();
});

const mutationOf = (name: string) =>
  name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

async function inTheApi(name: string, role: Role): Promise<string | null> {
  const field = schema.getMutationType()?.getFields()[name];
  const type = field?.args[0]?.type;
  if (!type) throw new Error(`There is no mutation ${name}.`);
  const { data } = await test.ask(
    `mutation ($input: ${type}) { result: ${name}(input: $input) { ... on Error { message } } }`,
    { input: objectOf(type as never) },
    persons[role].token,
  );
  return aboutRoles(data.result.message);
}

const values: Record<string, string> = {
  uuid: `'00000000-0000-7000-8000-00000000ffff'`,
  integer: '1',
  text: `'APPROVE'`,
  'uuid[]': `'{00000000-0000-7000-8000-00000000ffff}'`,
};
async function inSql({ name, types }: (typeof functions)[number], role: Role): Promise<string | null> {
  const given = types.map((type) => values[type] ?? 'NULL');
  const call = logins.as(role, `SELECT ${name}(${given})`);
  return call.then(
    () => null,
    ({ code, message }) => {
      if (aboutRoles(message) !== null) expect(code).toBe('42501');
      return aboutRoles(message);
    },
  );
}
const aboutRoles = (message: string) => (/ takes the role /.test(message) ? message : null);

describe('the functions of analysis', () => {
  it('take the roles that the mutations take', async () => {
    expect(functions.length).toBeGreaterThan(8);
    for (const each of functions) {
      const refusals = [];
      for (const role of ROLES) {
        const said = await inSql(each, role);
        expect(said, `${each.name} as ${role}`).toBe(await inTheApi(mutationOf(each.name), role));
        refusals.push(said);
      }
      expect(refusals[ROLES.indexOf('READER')], each.name).not.toBeNull();
      expect(refusals, each.name).toContain(null);
    }
  });

  it('are there for every step of an assessment but those that the server alone can judge', () => {
    const steps = Object.values(transitions).flatMap(({ mutation, needs }: Transition) =>
      mutation && !needs.some((need) => needsOfTheServer.includes(need)) ? [snake(mutation)] : [],
    );
    const names = functions.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(steps));
    expect(names).not.toContain('submit_assessment');
  });

  it('say what they do, run as the owner with a fixed search path, and for nobody but people', async () => {
    for (const { name, comment, definer, config } of functions) {
      expect(comment, name).toMatch(/Takes [A-Z]{4,}.*\.$/);
      expect(definer, name).toBe(true);
      expect(config, name).toEqual(['search_path=public, pg_temp']);
    }
    const { rows } = await test.database.write.query(
      `SELECT DISTINCT coalesce(g.rolname, 'everyone') AS name FROM pg_proc p CROSS JOIN LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
       LEFT JOIN pg_roles g ON g.oid = a.grantee WHERE p.pronamespace = 'analysis'::regnamespace AND a.grantee <> p.proowner ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'entente_people_amber',
      'entente_people_amber_strict',
      'entente_people_clear',
      'entente_people_green',
      'entente_people_red',
    ]);
  });
});
