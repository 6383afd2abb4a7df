/** Pairs of quotation marks. STRAIGHT ones look the same at both ends; what stands around them tells which end it is. */
export type MarkKind = 'DOUBLE' | 'SINGLE' | 'GUILLEMET' | 'ANGLE' | 'LOW' | 'STRAIGHT' | 'STRAIGHT_SINGLE';

export interface Mark {
  at: number;
  kind: MarkKind;
  role: 'OPEN' | 'CLOSE';
}

const openers: Readonly<Record<string, MarkKind>> = {
  '“': 'DOUBLE',
  '‘': 'SINGLE',
  '«': 'GUILLEMET',
  '‹': 'ANGLE',
  '„': 'LOW',
};
const closers: Readonly<Record<string, MarkKind>> = {
  '”': 'DOUBLE',
  '’': 'SINGLE',
  '»': 'GUILLEMET',
  '›': 'ANGLE',
};
const straight: Readonly<Record<string, MarkKind>> = { '"': 'STRAIGHT', "'": 'STRAIGHT_SINGLE' };

const beforeOpening = /[\s([{—–\-/“‘«‹„"'>]/;
const afterClosing = /[\s,.;:!?)\]}…—–\-/”’»›“"'(<]/;
/** Words that drop their beginning: 'em, 'til, the '90s. */
const elision = /^['’‘](?:tis|twas|em|til|cause|bout|n['’]|\d\ds?)\b/i;

/**
 * The quotation marks of a paragraph in their order. Apostrophes are none; an inch sign is none. A single mark after an s is an
 * apostrophe (the ministers' advisers) where a surer end of the quotation follows.
 */
export function marksOf(text: string, start: number, end: number): Mark[] {
  const marks: Mark[] = [];
  const singles: { mark: Mark; doubtful: boolean }[] = [];
  const pattern = /["'“”‘’«»‹›„]/g;
  pattern.lastIndex = start;
  for (let match = pattern.exec(text); match && match.index < end; match = pattern.exec(text)) {
    const at = match.index;
    const sign = match[0];
    const before = at > start ? text.charAt(at - 1) : ' ';
    const after = at + 1 < end ? text.charAt(at + 1) : ' ';
    const opens = beforeOpening.test(before) && !/\s/.test(after);
    const closes = !/\s/.test(before) && afterClosing.test(after);
    const kind = (openers[sign] ?? closers[sign] ?? straight[sign]) as MarkKind;
    if (kind === 'SINGLE' || kind === 'STRAIGHT_SINGLE') {
      if (elision.test(text.slice(at, at + 7))) continue;
      const role =
        sign === '‘' ? 'OPEN' : sign === "'" && opens && /[\p{L}\p{N}[“"]/u.test(after) ? 'OPEN' : 'CLOSE';
      if (role === 'CLOSE' && !closes) continue;
      const mark: Mark = { at, kind, role };
      singles.push({ mark, doubtful: role === 'CLOSE' && /s/i.test(before) && /\s/.test(after) });
      marks.push(mark);
    } else {
      const role = roleOf(sign, opens, closes, /\d/.test(before));
      if (role) marks.push({ at, kind, role });
    }
  }
  const dropped = apostrophes(singles);
  return dropped.size ? marks.filter((mark) => !dropped.has(mark)) : marks;
}

/** Where a mark's form and what stands around it disagree, the surroundings are right: ”so” is quoted too. */
function roleOf(sign: string, opens: boolean, closes: boolean, afterDigit: boolean): Mark['role'] | null {
  if (sign in openers) return closes && !opens ? 'CLOSE' : 'OPEN';
  if (sign in closers) return opens && !closes ? 'OPEN' : 'CLOSE';
  if (opens && !closes) return 'OPEN';
  if (closes) return 'CLOSE';
  return afterDigit ? null : 'CLOSE';
}

/** Single marks that quote nothing: doubtful ends before a surer one, and straight openings that nothing closes. */
function apostrophes(singles: readonly { mark: Mark; doubtful: boolean }[]): Set<Mark> {
  const dropped = new Set<Mark>();
  let sureEnd = false;
  let anyEnd = false;
  for (const { mark, doubtful } of singles.toReversed()) {
    if (mark.role === 'OPEN') {
      if (!anyEnd && mark.kind === 'STRAIGHT_SINGLE') dropped.add(mark);
      sureEnd = false;
      anyEnd = false;
    } else if (doubtful && sureEnd) dropped.add(mark);
    else {
      anyEnd = true;
      sureEnd ||= !doubtful;
    }
  }
  return dropped;
}
