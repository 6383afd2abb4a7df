import type { CodegenPlugin, Types } from '@graphql-codegen/plugin-helpers';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import { stripIgnoredCharacters } from 'graphql';

const wrapperClass = /^export class TypedDocumentString[\s\S]*?^\}\n/m;
const fragments = /^export const \w+FragmentDoc = [\s\S]*?;\n/gm;
const text = /(?<=new TypedDocumentString\(`)[^`]*(?=`)/g;

/**
 * Codegen plugin: the documents of typed-document-node, with this package's TypedDocumentString in the place of
 * the class that the plugin repeats in every output (its types hold `any`). Fragments by themselves are left
 * out, since each document holds those that it needs, and so is the white space: browsers download this.
 */
export const plugin: CodegenPlugin['plugin'] = async (schema, files, config) => {
  const output = (await typedDocumentNode.plugin(schema, files, config)) as Types.ComplexPluginOutput;
  if (!wrapperClass.test(output.content))
    throw new Error('typed-document-node no longer emits TypedDocumentString');
  return {
    prepend: ["import { TypedDocumentString } from '../document.ts';"],
    content: output.content
      .replace(wrapperClass, '')
      .replace(fragments, '')
      .replace(text, stripIgnoredCharacters),
  };
};
