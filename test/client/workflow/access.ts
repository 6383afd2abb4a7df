import { expect, it, vi } from 'vitest';
import { unwrap } from '../../../client/src/index.ts';
import * as documents from './documents.ts';
import type { Following, Team } from './team.ts';

/** A marked statement is not there for whoever is not cleared for it, and a token that is revoked opens nothing any more. */
export function access(team: () => Team, feed: () => Following): void {
  let told: Following;
  const meet = (name: string) => ({ input: { kind: 'PERSON' as const, name } });

  it('a statement marked AMBER is nowhere for a user cleared for GREEN', async () => {
    const { carl, rita, glen } = team();
    told = await glen.follow();
    const speaker = await carl.client.actor({ by: { slug: 'kui-yanwei' } });
    const documentsOf = await carl.client.documents({ first: 1 });
    const recorded = await carl.client.recordStatement({
      input: {
        speakerId: speaker?.id as string,
        documentId: documentsOf.nodes[0]?.id as string,
        saidOn: '2019-11',
        paraphrase: 'Zeppelins are discussed behind closed doors.',
        directness: 'HEARSAY',
        speechAct: 'ASSERT',
        marking: 'AMBER',
      },
    });
    const { id } = unwrap(recorded);
    const glimpse = ({ client }: typeof glen) =>
      client.request(documents.Glimpse, { id, words: 'zeppelins' });
    expect(await glimpse(rita)).toMatchObject({
      node: { id },
      statements: { totalCount: 1 },
      search: [{}],
      revisions: { totalCount: 1 },
    });
    expect(await glimpse(glen)).toEqual({
      node: null,
      statements: { totalCount: 0, nodes: [] },
      search: [],
      revisions: { totalCount: 0, nodes: [] },
    });
    unwrap(await carl.client.createActor(meet('A Witness')));
    expect(await feed().next(2)).toEqual(['carl CREATED Statement', 'carl CREATED Actor']);
    expect(await told.next(1)).toEqual(['carl CREATED Actor']);
  });

  it('a revoked token opens nothing, and ends the subscription that it opened', async () => {
    const { ada, carl, glen } = team();
    expect((await glen.client.request(documents.Viewer)).viewer.user.name).toBe('glen');
    const revoked = await ada.client.request(documents.RevokeToken, { input: { id: glen.tokenId } });
    unwrap(revoked.result);
    await expect(glen.client.request(documents.Viewer)).rejects.toMatchObject({
      name: 'RequestError',
      code: 'UNAUTHENTICATED',
      status: 401,
    });
    // An open subscription looks up its token again before an event, at most once a second
    const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 1_000);
    const next = told.next(1);
    next.catch(() => undefined);
    unwrap(await carl.client.createActor(meet('Another Witness')));
    await expect(next).rejects.toMatchObject({ name: 'RequestError', code: 'UNAUTHENTICATED' });
    clock.mockRestore();
    expect(await feed().next(1)).toEqual(['carl CREATED Actor']);
  });
}
