import type { Voice } from '../_generated/prisma/enums.ts';
import { affiliationService } from '../actor/service.ts';
import type { EntityService } from '../write/entity.ts';
import { type Item, partKey } from './plan.ts';

export interface Post {
  role: string | null;
  voice: Voice | null;
  /** EDTF; null where that end is open or not known. */
  validFrom: string | null;
  validTo: string | null;
}

/** A post that a row gives its actor, as a part of the row. Two that say the same are one. */
export function postOf(member: Item, organization: Item, post: Post): Item {
  const says = { organization: organization.key, ...post };
  return {
    key: partKey(
      member,
      'post',
      `${organization.key} ${post.role ?? ''} ${post.validFrom ?? ''}/${post.validTo ?? ''}`,
    ),
    service: affiliationService as EntityService,
    says,
    input: (idOf) => ({ actorId: idOf(member.key), organizationId: idOf(organization.key), ...post }),
  };
}

/** Each item once, by its key. */
export function distinct(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [item.key, item])).values()];
}
