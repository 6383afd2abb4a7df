import { actorService } from '../../server/src/actor/service.ts';
import { relationshipService } from '../../server/src/relationship/service.ts';
import { statementService } from '../../server/src/statement/service.ts';
import { localUserId, ROLES, type Viewer } from '../../server/src/viewer.ts';
import type { EntityService } from '../../server/src/write/entity.ts';
import { type CodedWorld, codedWorld, id } from '../coding/coded-world.ts';

export interface SpokenWorld extends CodedWorld {
  relationshipId: string;
  /** Its global id. */
  relationship: string;
  parties: { russia: string; china: string };
  /** Who speaks: Boris for Russia, Chen for China, Tom for nobody. */
  speakers: { boris: string; chen: string; tom: string };
  say(speaker: keyof SpokenWorld['speakers'], saidOn: string, quote?: string): Promise<string>;
  /** A submitted coding, by SQL as the coder. */
  code(
    statementId: string,
    concept: string,
    stance: string,
    coder?: 'carl' | 'dora',
    round?: number,
  ): Promise<string>;
  close(): Promise<void>;
}

/** A relationship of two states and those who speak of it, beside the people and concepts of the coded world. */
export async function spokenWorld(): Promise<SpokenWorld> {
  const world = await codedWorld(2);
  const local: Viewer = { userId: localUserId, roles: ROLES, clearance: 'RED' };
  const create = async (service: unknown, input: object): Promise<string> =>
    (await (service as EntityService).create(world.writer, local, input)).id;
  const actor = (name: string, kind: string) => create(actorService, { name, kind });
  const parties = { russia: await actor('Russia', 'STATE'), china: await actor('China', 'STATE') };
  const speakers = {
    boris: await actor('Boris', 'PERSON'),
    chen: await actor('Chen', 'PERSON'),
    tom: await actor('Tom', 'PERSON'),
  };
  for (const [speaker, state, voice] of [
    ['boris', 'russia', 'MINISTER'],
    ['chen', 'china', 'SPOKESPERSON'],
  ] as const)
    await world.sql(
      'ada',
      'INSERT INTO "Affiliation" ("id", "actorId", "organizationId", "role", "voice") VALUES (gen_random_uuid(), $1::uuid, $2::uuid, $3, $4::"Voice")',
      speakers[speaker],
      parties[state],
      voice.toLowerCase(),
      voice,
    );
  const relationshipId = await create(relationshipService, {
    name: 'Russia and China',
    slug: 'russia-china',
    partyIds: [parties.russia, parties.china],
  });
  const [document] = (await world.sql('ada', 'SELECT "id"::text FROM "Document" LIMIT 1')) as [
    { id: string },
  ];
  return {
    ...world,
    relationshipId,
    relationship: id('Relationship', relationshipId),
    parties,
    speakers,
    say: (speaker, saidOn, quote = 'Words') =>
      create(statementService, {
        speakerId: speakers[speaker],
        relationshipId,
        documentId: document.id,
        saidOn,
        quote,
        directness: 'DIRECT_QUOTE',
        speechAct: 'ASSERT',
      }),
    async code(statementId, concept, stance, coder = 'carl', round = 1) {
      const [row] = await world.sql(
        coder,
        `INSERT INTO "Coding" ("id", "statementId", "conceptId", "stance", "coderId", "round", "state")
         VALUES (gen_random_uuid(), $1::uuid, $2::uuid, $3::"Stance", $4::uuid, $5::int, 'CODED') RETURNING "id"::text`,
        statementId,
        world.concepts[concept],
        stance,
        world.viewers[coder].userId,
        round,
      );
      return row?.id as string;
    },
  };
}
