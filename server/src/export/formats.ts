import { csv } from './csv/format.ts';
import type { Format } from './format.ts';
import { graphml } from './graphml/format.ts';
import { jsonl } from './jsonl/format.ts';
import { schemaOrg } from './schema-org/format.ts';
import { stix } from './stix/format.ts';
import { webAnnotation } from './web-annotation/format.ts';

/** The formats in which a selection can leave, by name. */
export const exportFormats = {
  csv,
  jsonl,
  'schema-org': schemaOrg,
  'web-annotation': webAnnotation,
  stix,
  graphml,
} satisfies Record<string, Format>;

export type FormatName = keyof typeof exportFormats;
