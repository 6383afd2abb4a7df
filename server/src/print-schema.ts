import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from './schema.ts';

/** Prints the schema as it is committed in schema.graphql: `tsx server/src/print-schema.ts > schema.graphql`. */
process.stdout.write(`${printSchema(lexicographicSortSchema(schema))}\n`);
