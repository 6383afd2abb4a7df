import type { EntityService } from '../write/entity.ts';
import { hashOf } from './hash.ts';
import { upTo } from './readers/source-row.ts';

/** One entity that a row of a source speaks of. */
export interface Item {
  /** Names it for ever: the source, what it is there, and its id there, such as "kremlin:turn:37381#2". */
  key: string;
  service: EntityService;
  /** What the source says of it. The same again changes nothing; something else is a change. */
  says: unknown;
  /** The input for the service. `idOf` gives the id of another item of the row by its key. */
  input: (idOf: (key: string) => string) => object;
  /** The key of another item whose entity this is: the row adds to it, and makes none of its own. */
  sameAs?: string;
  /** Of a state: it is the one with this code, whoever recorded it. */
  countryCode?: string;
  /** Of another name: it is the one that its actor has already, whoever recorded it. */
  nameOf?: { owner: string; text: string; kind: string };
}

/** What a row of a source becomes: its own entity, what must be there before it, and what belongs to it. */
export interface Plan {
  /** Made if they are not there yet, and left alone if they are: the speaker of a turn. */
  before: Item[];
  /** Says everything that the row says, so that a change of any part shows in it. */
  own: Item;
  /** Names, posts, codings. Where the source no longer says one, it is retracted. Their keys are made by partKey. */
  parts: Item[];
  repairs: string[];
}

export const itemsOf = ({ before, own, parts }: Plan): Item[] => [...before, own, ...parts];

/**
 * The key of something that a source has. A long id is in it by its hash, for an index holds no more; a slash is only before the
 * name of a part, so that the parts of one are never taken for those of another.
 */
export function keyOf(source: string, what: string, id: string): string {
  return `${source}:${what}:${inKey(id)}`;
}

/** The key of a part of an item. */
export function partKey(owner: Item, what: string, id: string): string {
  return `${owner.key}/${what}:${inKey(id)}`;
}

function inKey(id: string): string {
  const escaped = id.replaceAll('%', '%25').replaceAll('/', '%2F');
  return escaped.length <= 200 ? escaped : `${upTo(escaped, 100)}…${hashOf(id)}`;
}
