import { graphql } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLEARANCES, type Clearance } from '../../server/src/database/clearance.ts';
import { createReadClient } from '../../server/src/read/client.ts';
import { runOn } from '../../server/src/read/connection.ts';
import { schema } from '../../server/src/schema.ts';
import { sourceFor } from '../../server/src/visibility.ts';
import type { Answer } from '../set-up/app.ts';
import { type Person, people } from '../visibility/people.ts';
import { ruleBook } from '../visibility/rules.ts';
import { hiddenWorld, type World } from '../visibility/world.ts';

let world: World;
beforeAll(async () => {
  world = await hiddenWorld();
});
afterAll(() => world.drop());

async function sourcingFor(person: Person, clearance: Clearance): Promise<Answer['data']> {
  const viewer = { userId: world.users[person], roles: people[person], clearance };
  const source = sourceFor(viewer, runOn(world.reader(clearance), { preparedStatements: true }));
  const { data, errors } = (await graphql({
    schema,
    source: `{ assessments(first: 100, retracted: INCLUDED) { nodes { id evidence { nodes { id } } sourcing {
      evidenceCount singleSource unsourced { id }
      sources { source { ... on Node { id } } evidence { id } }
      circularChains { steps { ... on Node { id } } } } } } }`,
    contextValue: { viewer, source, db: createReadClient(source) },
  })) as Answer;
  expect(errors, person).toBeUndefined();
  return data;
}

it('sourcing names nothing that may not be seen, and is of the evidence that is', async () => {
  const sees = await ruleBook(world);
  const rows = new Map<string, Record<string, unknown>>();
  for (const table of [
    'Assessment',
    'Statement',
    'Document',
    'Actor',
    'Citation',
    'EvidenceLink',
    'Activity',
  ])
    for (const row of await world.rows(table)) rows.set(`${table}:${row.id}`, row);
  let named = 0;
  for (const person of Object.keys(people) as Person[]) {
    for (const clearance of CLEARANCES) {
      const data = await sourcingFor(person, clearance);
      const asker = { userId: world.users[person], roles: people[person], clearance };
      for (const { evidence, sourcing } of data.assessments.nodes) {
        expect(sourcing.evidenceCount).toBe(evidence.nodes.length);
        for (const [, id] of JSON.stringify(sourcing).matchAll(/"id":"([^"]+)"/g)) {
          const key = Buffer.from(id as string, 'base64url').toString();
          expect(
            sees(asker, key.split(':')[0] as string, rows.get(key) ?? {}),
            `${person} ${clearance} ${key}`,
          ).toBe(true);
          named += 1;
        }
      }
    }
  }
  expect(named).toBeGreaterThan(100);
});
