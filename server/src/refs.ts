import { getRefFromModel, type PrismaObjectRef } from '@pothos/plugin-prisma';
import type PrismaTypes from './_generated/pothos.ts';
import { builder } from './builder.ts';

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never;

/** The GraphQL type of a model, before and wherever it is defined: so that domains refer to each other without importing. */
export function ref<Name extends keyof PrismaTypes & string>(
  model: Name,
): PrismaObjectRef<Types, PrismaTypes[Name]> {
  return getRefFromModel(model, builder as never, 'object') as never;
}
