import { afterAll, beforeAll, it } from 'vitest';
import { CLEARANCES } from '../../server/src/database/clearance.ts';
import { type Doors, type Eyes, openDoors } from './eyes.ts';
import { type Person, people } from './people.ts';
import { hiddenWorld, type World } from './world.ts';

/** A person asks hundreds of questions twice, at every clearance. */
const slow = 300_000;

/** The world of a test file, and everybody's eyes on it. */
export function matrix() {
  const opened = {} as { world: World; doors: Doors };
  beforeAll(async () => {
    opened.world = await hiddenWorld();
    opened.doors = await openDoors(opened.world);
  });
  afterAll(async () => {
    await opened.doors?.close();
    await opened.world?.drop();
  });
  return {
    opened,
    /** A test for every person, at every clearance. */
    everybody(name: string, test: (eyes: Eyes, doors: Doors, world: World) => Promise<void>) {
      for (const person of Object.keys(people) as Person[]) {
        it(
          `${name}: the ${person}`,
          async () => {
            for (const clearance of CLEARANCES) {
              const eyes = opened.doors.of(person, clearance);
              await test(eyes, opened.doors, opened.world);
            }
          },
          slow,
        );
      }
    },
  };
}
