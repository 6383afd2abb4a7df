import type {
  ActivityKind,
  CharacterisationLevel,
  CitationStatus,
  Confidence,
  CooperationLevel,
  Credibility,
  Directness,
  EvidenceRole,
  EvidenceStatus,
  Likelihood,
  ObligationType,
  Reliability,
  Stance,
  Voice,
} from '../_generated/prisma/enums.ts';
import type { Marking } from '../viewer.ts';

/** The answer to the question of a brief, as the API gives it. */
export interface Told {
  id: string;
  name: string;
  description: string | null;
  parties: Named[];
  characterisations: { n: number; coded: number; disputed: number; points: Point[] };
  asymmetry: Asymmetry;
  gap: {
    sides: Rhetoric[];
    cells: { side: { side: { id: string } }; area: { area: { id: string } }; gap: number | null }[];
  };
  cooperation: { n: number; areas: Area[] };
  contradictions: Listed<Contradiction>;
  assessments: Listed<Assessment>;
  unsourced: Listed<Said>;
}

export interface Named {
  id: string;
  name: string;
}

/** A page of a list, and how many there are on all pages. */
export interface Listed<Row> {
  totalCount: number;
  nodes: Row[];
}

export interface Point {
  period: string | null;
  side: { id: string } | null;
  voice: Voice | null;
  concept: { id: string; label: string; level: CharacterisationLevel | null };
  stance: Stance;
  n: number;
  /** Where each statement is drawn. */
  statements?: { nodes: Said[] };
}

export interface Interval {
  low: number;
  high: number;
}

export interface Asymmetry {
  sides: Named[];
  n: number[];
  divergence: number | null;
  interval: Interval | null;
  contributions: {
    concept: { id: string; label: string };
    stance: Stance;
    contribution: number;
    shares: { share: number }[];
  }[];
  overTime: { period: string; divergence: number | null; n: number[]; interval?: Interval | null }[];
}

export interface Rhetoric {
  side: Named;
  level: number | null;
  rhetoric: number | null;
  n: number;
  denied: number;
  avoided: number;
  qualified: number;
}

export interface Area {
  area: { id: string; label: string; parent: { id: string } | null };
  status: EvidenceStatus;
  level: CooperationLevel | null;
  substance: number | null;
  counts: { status: EvidenceStatus; n: number }[];
  obligations: ObligationType[];
  restraintsBy: { actor: Named }[];
  restraints: Listed<Done>;
  activities: Listed<Done>;
}

export interface Done {
  id: string;
  title: string;
  kind: ActivityKind;
  level: CooperationLevel | null;
  evidenceStatus: EvidenceStatus;
  period: string | null;
  participants: { name: string }[];
}

export interface Said {
  id: string;
  saidOn: string;
  /** The first and the last day that the date can mean; null where it is open. */
  saidOnFirst: string | null;
  saidOnLast: string | null;
  speaker: { name: string };
  side: { name: string } | null;
  voice: Voice | null;
  occasion: string | null;
  quote: string | null;
  translation: string | null;
  paraphrase: string | null;
  directness: Directness;
  credibility: Credibility;
  document: { id: string; title: string; reliability: Reliability } | null;
  citation: { id: string; rawText: string; status: CitationStatus } | null;
}

export interface Contradiction {
  kind: 'OPPOSITE_STANCES' | 'LEVEL_ONCE_DENIED';
  sameSpeaker: boolean;
  inOrder: boolean;
  earlier: Said;
  earlierConcept: { label: string };
  earlierStance: Stance;
  later: Said;
  laterConcept: { label: string };
  laterStance: Stance;
}

export interface Assessment {
  id: string;
  question: string;
  judgement: string;
  likelihood: Likelihood | null;
  probabilityLow: number | null;
  probabilityHigh: number | null;
  confidence: Confidence | null;
  confidenceBasis: string | null;
  assumptions: string[];
  gaps: string[];
  assessedOn: string;
  marking: Marking;
  author: Named;
  document: { id: string; title: string } | null;
  sourcing: { evidenceCount: number; singleSource: boolean };
  evidence: Listed<Evidence>;
  dissents: Listed<{
    id: string;
    text: string;
    author: { name: string };
    alternativeLikelihood: Likelihood | null;
  }>;
}

export interface Evidence {
  id: string;
  role: EvidenceRole;
  note: string | null;
  statement: Said | null;
  activity: Done | null;
  document: { id: string; title: string; reliability: Reliability } | null;
  otherAssessment: { id: string; judgement: string; author: { name: string } } | null;
}
