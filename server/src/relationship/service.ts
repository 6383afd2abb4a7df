import { z } from 'zod';
import { ValidationError } from '../errors.ts';
import { recorders } from '../viewer.ts';
import { entityService } from '../write/entity.ts';
import { input } from '../write/input.ts';
import { slugOf } from '../write/slug.ts';

const relationship = z.object({
  name: input.line(),
  slug: input.slug.nullish(),
  description: input.text().nullish(),
  partyIds: z
    .array(input.id)
    .min(2, 'A relationship has at least 2 parties.')
    .max(50, 'A relationship has at most 50 parties.'),
});

/** Relationships. The parties keep the order in which they are given; the same parties make one relationship only. */
export const relationshipService = entityService({
  entity: 'Relationship',
  writers: recorders,
  linkKey: 'relationshipId',
  linkInputs: { actorId: 'partyIds' },
  create: relationship,
  update: relationship.omit({ partyIds: true }).partial(),
  row: (fields, _viewer, current) => {
    if (current || !('partyIds' in fields)) return { columns: { ...fields, slug: fields.slug ?? undefined } };
    const { partyIds, ...columns } = fields as z.infer<typeof relationship>;
    if (new Set(partyIds).size < partyIds.length)
      throw new ValidationError('A party is named twice.', ['partyIds']);
    const slug = slugOf(columns.slug, columns.name);
    return {
      columns: { ...columns, slug, partyIds: [...partyIds].sort() },
      links: { RelationshipParty: partyIds.map((actorId, i) => ({ actorId, position: i + 1 })) },
    };
  },
});
