import type { GraphQLAbstractType } from 'graphql';
import type { Select } from '../read/arguments.ts';
import { type Reader, readerOf } from '../read/client.ts';
import type { Entity } from '../read/selection.ts';
import type { ArgumentsOf } from './arguments.ts';
import {
  after,
  isPromise,
  makeEach,
  type ObjectPlan,
  type Run,
  type Texts,
  Unplanned,
  type Write,
} from './document.ts';
import type { Resolve } from './pothos.ts';

/** One field of many objects. */
export function writeFields(resolve: Resolve, args: ArgumentsOf, write: Write): Write {
  return (objects, run) => {
    const given = args(run);
    const values = makeEach(objects, (object) => resolve(object, given, run.context));
    return after(settled(values), (known) => write(known, run));
  };
}

function settled(values: readonly unknown[]): readonly unknown[] | Promise<readonly unknown[]> {
  return values.some(isPromise) ? Promise.all(values) : values;
}

export function writeLeaves(leaf: (value: unknown) => string): Write {
  return (values) => values.map((value) => (isAbsent(value) ? 'null' : leaf(value)));
}

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

/** Values of a type that has no null. */
export function writeSome(write: Write): Write {
  return (values, run) => after(write(values, run), requireAll);
}

function requireAll(texts: readonly string[]): readonly string[] {
  if (texts.includes('null')) throw new Unplanned('a value that is null and may not be');
  return texts;
}

/** Lists: the values of all are written together. */
export function writeList(write: Write): Write {
  return (lists, run) => {
    const all: unknown[] = [];
    const lengths = lists.map((list) => {
      if (isAbsent(list)) return -1;
      if (!Array.isArray(list)) throw new Unplanned('a list that is no array');
      for (const value of list) all.push(value);
      return list.length;
    });
    return after(settled(all), (values) => after(write(values, run), (texts) => inLists(texts, lengths)));
  };
}

function inLists(texts: readonly string[], lengths: readonly number[]): readonly string[] {
  let place = 0;
  return lengths.map((length) => {
    if (length < 0) return 'null';
    // Pieces are added, not joined: V8 copies them once, when the answer is sent
    let text = '[';
    for (let i = 0; i < length; i++) text += `${i ? ',' : ''}${texts[place++]}`;
    return `${text}]`;
  });
}

/** Objects that have all that their fields need. One that stands in several places is written once. */
export function writeObjects(plan: ObjectPlan): Write {
  return onceEach((objects, run) => assembled(plan, objects, run));
}

function onceEach(write: (objects: readonly unknown[], run: Run) => Texts): Write {
  return (values, run) => {
    const unique = new Set(values);
    unique.delete(null);
    unique.delete(undefined);
    if (unique.size === values.length) return write(values, run);
    if (unique.size === 0) return values.map(() => 'null');
    const objects = [...unique];
    return after(write(objects, run), (texts) => {
      const known = new Map(objects.map((object, i) => [object, texts[i] as string]));
      return values.map((value) => known.get(value) ?? 'null');
    });
  };
}

function assembled({ fields }: ObjectPlan, objects: readonly unknown[], run: Run): Texts {
  const parts = makeEach(fields, (field) => field.write(objects, run));
  const join = (texts: readonly (readonly string[])[]) => {
    if (texts.length === 0) return objects.map(() => '{}');
    const [first, ...others] = fields.map(({ key }, i) => ({
      key: `${i ? ',' : '{'}${key}`,
      texts: texts[i] as readonly string[],
    })) as [Part, ...Part[]];
    return objects.map((_, i) => {
      let text = first.key + first.texts[i];
      for (const part of others) text += part.key + part.texts[i];
      return `${text}}`;
    });
  };
  return parts.some(isPromise) ? Promise.all(parts).then(join) : join(parts as (readonly string[])[]);
}

/** The texts of one field, and what stands before each. */
interface Part {
  key: string;
  texts: readonly string[];
}

/** Objects of a model that are named by their ids: the rows of all are read by one statement. */
export function writeRows(plan: ObjectPlan, model: string, absent?: string): Write {
  // Whether a row is there must be known where nothing but its id is asked for, and it may be absent
  if (!plan.needsRow && absent === undefined) return writeObjects(plan);
  return async (objects, run) => {
    const ids = new Set<string>();
    for (const object of objects) if (!isAbsent(object)) ids.add(idOf(object));
    if (ids.size === 0) return objects.map(() => 'null');
    const rows = await (absent === undefined ? findRows : findNodes)(
      readerOf(run.context.db, model),
      ids,
      plan.select(run),
    );
    const found = [...ids].filter((id) => rows.has(id));
    const texts = await assembled(
      plan,
      found.map((id) => rows.get(id)),
      run,
    );
    const known = new Map(found.map((id, i) => [id, texts[i] as string]));
    return objects.map((object) => {
      if (isAbsent(object)) return 'null';
      const text = known.get(idOf(object)) ?? absent;
      if (text === undefined) throw new Unplanned(`a ${model} that is not there`);
      return text;
    });
  };
}

const findRows = (reader: Reader, ids: Set<string>, select: Select) => reader.findByIds(ids, select);

/** What may be absent is a node, which is asked for by itself. */
async function findNodes(reader: Reader, ids: Set<string>, select: Select): Promise<Map<string, Entity>> {
  const found = new Map<string, Entity>();
  await Promise.all(
    [...ids].map(async (id) => {
      const row = await reader.findById(id, select);
      if (row) found.set(id, row);
    }),
  );
  return found;
}

function idOf(object: unknown): string {
  const { id } = object as { id?: unknown };
  if (typeof id !== 'string') throw new Unplanned('a row without an id');
  return id;
}

/** Objects of several types: those of one type are written together. */
export function writeAbstract(type: GraphQLAbstractType, writeOf: (name: string) => Write): Write {
  return async (values, run) => {
    const places = new Map<string, number[]>();
    values.forEach((value, i) => {
      if (isAbsent(value)) return;
      const name = nameOf(type, value, run);
      const same = places.get(name);
      if (same) same.push(i);
      else places.set(name, [i]);
    });
    const all: string[] = values.map(() => 'null');
    await Promise.all(
      [...places].map(async ([name, indexes]) => {
        const texts = await writeOf(name)(
          indexes.map((i) => values[i]),
          run,
        );
        indexes.forEach((place, i) => {
          all[place] = texts[i] as string;
        });
      }),
    );
    return all;
  };
}

function nameOf(type: GraphQLAbstractType, value: unknown, { context }: Run): string {
  const named = (value as { __typename?: unknown }).__typename;
  const name = typeof named === 'string' ? named : type.resolveType?.(value, context, {} as never, type);
  if (typeof name !== 'string') throw new Unplanned(`which ${type.name} it is`);
  return name;
}
