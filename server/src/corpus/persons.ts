import { actorService } from '../actor/service.ts';
import type { EntityService } from '../write/entity.ts';
import { slugWords } from '../write/slug.ts';
import { nameOf, stateOf } from './actors.ts';
import { postOf } from './affiliations.ts';
import type { Importer } from './import.ts';
import { type Item, keyOf } from './plan.ts';
import type { SourcePerson } from './readers/persons.ts';

export interface PersonImportOptions {
  source: string;
  /** The day (EDTF) on which the source gave these roles. Nobody held them for ever: a role is kept for this day alone. */
  asOf: string;
  /** Alpha-3 code of the state that a role without a country belongs to; without it, such a role stays a description. */
  country?: string;
}

/** Persons and the role that an index gives each. A role that speaks for no state is kept as the description only. */
export function personImporter({ source, asOf, country }: PersonImportOptions): Importer<SourcePerson> {
  return {
    plan: async (rows) =>
      rows.map(({ value: person, repairs }) => {
        const says = {
          kind: 'PERSON',
          name: person.name,
          description: person.role && `${person.role} (${asOf})`,
        };
        const own: Item = {
          key: keyOf(source, 'person', person.id),
          service: actorService as EntityService,
          says: { ...says, person },
          input: () => ({ ...says, slug: slugWords(person.name) }),
        };
        const code = person.voice ? (person.country ?? country) : null;
        const state = code ? stateOf(code) : null;
        const role = person.role ?? '';
        return {
          before: state ? [state] : [],
          own,
          parts: [
            ...(person.asWritten ? [nameOf(own, person.asWritten, 'ALIAS')] : []),
            ...(state
              ? [
                  postOf(own, state, {
                    role: person.role,
                    voice: person.voice,
                    validFrom: person.validFrom?.text ?? asOf,
                    validTo: person.validTo?.text ?? asOf,
                  }),
                ]
              : []),
          ],
          repairs: [
            ...repairs,
            ...(role && !state
              ? [`The role "${role}" names no state: it is kept as the description only.`]
              : []),
          ],
        };
      }),
  };
}
