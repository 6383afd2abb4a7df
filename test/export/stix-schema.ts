/** What STIX 2.1 (OASIS, 2021) says of the objects that are used. Own words, own schema. */

const identifier = (type = '[a-z][a-z0-9-]*[a-z0-9]') => ({
  type: 'string',
  pattern: `^(${type})--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`,
});
const timestamp = {
  type: 'string',
  pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$',
};
const words = { type: 'string', minLength: 1 };
const list = (items: object) => ({ type: 'array', items, minItems: 1, uniqueItems: true });

/** An SDO or SRO with its own properties; nothing else may be there. */
function object(type: string, required: string[], properties: object) {
  return {
    type: 'object',
    required: ['type', 'spec_version', 'id', 'created', 'modified', ...required],
    properties: {
      type: { const: type },
      spec_version: { const: '2.1' },
      id: identifier(type),
      created_by_ref: identifier('identity'),
      created: timestamp,
      modified: timestamp,
      labels: list(words),
      confidence: { type: 'integer', minimum: 0, maximum: 100 },
      external_references: list({
        type: 'object',
        required: ['source_name'],
        anyOf: [{ required: ['external_id'] }, { required: ['url'] }, { required: ['description'] }],
        properties: {
          source_name: words,
          external_id: words,
          description: words,
          // RFC 3986: no letters beyond ASCII
          url: { type: 'string', pattern: "^[a-z][a-z0-9+.-]*:[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]+$" },
        },
        additionalProperties: false,
      }),
      object_marking_refs: list(identifier('marking-definition')),
      ...properties,
    },
    additionalProperties: false,
  };
}

const refs = list(identifier());
const domainObject = identifier('identity|note|report|opinion|grouping');
const tlpExtension = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';

const objects: Record<string, object> = {
  identity: object('identity', ['name'], {
    name: words,
    description: words,
    identity_class: { enum: ['individual', 'group', 'system', 'organization', 'class', 'unknown'] },
  }),
  report: object('report', ['name', 'published', 'object_refs'], {
    name: words,
    description: words,
    published: timestamp,
    object_refs: refs,
  }),
  note: object('note', ['content', 'object_refs'], {
    abstract: words,
    content: words,
    authors: list(words),
    object_refs: refs,
  }),
  opinion: object('opinion', ['opinion', 'object_refs'], {
    opinion: { enum: ['strongly-disagree', 'disagree', 'neutral', 'agree', 'strongly-agree'] },
    explanation: words,
    authors: list(words),
    object_refs: refs,
  }),
  grouping: object('grouping', ['context', 'object_refs'], {
    name: words,
    description: words,
    context: { enum: ['suspicious-activity', 'malware-analysis', 'unspecified'] },
    object_refs: refs,
  }),
  relationship: object('relationship', ['relationship_type', 'source_ref', 'target_ref'], {
    relationship_type: { type: 'string', pattern: '^[a-z0-9-]+$' },
    description: words,
    source_ref: domainObject,
    target_ref: domainObject,
    start_time: timestamp,
    stop_time: timestamp,
  }),
  'marking-definition': {
    type: 'object',
    required: ['type', 'spec_version', 'id', 'created', 'name', 'extensions'],
    properties: {
      type: { const: 'marking-definition' },
      spec_version: { const: '2.1' },
      id: identifier('marking-definition'),
      created: { const: '2022-10-01T00:00:00.000Z' },
      name: { enum: ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] },
      extensions: {
        type: 'object',
        required: [tlpExtension],
        properties: {
          [tlpExtension]: {
            type: 'object',
            required: ['extension_type', 'tlp_2_0'],
            properties: {
              extension_type: { const: 'property-extension' },
              tlp_2_0: { enum: ['clear', 'green', 'amber', 'amber+strict', 'red'] },
            },
            additionalProperties: false,
          },
        },
        additionalProperties: false,
      },
    },
    additionalProperties: false,
  },
};

export const bundleSchema = {
  type: 'object',
  required: ['type', 'id', 'objects'],
  properties: {
    type: { const: 'bundle' },
    id: identifier('bundle'),
    objects: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['type'],
        discriminator: { propertyName: 'type' },
        oneOf: Object.values(objects),
      },
    },
  },
  additionalProperties: false,
};
