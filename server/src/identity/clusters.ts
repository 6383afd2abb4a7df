/** What a user or a rule decided about two actors. */
export interface Judgement {
  a: string;
  b: string;
  verdict: 'SAME' | 'UNSURE' | 'DIFFERENT';
  /** How sure it is; the surest is followed first. A judgement without a score, as people make them, is followed before all others. */
  score?: number | null;
}

export interface Clusters {
  /** Ids that are one actor, each group with at least two, in the order in which they were first judged. */
  groups: string[][];
  /** SAME judgements that were not followed, because they would have made one of two that are judged DIFFERENT. */
  refused: Judgement[];
}

/**
 * Brings together what is judged to be the same. Never brings together two actors that are judged DIFFERENT, not even through others:
 * of the judgements that would, the one with the lowest score is refused. UNSURE ones have no effect.
 */
export function clusters(judgements: Iterable<Judgement>): Clusters {
  const all = [...judgements];
  const sets = new DisjointSets();
  for (const { a, b } of all) for (const id of [a, b]) sets.add(id);
  for (const { a, b, verdict } of all) if (verdict === 'DIFFERENT') sets.keepApart(a, b);
  const sureness = ({ score }: Judgement) => score ?? Number.POSITIVE_INFINITY;
  const same = all
    .filter(({ verdict }) => verdict === 'SAME')
    .sort((one, other) => compare(sureness(other), sureness(one)));
  const refused = same.filter(({ a, b }) => !sets.join(a, b));
  return { groups: sets.groups().filter(({ length }) => length > 1), refused };
}

function compare(one: number, other: number): number {
  return one === other ? 0 : one - other;
}

class DisjointSets {
  private readonly parents = new Map<string, string>();
  private readonly sizes = new Map<string, number>();
  /** Of each root the roots that it may not be joined with. */
  private readonly apart = new Map<string, Set<string>>();

  add(id: string): void {
    if (!this.parents.has(id)) this.parents.set(id, id);
  }

  keepApart(one: string, other: string): void {
    this.enemies(one).add(other);
    this.enemies(other).add(one);
  }

  /** Makes the two one set; false where they may not be. */
  join(one: string, other: string): boolean {
    const [a, b] = [this.root(one), this.root(other)];
    if (a === b) return true;
    if (this.enemies(a).has(b)) return false;
    const [large, small] = this.size(a) < this.size(b) ? [b, a] : [a, b];
    this.parents.set(small, large);
    this.sizes.set(large, this.size(large) + this.size(small));
    for (const enemy of this.enemies(small)) {
      this.keepApart(large, enemy);
      this.enemies(enemy).delete(small);
    }
    this.apart.delete(small);
    return true;
  }

  groups(): string[][] {
    const groups = new Map<string, string[]>();
    for (const id of this.parents.keys()) {
      const root = this.root(id);
      groups.set(root, [...(groups.get(root) ?? []), id]);
    }
    return [...groups.values()];
  }

  private root(id: string): string {
    let root = id;
    for (
      let parent = this.parents.get(root) as string;
      parent !== root;
      parent = this.parents.get(root) as string
    ) {
      this.parents.set(root, this.parents.get(parent) as string);
      root = parent;
    }
    return root;
  }

  private size(root: string): number {
    return this.sizes.get(root) ?? 1;
  }

  private enemies(root: string): Set<string> {
    let enemies = this.apart.get(root);
    if (!enemies) {
      enemies = new Set();
      this.apart.set(root, enemies);
    }
    return enemies;
  }
}
