import type { ActorKind, ActorNameKind } from '../_generated/prisma/enums.ts';
import { actorNameService, actorService } from '../actor/service.ts';
import type { EntityService } from '../write/entity.ts';
import { slugWords } from '../write/slug.ts';
import { type Item, keyOf, partKey } from './plan.ts';
import { countryName } from './readers/countries.ts';
import { upTo } from './readers/source-row.ts';

/** An actor that a source names in passing: a speaker's label, a publisher. It is nobody else until it is judged to be. */
export function namedActor(source: string, name: string, kind: ActorKind): Item {
  const says = { kind, name: upTo(name, 500) };
  return {
    key: keyOf(source, 'actor', name),
    service: actorService as EntityService,
    says,
    input: () => ({ ...says, slug: slugWords(says.name) }),
  };
}

/** A state by its alpha-3 code. One key for all sources: there is one state of a code. */
export function stateOf(code: string): Item {
  const says = { kind: 'STATE', name: countryName(code), countryCode: code };
  return {
    key: keyOf('countries', 'state', code),
    service: actorService as EntityService,
    says,
    countryCode: code,
    input: () => ({ ...says, slug: slugWords(says.name) }),
  };
}

/** Another name of an actor, as a part of the row that says it. */
export function nameOf(owner: Item, text: string, kind: ActorNameKind, language: string | null = null): Item {
  const says = { text: upTo(text, 500), kind, language };
  return {
    key: partKey(owner, 'name', text),
    service: actorNameService as EntityService,
    says,
    input: (idOf) => ({ actorId: idOf(owner.key), ...says }),
    nameOf: { owner: owner.key, text: says.text, kind },
  };
}

/** A row about a state: it adds names and posts to the state, and makes none of its own. */
export function aboutState(key: string, state: Item, says: unknown): Item {
  return { ...state, key, says, sameAs: state.key, countryCode: undefined };
}
