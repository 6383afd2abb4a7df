import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { version } from '../product.ts';
import { codeOf } from '../startup-error.ts';
import { DumpError, explainFile } from './dump-error.ts';

const FORMAT = 'entente-dump';
/** Counted up whenever an older program could not read what a newer one writes. */
const FORMAT_VERSION = 1;

export const MANIFEST = 'manifest.json';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();

const contentSchema = z.strictObject({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  /** The version of Entente that made the dump. */
  product: z.string(),
  /** Names, in order: they say what the tables look like. */
  migrations: z.array(z.string().regex(/^\w+$/)),
  tables: z.array(
    z.strictObject({
      name: z.string(),
      columns: z.array(z.strictObject({ name: z.string(), type: z.string() })),
      rows: count,
      bytes: count,
      sha256,
    }),
  ),
  sequences: z.array(
    z.strictObject({ name: z.string(), lastValue: z.string().regex(/^-?\d+$/), isCalled: z.boolean() }),
  ),
});

/** What a dump holds, and how to tell that it is whole. No time is in it: the same content gives the same bytes. */
export type Manifest = z.infer<typeof contentSchema>;
export type TableFile = Manifest['tables'][number];

/** The name of the file that holds a table's rows. */
export function fileOf(table: string): string {
  return `${encodeURIComponent(table)}.jsonl`;
}

/** The text of manifest.json. It ends with a checksum of the rest. */
export function writeManifest(content: Omit<Manifest, 'format' | 'formatVersion' | 'product'>): string {
  const manifest = { format: FORMAT, formatVersion: FORMAT_VERSION, product: version, ...content };
  return `${JSON.stringify({ ...manifest, sha256: checksumOf(manifest) }, undefined, 2)}\n`;
}

/**
 * The manifest of a dump.
 * @throws DumpError if the directory holds no dump, one of another format, or a manifest that was damaged.
 */
export async function readManifest(directory: string): Promise<Manifest> {
  const file = join(directory, MANIFEST);
  const text = await readFile(file, 'utf8').catch((error) => {
    if (codeOf(error) !== 'ENOENT') throw explainFile(error, file);
    throw new DumpError(
      `There is no dump in ${directory} (${MANIFEST} is missing): name the directory that a dump made.`,
    );
  });
  const { sha256: checksum, ...content } = parse(text, file);
  if (content.format !== FORMAT)
    throw new DumpError(`${file} is no manifest of a dump of Entente: name another directory.`);
  if (content.formatVersion !== FORMAT_VERSION) {
    throw new DumpError(
      `The dump in ${directory} has format ${content.formatVersion}, and this program reads format ${FORMAT_VERSION}: ` +
        `restore it with Entente ${content.product}, which made it.`,
    );
  }
  const { data, success } = contentSchema.safeParse(content);
  if (!success || checksum !== checksumOf(content)) throw damaged(file);
  return data;
}

function parse(text: string, file: string): Record<string, unknown> {
  try {
    return { ...JSON.parse(text) };
  } catch {
    throw damaged(file);
  }
}

function damaged(file: string): DumpError {
  return new DumpError(`${file} is damaged or was edited: take another copy of the dump.`);
}

function checksumOf(content: object): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
