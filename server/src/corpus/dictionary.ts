import type { Voice } from '../_generated/prisma/enums.ts';
import { actorService } from '../actor/service.ts';
import type { EntityService } from '../write/entity.ts';
import { slugWords } from '../write/slug.ts';
import { aboutState, namedActor, nameOf, stateOf } from './actors.ts';
import { distinct, postOf } from './affiliations.ts';
import type { Importer } from './import.ts';
import { type Item, keyOf } from './plan.ts';
import { countryName } from './readers/countries.ts';
import type { DictionaryActor, DictionaryRole } from './readers/phoenix-entry.ts';

/** Role codes whose holders act for their state, and the voice they have. Others of a country (OPP, REB, BUS …) do not. */
const official: Readonly<Record<string, Voice>> = {
  GOV: 'OFFICIAL',
  MIL: 'MILITARY',
  LEG: 'LEGISLATOR',
  SPY: 'OFFICIAL',
  COP: 'OFFICIAL',
  JUD: 'OFFICIAL',
};

/** Role codes in words. */
const words: Readonly<Record<string, string>> = {
  GOV: 'government',
  MIL: 'armed forces',
  LEG: 'legislature',
  SPY: 'intelligence service',
  COP: 'police',
  JUD: 'judiciary',
  OPP: 'opposition',
  REB: 'rebels',
  ELI: 'elite, without office',
  BUS: 'business',
  MED: 'media',
  EDU: 'education',
  CVL: 'civilians',
  UAF: 'unaligned armed forces',
  INS: 'insurgents',
  SEP: 'separatists',
  REL: 'religion',
  HLH: 'health',
  LAB: 'labour',
  CRM: 'criminals',
  NGO: 'non-governmental organisation',
  IGO: 'intergovernmental organisation',
  MNC: 'multinational company',
  DEV: 'development',
  AGR: 'agriculture',
  ENV: 'environment',
  HRI: 'human rights',
};

/**
 * Actors of a dictionary, with their other names and what they are coded as. A role in a state's service is a post in that state;
 * any other code is a group of its own that leads to no state, since an opposition does not speak for what it opposes.
 */
export function dictionaryImporter(source: string): Importer<DictionaryActor> {
  return {
    plan: async (rows) =>
      rows.map(({ value: actor, repairs }) => {
        const state = actor.kind === 'STATE' && actor.country ? stateOf(actor.country) : null;
        const own = state
          ? aboutState(keyOf(source, 'entry', actor.id), state, saidOf(actor))
          : entry(source, actor);
        const posts = actor.roles
          .map((role) => ({ role, organization: organizationOf(source, role) }))
          // A state is coded with its own code
          .filter(({ organization }) => organization.key !== state?.key);
        const names = (state ? [actor.name, ...actor.aliases] : actor.aliases).filter(
          (name) => name !== (state ? countryName(actor.country as string) : actor.name),
        );
        return {
          before: distinct([...(state ? [state] : []), ...posts.map(({ organization }) => organization)]),
          own,
          parts: distinct([
            ...names.map((name) => nameOf(own, name, 'ALIAS')),
            ...posts.map(({ role, organization }) => postOf(own, organization, post(role))),
          ]),
          repairs,
        };
      }),
  };
}

function entry(source: string, actor: DictionaryActor): Item {
  return {
    key: keyOf(source, 'entry', actor.id),
    service: actorService as EntityService,
    says: saidOf(actor),
    input: () => ({ kind: actor.kind, name: actor.name, slug: slugWords(actor.name) }),
  };
}

/** Everything that an entry says; where it stands in the file is not part of it. */
const saidOf = ({ kind, name, aliases, roles }: DictionaryActor) => ({
  kind,
  name,
  aliases,
  roles: roles.map(({ line, ...role }) => role),
});

const isOfficial = ({ country, roleCodes }: DictionaryRole) =>
  country !== null && roleCodes[0] !== undefined && roleCodes[0] in official;

function organizationOf(source: string, role: DictionaryRole): Item {
  if (isOfficial(role)) return stateOf(role.country as string);
  return namedActor(source, inWords(role), 'GROUP');
}

/** "Russia: opposition, business (RUSOPPBUS)". */
function inWords({ code, country, roleCodes }: DictionaryRole): string {
  const roles = roleCodes.map((each) => words[each] ?? each).join(', ');
  const owner = country ? countryName(country) : '';
  return `${[owner, roles].filter(Boolean).join(': ') || code} (${code})`;
}

function post(role: DictionaryRole) {
  return {
    role: inWords(role),
    voice: isOfficial(role) ? (official[role.roleCodes[0] as string] as Voice) : null,
    validFrom: role.validFrom?.text ?? null,
    validTo: role.validTo?.text ?? null,
  };
}
