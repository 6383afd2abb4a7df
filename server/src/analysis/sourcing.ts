import { circularChains, type Steps } from './circular-chains.ts';

/**
 * Sourcing: the original sources that a judgement's evidence comes down to when every chain of attribution is followed to its end.
 *
 * Sources: the Admiralty code (NATO AJP-2.1, STANAG 2511) for the grades of sources and of information, which are judged apart; ICD 206
 * (2015), sourcing requirements for disseminated analytic products, and ICD 203 (2015), which wants it said where a judgement rests on one
 * source. That what is reported many times may come from one place, or from the judgement itself, is the error of circular reporting.
 *
 * A chain goes from a piece of evidence through what it rests on. Where a step is not in the graph, nothing is known of what lies behind it:
 * it is absent. F and 6 say that a grade cannot be judged: they are counted apart, and are neither low nor in any average. Empty evidence
 * gives no source, no chain, and no verdict on whether there is a single source.
 */

const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
const credibilities = [
  'CONFIRMED',
  'PROBABLY_TRUE',
  'POSSIBLY_TRUE',
  'DOUBTFUL',
  'IMPROBABLE',
  'CANNOT_BE_JUDGED',
] as const;
export type Reliability = (typeof reliabilities)[number];
export type Credibility = (typeof credibilities)[number];

export interface SourcingNode {
  /** What it rests on, by id. An id of no node is a step that is absent. */
  next: readonly string[];
  /** The original sources that it comes from without a further step. */
  sources?: readonly string[];
  /** The grades of the sources through which it has come, and of the information. */
  reliability?: readonly Reliability[];
  credibility?: readonly Credibility[];
}

export interface SourcingGraph {
  nodes: ReadonlyMap<string, SourcingNode>;
  /** The pieces of evidence, and the node that each is; null where it is absent. */
  evidence: readonly { id: string; node: string | null }[];
}

/** The weakest of the grades that could be judged; where none could, the one that says so. */
export interface Weakest<Grade> {
  grade: Grade;
  judged: number;
  unknown: number;
}

export interface OriginalSource {
  source: string;
  /** The pieces of evidence that come down to it, in their order. */
  evidence: string[];
  /** Over all steps of all chains that lead to it. */
  reliability: Weakest<Reliability>;
  credibility: Weakest<Credibility>;
}

export interface Sourcing {
  /** The sources to which most evidence comes down first. */
  sources: OriginalSource[];
  /** The pieces of evidence that come down to no source. */
  unsourced: string[];
  /** True: all comes down to one source. Null: there is none, or there is one and absent steps may lead to others. */
  singleSource: boolean | null;
  /** Chains that lead back to where they began, each from its smallest id on. Every node that rests on itself is in at least one. */
  circular: string[][];
}

export function sourcing({ nodes, evidence }: SourcingGraph): Sourcing {
  const sorted = new Map<string, string[]>();
  const nextOf = (id: string) => {
    const known = sorted.get(id) ?? [...new Set(nodes.get(id)?.next)].sort();
    sorted.set(id, known);
    return known;
  };
  const all = reach(evidence.flatMap(({ node }) => node ?? []).sort(), nextOf);
  const reached = [...all].filter((id) => nodes.has(id)).sort();
  const absent = evidence.some(({ node }) => node === null) || reached.length < all.size;
  const before = listsOf(reached.flatMap((id) => nextOf(id).map((next) => [next, id])));
  const ends = listsOf(reached.flatMap((id) => (nodes.get(id)?.sources ?? []).map((source) => [source, id])));

  const sources = [...ends].map(([source, last]): OriginalSource => {
    const steps = reach(last, (id) => before.get(id) ?? []);
    const graded = reached.flatMap((id) => (steps.has(id) ? (nodes.get(id) as SourcingNode) : []));
    return {
      source,
      evidence: evidence.flatMap(({ id, node }) => (node !== null && steps.has(node) ? id : [])),
      reliability: weakest(
        graded.flatMap(({ reliability = [] }) => reliability),
        reliabilities,
      ),
      credibility: weakest(
        graded.flatMap(({ credibility = [] }) => credibility),
        credibilities,
      ),
    };
  });
  sources.sort((a, b) => b.evidence.length - a.evidence.length || (a.source < b.source ? -1 : 1));
  const sourced = new Set(sources.flatMap((each) => each.evidence));
  const single = sources.length === 1 && !absent ? true : null;
  return {
    sources,
    unsourced: evidence.flatMap(({ id }) => (sourced.has(id) ? [] : id)),
    singleSource: sources.length > 1 ? false : single,
    circular: circularChains(reached, nextOf, before),
  };
}

/** The second of each pair under the first. */
function listsOf(pairs: readonly (readonly string[])[]): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  for (const [key, value] of pairs as [string, string][]) {
    const list = lists.get(key);
    if (list) list.push(value);
    else lists.set(key, [value]);
  }
  return lists;
}

/** Everything that these lead to, themselves among it. */
function reach(from: readonly string[], nextOf: Steps): Set<string> {
  const found = new Set(from);
  for (const id of found) for (const next of nextOf(id)) found.add(next);
  return found;
}

/** The best grade stands first in the scale, and what says that it cannot be judged stands last. */
function weakest<Grade>(grades: readonly Grade[], scale: readonly Grade[]): Weakest<Grade> {
  const judged = grades.map((grade) => scale.indexOf(grade)).filter((place) => place < scale.length - 1);
  return {
    grade: scale[judged.length ? Math.max(...judged) : scale.length - 1] as Grade,
    judged: judged.length,
    unknown: grades.length - judged.length,
  };
}
