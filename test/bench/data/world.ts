import { Random } from './random.ts';

/** Kinds of rows, as they are told apart in the ids that the generator gives. */
export const kinds = {
  Actor: 1,
  Affiliation: 2,
  Relationship: 3,
  Document: 4,
  CooperationArea: 5,
  Codebook: 6,
  Concept: 7,
  Statement: 8,
  Coding: 9,
  Assessment: 10,
  EvidenceLink: 11,
} as const;

/** The id of the n-th row of a kind, n from 0: in the order of making, as UUIDv7 has it. */
export function idOf(kind: keyof typeof kinds, n: number): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  return `0190${hex(kinds[kind], 4)}-0000-7000-8000-${hex(n, 12)}`;
}

export const userId = '00000000-0000-7000-8000-000000000001';
export const states = 60;
export const relationships = 100;
export const areas = 20;
export const concepts = 12;
const thinkTanks = 40;

/** A person works for a body of a state from some day on, and worked for a think tank before. */
export interface Person {
  actor: number;
  state: number;
  voice: string;
  since: string;
}

/** How many rows of each kind there are, who works for whom, and who the parties are. */
export interface World {
  statements: number;
  documents: number;
  actors: number;
  assessments: number;
  evidence: number;
  people: Person[];
  peopleOf: Person[][];
  /** The two states of each relationship, as actor numbers. */
  parties: [number, number][];
}

export const bodyOf = (state: number) => states + state;
export const thinkTankOf = (person: Person) => 2 * states + (person.actor % thinkTanks);

const voices = [
  'HEAD_OF_STATE_OR_GOVERNMENT',
  'MINISTER',
  'SPOKESPERSON',
  'MILITARY',
  'DIPLOMAT',
  'OFFICIAL',
];

/** The proportions of 500,000 statements: 50,000 documents, 5,000 actors, 20,000 assessments, 100,000 evidence links. */
export function worldOf(statements: number): World {
  const actors = Math.max(460, Math.round(statements / 100));
  const random = new Random(1);
  const people: Person[] = [];
  const peopleOf: Person[][] = Array.from({ length: states }, () => []);
  for (let actor = 2 * states + thinkTanks; actor < actors; actor++) {
    const state = actor % states;
    const voice = voices[Math.min(voices.length - 1, Math.floor(actor / states) % 12)] as string;
    const person = { actor, state, voice, since: dayOf(random.below(3_000)) };
    people.push(person);
    peopleOf[state]?.push(person);
  }
  return {
    statements,
    documents: Math.max(20, Math.round(statements / 10)),
    actors,
    assessments: Math.max(120, Math.round(statements / 25)),
    evidence: Math.max(600, Math.round(statements / 5)),
    people,
    peopleOf,
    parties: Array.from({ length: relationships }, (_, n) => [n % 50, (n % 50) + 1 + Math.floor(n / 50)]),
  };
}

/** The day that lies so many days after the start of the year 2000. */
export function dayOf(n: number): string {
  return new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10);
}

/** Markings that leave most rows to everyone. A part is marked as its whole: `n` is the number of the whole. */
export function markingOf(n: number): string {
  if (n % 200 === 7) return 'AMBER';
  return n % 100 === 3 ? 'GREEN' : 'CLEAR';
}
