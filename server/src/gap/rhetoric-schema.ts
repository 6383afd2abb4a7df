import { CharacterisationLevel } from '../_generated/prisma/enums.ts';
import { type RhetoricLevel, rhetoricLevel } from '../analysis/rhetoric-level.ts';
import { builder } from '../builder.ts';
import { CharacterisationLevel as CharacterisationLevelEnum } from '../codebook/enums.ts';
import { ref } from '../refs.ts';
import { readBehind } from '../rhetoric/behind.ts';
import type { Scope } from '../rhetoric/scope.ts';
import type { Count } from '../rhetoric/series.ts';
import { statementList } from '../statement/list.ts';

const levels = Object.keys(CharacterisationLevel) as CharacterisationLevel[];

/** What one side says of a relationship in a window. */
export interface Side extends RhetoricLevel {
  of: { relationshipId: string; scope: Scope };
  sideId: string;
  counts: Count[];
}

interface Term {
  side: Side;
  conceptId: string;
  level: CharacterisationLevel;
  n: number;
}
const RhetoricTerm = builder.objectRef<Term>('RhetoricTerm').implement({
  description: 'A characterisation that a side affirms: a part of its rhetoric level.',
  fields: (t) => ({
    concept: t.field({
      type: ref('Concept'),
      description: 'The term.',
      resolve: ({ conceptId }) => ({ id: conceptId }) as never,
    }),
    level: t.expose('level', { type: CharacterisationLevelEnum, description: 'Its level.' }),
    n: t.exposeInt('n', { description: 'How often it is affirmed.' }),
    statements: statementList.found<Term>(
      t,
      'The statements that affirm it, the earliest first.',
      ({ side: { of, sideId }, conceptId }, page, { source }) =>
        readBehind(
          source,
          { relationshipId: of.relationshipId, sideId, conceptId, stance: 'AFFIRMS' },
          of.scope,
          null,
          page,
        ),
    ) as never,
  }),
});

export const SideRhetoric = builder.objectRef<Side>('SideRhetoric').implement({
  description:
    'How close a side says that the parties are: the mean level of the characterisations that it affirms. Denials, avoidance and reservations stand beside it and are not folded in.',
  fields: (t) => ({
    side: t.field({
      type: ref('Actor'),
      description: 'The side.',
      resolve: ({ sideId }) => ({ id: sideId }) as never,
    }),
    level: t.exposeFloat('level', {
      nullable: true,
      description:
        'The mean level, 0 (adversary) to 6 (ally); null where the side affirms no characterisation.',
    }),
    rhetoric: t.exposeFloat('rhetoric', { nullable: true, description: 'The same as a number from 0 to 1.' }),
    n: t.exposeInt('n', { description: 'How many affirmations it is the mean of.' }),
    qualified: t.exposeInt('qualified', {
      description: 'How many characterisations are used with reservations.',
    }),
    denied: t.exposeInt('denied', { description: 'How many are denied.' }),
    avoided: t.exposeInt('avoided', { description: 'How many are avoided.' }),
    terms: t.field({
      type: [RhetoricTerm],
      description: 'What is affirmed, the highest level first.',
      resolve: (side) => termsOf(side),
    }),
  }),
});

/** What a side says, of the counts of all sides. */
export function sideOf(sideId: string, all: readonly Count[], of: Side['of']): Side {
  const counts = all.filter((count) => count.sideId === sideId && count.level !== null);
  const levelled = counts.map(({ level, stance, n }) => ({
    level: levels.indexOf(level as never),
    stance,
    n,
  }));
  return { ...rhetoricLevel(levelled), of, sideId, counts };
}

function termsOf(side: Side): Term[] {
  const terms = new Map<string, Term>();
  for (const { conceptId, level, stance, n } of side.counts) {
    if (stance !== 'AFFIRMS') continue;
    const known = terms.get(conceptId);
    terms.set(conceptId, { side, conceptId, level: level as CharacterisationLevel, n: (known?.n ?? 0) + n });
  }
  const place = ({ level, conceptId }: Term) => `${9 - levels.indexOf(level)} ${conceptId}`;
  return [...terms.values()].sort((one, other) => (place(one) < place(other) ? -1 : 1));
}
