import type { Source } from '../read/fetch.ts';
import { Statement } from '../read/sql.ts';
import type { Viewer } from '../viewer.ts';
import type { Writer } from '../write/transaction.ts';
import { profileOf } from './actor-profile.ts';
import { type Candidate, candidatePairs } from './candidates.ts';
import { clusters, type Judgement } from './clusters.ts';
import { leaderOf } from './leader.ts';
import { type LoadedActor, loadActors } from './load-actors.ts';
import { identityJudgementService } from './service.ts';
import { settle } from './settle.ts';

/** The rule in whose name `resolve` judges; its number rises when it would judge otherwise. */
export const rule = 'names 1';

/** An actor that the rule takes for another. */
export interface ProposedMerge {
  actor: LoadedActor;
  kept: LoadedActor;
  score: number;
  reasons: string[];
}

export interface Resolution {
  /** How many persons were compared. */
  persons: number;
  /** What the rule would judge, and has not yet. */
  merges: ProposedMerge[];
  /** Pairs that a person should look at. */
  unsure: { a: LoadedActor; b: LoadedActor; score: number; reasons: string[] }[];
}

/**
 * Compares all persons with each other. Nothing is written. What people or an earlier run judged stands: a pair that is judged is not
 * judged again, two that are judged different stay apart, and so do two whose merge was undone.
 */
export async function resolve(source: Source): Promise<Resolution> {
  const actors = await loadActors(source, 'PERSONS');
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const profiles = actors.map(profileOf);
  const candidates = settle(profiles, [...candidatePairs(profiles)]);
  const judged = await judgements(source);
  const pairs = new Set(judged.map(({ a, b }) => `${a} ${b}`));
  const isOpen = ({ a, b }: Candidate) => !pairs.has(`${a} ${b}`) && !pairs.has(`${b} ${a}`);
  const open = candidates.filter(isOpen);

  const proposed: Judgement[] = open
    .filter(({ decision }) => decision === 'SAME')
    .map(({ a, b, score }) => ({ a, b, verdict: 'SAME', score }));
  const { groups } = clusters([...judged, ...proposed]);
  const links = linksOf(candidates);
  const same = new Set(judged.flatMap(({ a, b, verdict }) => (verdict === 'SAME' ? [a, b] : [])));
  const merges = groups.flatMap((ids) => {
    const group = ids.map((id) => byId.get(id)).filter((actor) => actor !== undefined);
    if (group.length < 2) return [];
    const kept = leaderOf(group, same);
    return group
      .filter(
        (actor) =>
          actor !== kept && !pairs.has(`${kept.id} ${actor.id}`) && !pairs.has(`${actor.id} ${kept.id}`),
      )
      .map((actor) => ({ actor, kept, ...reasonFor(actor, kept, links, byId) }));
  });
  const unsure = open
    .filter(({ decision }) => decision === 'UNSURE')
    .map(({ a, b, score, reasons }) => ({
      a: byId.get(a) as LoadedActor,
      b: byId.get(b) as LoadedActor,
      score,
      reasons,
    }));
  return { persons: actors.length, merges, unsure };
}

/** Each judgement moves the sides of what its actors said; so few that a transaction stays short. */
const judgedAtOnce = 100;

/** Judges what a resolution proposes, in the name of the user. Each is a judgement of its own, and can be undone. */
export async function judge(writer: Writer, viewer: Viewer, { merges }: Resolution): Promise<number> {
  const inputs = merges.map(({ actor, kept, score, reasons }) => ({
    actorId: kept.id,
    otherActorId: actor.id,
    verdict: 'SAME',
    keptId: kept.id,
    score,
    reason: reasons.join('; '),
    rule,
  }));
  for (let at = 0; at < inputs.length; at += judgedAtOnce) {
    const batch = inputs.slice(at, at + judgedAtOnce);
    await identityJudgementService.createMany(writer, viewer, batch, 'ATOMIC');
  }
  return inputs.length;
}

/** Everything that was judged: of a merge that was undone, that the two are not to be merged. */
async function judgements(source: Source): Promise<Judgement[]> {
  const statement = new Statement(source);
  const rows = await source.run(
    `SELECT "actorId", "otherActorId", CASE WHEN bool_or("retractedAt" IS NULL)
       THEN min("verdict"::text) FILTER (WHERE "retractedAt" IS NULL) ELSE 'DIFFERENT' END
     FROM ${statement.table('IdentityJudgement')} j
     WHERE "retractedAt" IS NULL OR "verdict" = 'SAME' GROUP BY 1, 2 ORDER BY 1, 2`,
    statement.parameters,
  );
  return rows.map(([a, b, verdict]) => ({ a, b, verdict, score: null }) as Judgement);
}

type Links = ReadonlyMap<string, Candidate[]>;

function linksOf(candidates: readonly Candidate[]): Links {
  const links = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    if (candidate.decision !== 'SAME') continue;
    for (const id of [candidate.a, candidate.b]) links.set(id, [...(links.get(id) ?? []), candidate]);
  }
  return links;
}

/** Why an actor is the kept one: how the two compare, or else how it compares with another that is the same. */
function reasonFor(
  actor: LoadedActor,
  kept: LoadedActor,
  links: Links,
  byId: ReadonlyMap<string, LoadedActor>,
): { score: number; reasons: string[] } {
  const own = [...(links.get(actor.id) ?? [])].sort((one, other) => other.score - one.score);
  const direct = own.find(({ a, b }) => a === kept.id || b === kept.id);
  if (direct) return { score: direct.score, reasons: direct.reasons };
  const [through] = own;
  if (!through) return { score: 1, reasons: ['both are judged to be the same as another'] };
  const other = byId.get(through.a === actor.id ? through.b : through.a);
  return { score: through.score, reasons: [`the same as "${other?.name}"`, ...through.reasons] };
}
