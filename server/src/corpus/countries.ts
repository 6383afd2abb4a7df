import { aboutState, nameOf, stateOf } from './actors.ts';
import { distinct } from './affiliations.ts';
import type { Importer } from './import.ts';
import { keyOf } from './plan.ts';
import type { SourceCountry } from './readers/countries.ts';

/** States of ISO 3166, with their names in English, Russian and Chinese. One that is there by its code is taken as it is. */
export const countryImporter: Importer<SourceCountry> = {
  plan: async (rows) =>
    rows.map(({ value, repairs }) => {
      const state = stateOf(value.code);
      const own = aboutState(keyOf('countries', 'names', value.code), state, value);
      return {
        before: [state],
        own,
        parts: distinct(value.names.map(({ text, language }) => nameOf(own, text, 'ALIAS', language))),
        repairs,
      };
    }),
};
