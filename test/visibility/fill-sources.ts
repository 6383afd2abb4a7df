import { CLEARANCES } from '../../server/src/database/clearance.ts';
import type { Marking } from '../../server/src/viewer.ts';
import type { Filling } from './filling.ts';
import { type Person, people } from './people.ts';

/** What has no marking, and a document of each: everything else refers to them. */
export interface Sources {
  one: string;
  other: string;
  author: string;
  relationshipId: string;
  areaId: string;
  codebookId: string;
  conceptId: string;
  documents: Record<Marking, string>;
}

export async function fillSources({ add, users }: Filling): Promise<Sources> {
  const actor = (slug: string, kind = 'PERSON') => add('Actor', { kind, name: `Name ${slug}`, slug });
  const one = await actor('one', 'STATE');
  const other = await actor('other', 'STATE');
  const author = await actor('author');
  const partyIds = [one, other].sort();
  const relationshipId = await add('Relationship', { name: 'Ties', slug: 'ties', partyIds });
  for (const [i, actorId] of partyIds.entries())
    await add('RelationshipParty', { relationshipId, actorId, position: i + 1 });
  await add('Affiliation', { actorId: author, organizationId: other, role: 'Speaker', voice: 'EXPERT' });
  const areaId = await add('CooperationArea', { label: 'Air', slug: 'air' });
  const codebookId = await add('Codebook', { name: 'Words', slug: 'words' });
  const conceptId = await add('Concept', { codebookId, kind: 'POSITION', label: 'Peace', slug: 'peace' });
  for (const [name, roles] of Object.entries(people)) {
    users[name as Person] = await add('User', {
      name,
      roles,
      clearance: 'RED',
      actorId: name === 'author' ? author : null,
      email: `${name}@example.org`.toLowerCase(),
    });
  }
  const documents = {} as Sources['documents'];
  for (const marking of CLEARANCES) {
    documents[marking] = await add('Document', {
      title: `Paper ${marking}`,
      kind: 'REPORT',
      text: `zirkon ${marking}`,
      sourceId: `test:${marking}`,
      marking,
    });
    await add('DocumentAuthor', { documentId: documents[marking], position: 1, actorId: author });
  }
  return { one, other, author, relationshipId, areaId, codebookId, conceptId, documents };
}
