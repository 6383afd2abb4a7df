import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import type { PageNeeds, Select } from '../read/arguments.ts';
import { argumentsOf, hasConstantArguments } from './arguments.ts';
import { collectFields } from './collect.ts';
import {
  type Document,
  type FieldPlan,
  type ObjectPlan,
  type Run,
  Unplanned,
  type Write,
} from './document.ts';
import { leafWriter } from './leaf.ts';
import { modelOf, readingOf, resolverOf, typeSelect } from './pothos.ts';
import { mergeSelects } from './select.ts';
import {
  writeAbstract,
  writeFields,
  writeLeaves,
  writeList,
  writeObjects,
  writeRows,
  writeSome,
} from './write.ts';

/** Rows that are read together with what they belong to, and what is asked of the page that they are on. */
interface Rows extends PageNeeds {
  plans: ObjectPlan[];
}

const noRows = (): Rows => ({ plans: [], rows: false, cursors: false, beyond: false, count: false });

/** Null where rows are named by their ids, to be read on their own. */
type Together = Rows | null;

/** What the fields of a connection need that tell of its page. */
const pageNeeds: Readonly<Record<string, readonly (keyof PageNeeds)[]>> = {
  nodes: ['rows'],
  edges: ['rows'],
  cursor: ['cursors'],
  startCursor: ['rows', 'cursors'],
  endCursor: ['rows', 'cursors'],
  hasNextPage: ['rows', 'beyond'],
  hasPreviousPage: ['rows', 'beyond'],
  totalCount: ['count'],
};

/** The plan of the operation as a whole. Throws Unplanned where there is none. */
export function planOf(document: Document): ObjectPlan {
  const type = document.schema.getQueryType();
  if (!type || document.operation.operation !== 'query') throw new Unplanned('anything but a query');
  return planObject(document, type, [document.operation.selectionSet]);
}

function planObject(
  document: Document,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  together: Together = null,
): ObjectPlan {
  const fields = [...collectFields(document, type, sets)].map(([key, nodes]) =>
    planField(document, type, key, nodes, modelOf(type) === undefined ? together : null),
  );
  // A field that states what it needs states all of it
  const base = fields.some(({ select, isOfType }) => !select && !isOfType) ? typeSelect(type) : {};
  const isConstant = fields.every((field) => field.isConstant);
  let last: { of: (Select | undefined)[]; made: Select } | undefined;
  const select = (run: Run) => {
    if (isConstant && last) return last.made;
    const of = fields.map((field) => field.select?.(run));
    if (last && of.every((one, i) => one === last?.of[i])) return last.made;
    const made = of.reduce<Select>((merged, one) => (one ? mergeSelects(merged, one) : merged), { ...base });
    last = { of, made: isConstant ? Object.freeze(made) : made };
    return last.made;
  };
  return { fields, needsRow: fields.some((field) => field.select), select, isConstant };
}

function planField(
  document: Document,
  type: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
  together: Together,
): FieldPlan {
  const [node] = nodes as [FieldNode];
  const own = `${JSON.stringify(key)}:`;
  if (node.name.value === '__typename') {
    const text = JSON.stringify(type.name);
    return { key: own, write: (objects) => objects.map(() => text), isOfType: true, isConstant: true };
  }
  const field = type.getFields()[node.name.value];
  if (!field) throw new Unplanned(node.name.value);
  return { key: own, ...planKnown(document, type, field, nodes, together) };
}

function planKnown(
  document: Document,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  together: Together,
): Omit<FieldPlan, 'key'> {
  const [node] = nodes as [FieldNode];
  const args = argumentsOf(document.schema, field, node);
  const hasConstant = hasConstantArguments(field, node);
  const reading = readingOf(field);
  if (together) for (const need of pageNeeds[field.name] ?? []) together[need] = true;
  switch (reading.kind) {
    case 'columns': {
      const write = planType(document, field.type, nodes, null);
      const select = () => reading.select;
      return {
        write: writeFields(resolverOf(document.schema, type, field), args, write),
        select,
        isConstant: true,
      };
    }
    case 'nested': {
      const rows = noRows();
      const write = planType(document, field.type, nodes, rows);
      let last: { given: object; selected: Select; made: Select } | undefined;
      const select = (run: Run) => {
        const [given, selected] = [args(run), selectOf(rows, run)];
        if (last?.given !== given || last.selected !== selected)
          last = { given, selected, made: reading.select(given, run.context, selected, rows) };
        return last.made;
      };
      return {
        write: writeFields(resolverOf(document.schema, type, field), args, write),
        select,
        isConstant: hasConstant && rows.plans.every((plan) => plan.isConstant),
      };
    }
    case 'selected': {
      const own = reading.select;
      const rows = noRows();
      const write = planType(document, field.type, nodes, rows);
      return {
        write: (objects, run) => {
          const select = selectOf(rows, run);
          const resolve = (object: unknown, given: object) =>
            reading.read(select, object, given, run.context, rows);
          return writeFields(resolve, args, write)(objects, run);
        },
        ...(own && { select: () => own }),
        isConstant: true,
      };
    }
    case 'node':
      return {
        write: writeFields(reading.find, args, planType(document, field.type, nodes, null, 'null')),
        isConstant: true,
      };
    case 'resolver': {
      const write = planType(document, field.type, nodes, together);
      return { write: writeFields(resolverOf(document.schema, type, field), args, write), isConstant: true };
    }
  }
}

/** What the plans of the rows that a field leads to need of them. */
function selectOf({ plans }: Rows, run: Run): Select {
  const [first, ...more] = plans;
  if (!first) return {};
  return more.reduce((select, plan) => mergeSelects(select, plan.select(run)), first.select(run));
}

/** How values of a type are written. `absent`: what stands for a row that is not there; where none is given, that is a fault. */
function planType(
  document: Document,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  together: Together,
  absent?: string,
): Write {
  if (isNonNullType(type)) return writeSome(planType(document, type.ofType, nodes, together, absent));
  if (isListType(type)) return writeList(planType(document, type.ofType, nodes, together, absent));
  if (isLeafType(type)) return writeLeaves(leafWriter(type));
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  if (isObjectType(type)) {
    const plan = planObject(document, type, sets, together);
    const model = modelOf(type);
    // Whether there is a node that is no row, its type alone knows
    if (model === undefined && absent !== undefined) throw new Unplanned(`a node ${type.name}`);
    if (model === undefined) return writeObjects(plan);
    if (!together) return writeRows(plan, model, absent);
    together.plans.push(plan);
    return writeObjects(plan);
  }
  if (!isAbstractType(type) || together) throw new Unplanned(type.name);
  const plans = new Map<string, Write>();
  return writeAbstract(type, (name) => {
    const known = plans.get(name);
    if (known) return known;
    const concrete = document.schema.getType(name);
    if (!isObjectType(concrete)) throw new Unplanned(name);
    const write = planType(document, concrete, nodes, null, absent);
    plans.set(name, write);
    return write;
  });
}
