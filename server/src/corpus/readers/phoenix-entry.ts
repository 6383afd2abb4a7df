import type { ActorKind } from '../../_generated/prisma/enums.ts';
import type { EdtfDate } from '../../date/edtf.ts';
import { type ActorCode, readCode, stateNamed } from './phoenix-code.ts';
import { readTerm } from './phoenix-date.ts';
import { kindOf } from './phoenix-kind.ts';
import { readableName } from './phoenix-name.ts';

/** What an actor is coded as, and when. */
export interface DictionaryRole extends ActorCode {
  line: number;
  /** From and up to when; null where that end is open. */
  validFrom: EdtfDate | null;
  validTo: EdtfDate | null;
  comment: string | null;
}

/** An actor of a dictionary. */
export interface DictionaryActor {
  /** Its name as the dictionary writes it, with a number where another actor of the file has that name. */
  id: string;
  rawName: string;
  /** The name in readable form, a guess from capitals. */
  name: string;
  /** Its other names in readable form, each once. */
  aliases: string[];
  /** A guess; see kindOf for the rules. */
  kind: ActorKind;
  /** Alpha-3 code of a state; null for others, and for states without one. */
  country: string | null;
  roles: DictionaryRole[];
}

/** An entry while it is read. */
export interface Entry {
  line: number;
  rawName: string;
  rawAliases: string[];
  roles: DictionaryRole[];
  /** How many codes stand in it, rejected ones and "no actor" too. */
  codes: number;
  /** Whether the dictionary says of it, beside its codes or instead, that it is no actor (---). */
  noActor: boolean;
  comments: string[];
  repairs: string[];
  /** Its lines as they stand. */
  raw: string[];
}

/** Adds what stands in one pair of brackets to an entry. Gives the reason where it says no role. `---` says that there is none. */
export function addRole(entry: Entry, brackets: string, line: number, comment: string | null): string | null {
  entry.codes++;
  const [, written = '', dates = ''] = /^([^\s<>]*)\s*(.*)$/.exec(brackets) ?? [];
  if (written === '---') {
    entry.noActor = true;
    return null;
  }
  const code = readCode(written);
  if (typeof code === 'string') return code;
  const term = readTerm(dates);
  if (typeof term === 'string') return term;
  const { repairs, ...valid } = term;
  entry.roles.push({ line, ...code, ...valid, comment });
  entry.repairs.push(...repairs.map((repair) => `Line ${line}: ${repair}`));
  return null;
}

/** The actor that an entry says. */
export function actorOf({ rawName, rawAliases, roles, comments }: Entry, id: string): DictionaryActor {
  const names = [rawName, ...rawAliases];
  const readable = names.map((name) => readableName(name, false));
  const kind = kindOf({ names: readable, roles, comments: comments.join('\n') });
  const [name, ...aliases] = names.map((raw) => readableName(raw, kind === 'PERSON')) as [
    string,
    ...string[],
  ];
  return {
    id,
    rawName,
    name,
    aliases: [...new Set(aliases)].filter((alias) => alias !== name),
    kind,
    country: roles.map((role) => stateNamed(role, readable)).find((state) => state)?.country ?? null,
    roles,
  };
}
