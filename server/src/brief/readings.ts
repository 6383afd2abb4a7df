import { CharacterisationLevel, type Stance } from '../_generated/prisma/enums.ts';
import type { Point, Said } from './answer.ts';
import type { Links } from './link.ts';
import type { Brief } from './read.ts';
import { stanceVerb } from './words.ts';

/** One stance towards one word, where a picture shows it: of one statement, or of all of one year. */
export interface Mark {
  /** The number of its row in the table. */
  no: number;
  sideId: string | null;
  concept: Point['concept'];
  stance: Stance;
  n: number;
  /** The first and the last day that the date can mean, ISO 8601; null where it is open. */
  first: string | null;
  last: string | null;
  label: string;
  href: string;
}

/** One row of the table beside the pictures. */
export interface Row {
  no: number;
  date: string | null;
  side: string;
  readings: string[];
  href: string;
  /** Undefined where the row stands for all statements of a year. */
  said?: Said;
  n: number;
}

export interface Readings {
  marks: Mark[];
  rows: Row[];
}

export const thirdParties = 'Third parties';

const levels = Object.keys(CharacterisationLevel);
/** 0 to 6; below them a word without a level. */
export const rankOf = (level: CharacterisationLevel | null) => (level === null ? -1 : levels.indexOf(level));

const reading = ({ stance, concept }: { stance: Stance; concept: { label: string } }) =>
  `${stanceVerb[stance]} “${concept.label}”`;

/** What was said, as marks and as rows in the order of the days by which it was said for certain. */
export function readingsOf(brief: Brief, links: Links): Readings {
  const { parties } = brief.told;
  const nameOf = (id: string | null) => parties.find((party) => party.id === id)?.name ?? thirdParties;
  return brief.each ? ofStatements(brief, links, nameOf) : ofYears(brief, links, nameOf);
}

type NameOf = (id: string | null) => string;

function ofStatements({ told }: Brief, links: Links, nameOf: NameOf): Readings {
  const found = told.characterisations.points.flatMap((point) =>
    (point.statements?.nodes ?? []).map((said) => ({ point, said })),
  );
  const statements = new Map(found.map(({ said }) => [said.id, said]));
  const place = ({ saidOnLast, saidOnFirst, id }: Said) =>
    `${saidOnLast ?? '9999-12-31'} ${saidOnFirst ?? '0000'} ${id}`;
  const ordered = [...statements.values()].sort((one, other) => (place(one) < place(other) ? -1 : 1));
  const rows = ordered.map((said, i): Row => {
    const of = found.filter((each) => each.said.id === said.id);
    return {
      no: i + 1,
      date: said.saidOn,
      side: nameOf(of[0]?.point.side?.id ?? null),
      readings: of.map(({ point }) => reading(point)),
      href: links.node('Statement', said.id),
      said,
      n: 1,
    };
  });
  const numbers = new Map(rows.map(({ no, said }) => [said?.id, no]));
  const marks = found.map(({ point, said }): Mark => {
    const words = said.quote ?? said.paraphrase;
    return {
      no: numbers.get(said.id) as number,
      sideId: point.side?.id ?? null,
      concept: point.concept,
      stance: point.stance,
      n: 1,
      first: said.saidOnFirst,
      last: said.saidOnLast,
      label: `${said.saidOn} · ${said.speaker.name} ${reading(point)}${words ? `: ${words}` : ''}`,
      href: links.node('Statement', said.id),
    };
  });
  return { marks, rows };
}

/** Where there are too many statements for a picture: how many there are of a kind in a year, whatever their voices. */
function ofYears({ told }: Brief, links: Links, nameOf: NameOf): Readings {
  const cells = new Map<string, Point>();
  for (const point of told.characterisations.points) {
    const key = [point.period, point.side?.id, point.concept.id, point.stance].join(' ');
    cells.set(key, { ...point, n: point.n + (cells.get(key)?.n ?? 0) });
  }
  const all = [...cells.values()].map((point, i) => ({
    no: i + 1,
    point,
    href: links.statements({
      concept: point.concept.id,
      stance: point.stance,
      side: point.side?.id ?? null,
      period: point.period,
    }),
  }));
  return {
    rows: all.map(({ no, point, href }) => ({
      no,
      date: point.period,
      side: nameOf(point.side?.id ?? null),
      readings: [reading(point)],
      href,
      n: point.n,
    })),
    // What lies in no one year has no place in a picture of years; the table has it
    marks: all
      .filter(({ point }) => point.period !== null)
      .map(({ no, point, href }) => ({
        no,
        sideId: point.side?.id ?? null,
        concept: point.concept,
        stance: point.stance,
        n: point.n,
        first: `${point.period}-01-01`,
        last: `${point.period}-12-31`,
        label: `${point.period} · ${nameOf(point.side?.id ?? null)} ${reading(point)}: ${point.n}`,
        href,
      })),
  };
}
