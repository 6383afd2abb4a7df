import type { ActorKind } from '../../_generated/prisma/enums.ts';
import { said } from '../json.ts';
import { urnOf } from '../naming.ts';

/** What a file that names actors asks of each. */
export const agentSelect = { select: { id: true, kind: true, name: true, wikidataId: true } } as const;

export interface AgentRow {
  id: string;
  kind: ActorKind;
  name: string;
  wikidataId: string | null;
}

/** Authors are persons or organizations in this vocabulary: a state speaks as a government organization. */
const types = {
  PERSON: 'Person',
  STATE: 'GovernmentOrganization',
  GOVERNMENT_BODY: 'GovernmentOrganization',
  ARMED_SERVICE: 'GovernmentOrganization',
  THINK_TANK: 'ResearchOrganization',
  MEDIA_OUTLET: 'NewsMediaOrganization',
  INTERNATIONAL_ORGANIZATION: 'Organization',
  ORGANIZATION: 'Organization',
  GROUP: 'Organization',
} as const satisfies Record<ActorKind, string>;

export function agentOf({ id, kind, name, wikidataId }: AgentRow) {
  return said({
    '@type': types[kind],
    '@id': urnOf(id),
    name,
    sameAs: wikidataId ? `https://www.wikidata.org/entity/${wikidataId}` : null,
  });
}
