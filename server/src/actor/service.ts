import { z } from 'zod';
import { ActorKind, ActorNameKind, Voice } from '../_generated/prisma/enums.ts';
import { countries } from '../countries.ts';
import { dateOf, earliestDay, latestDay } from '../date/edtf.ts';
import { ValidationError } from '../errors.ts';
import { recorders } from '../viewer.ts';
import { entityService } from '../write/entity.ts';
import { input } from '../write/input.ts';
import { slugOf } from '../write/slug.ts';

const actor = z.object({
  kind: z.enum(ActorKind),
  name: input.line(),
  slug: input.slug.nullish(),
  description: input.text().nullish(),
  countryCode: z
    .string()
    .refine(
      (code) => countries.alpha3ToAlpha2(code),
      'This is no ISO 3166-1 alpha-3 code, such as RUS or CHN.',
    )
    .nullish(),
  wikidataId: z
    .string()
    .regex(/^Q[1-9][0-9]{0,15}$/, 'A Wikidata id is Q and a number, such as Q7747.')
    .nullish(),
});

/** Actors. A slug that is not given is made of the name; a name without Latin or Cyrillic letters needs one given. */
export const actorService = entityService({
  entity: 'Actor',
  writers: recorders,
  create: actor,
  update: actor.partial(),
  row: (fields, _viewer, current) => ({
    columns: { ...fields, slug: current ? (fields.slug ?? undefined) : slugOf(fields.slug, fields.name) },
  }),
});

const actorName = z.object({
  actorId: input.id,
  text: input.line(),
  language: input.language.nullish(),
  kind: z.enum(ActorNameKind),
  seenInId: input.id.nullish(),
});

/** Names of actors, beside the one under which the actor is listed. */
export const actorNameService = entityService({
  entity: 'ActorName',
  writers: recorders,
  create: actorName,
  update: actorName.omit({ actorId: true }).partial(),
  row: (columns) => ({ columns }),
});

const affiliation = z.object({
  actorId: input.id,
  organizationId: input.id,
  role: input.line().nullish(),
  voice: z.enum(Voice).nullish(),
  validFrom: input.edtf.nullish(),
  validTo: input.edtf.nullish(),
});

/** Posts and memberships. The side and the voice of statements follow from them, by a trigger, on every change. */
export const affiliationService = entityService({
  entity: 'Affiliation',
  writers: recorders,
  create: affiliation,
  update: affiliation.omit({ actorId: true, organizationId: true }).partial(),
  row: ({ validFrom, validTo, ...rest }) => {
    if (validFrom && validTo && validFrom.first > validTo.last) {
      throw new ValidationError('The affiliation ends before it begins.', ['validTo']);
    }
    return {
      columns: {
        ...rest,
        ...(validFrom !== undefined && {
          validFrom: validFrom?.text ?? null,
          validFirst: dateOf(validFrom?.first ?? earliestDay),
        }),
        ...(validTo !== undefined && {
          validTo: validTo?.text ?? null,
          validLast: dateOf(validTo?.last ?? latestDay),
        }),
      },
    };
  },
});
