import type { GraphQLField, GraphQLObjectType } from 'graphql';
import type { Database } from '../../server/src/database/pools.ts';
import { globalId, queryFields } from '../visibility/questions.ts';
import type { Fill } from './questions.ts';

const lookups: Record<string, string> = {
  actor: 'Actor',
  relationship: 'Relationship',
  statement: 'Statement',
  document: 'Document',
  assessment: 'Assessment',
  cooperationArea: 'CooperationArea',
  activity: 'Activity',
  forecast: 'Forecast',
};

const tables = [
  'Actor',
  'Relationship',
  'Statement',
  'Document',
  'Assessment',
  'CooperationArea',
  'Activity',
  'Concept',
  'Codebook',
  'Forecast',
];

/** Values of arguments that find something in the worked example. */
export async function exampleValues({ write }: Pick<Database, 'write'>): Promise<Fill['values']> {
  const ids: Record<string, string[]> = {};
  const slugs: Record<string, string[]> = {};
  for (const table of tables) {
    const { rows } = await write.query(`SELECT * FROM "${table}" ORDER BY id LIMIT 8`);
    ids[table] = rows.map(({ id }) => globalId(table, id));
    slugs[table] = rows.flatMap(({ slug }) => (slug ? [JSON.stringify(slug)] : []));
  }
  return (type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, argument: string) => {
    if (argument === 'id' && field.name === 'node') return Object.values(ids).flat();
    if (argument === 'by') {
      const table = lookups[field.name];
      if (!table) return undefined;
      return [
        ...(ids[table] ?? []).map((id) => `{ id: ${id} }`),
        ...(slugs[table] ?? []).map((slug) => `{ slug: ${slug} }`),
      ];
    }
    if (argument === 'first') return ['0', '1', '2', '3', '25'];
    if (argument === 'last') return [];
    if (argument === 'retracted') return ['EXCLUDED', 'INCLUDED', 'ONLY'];
    if (argument === 'bucket') return ['YEAR', 'MONTH', 'QUARTER'];
    if (argument === 'resamples') return ['100'];
    if (argument === 'seed') return ['1'];
    if (type.name === 'Query' && field.name === 'search')
      return argument === 'query' ? ['"partners"', '"alliance"'] : [];
    return undefined;
  };
}

/** The fields at the root that are asked for. */
export const roots = [
  'node',
  'search',
  ...Object.keys(lookups),
  ...queryFields.filter(({ args }) => args.some(({ name }) => name === 'retracted')).map(({ name }) => name),
];
