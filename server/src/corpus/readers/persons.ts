import type { Voice } from '../../_generated/prisma/enums.ts';
import type { EdtfDate } from '../../date/edtf.ts';
import { countryInRole } from './country-names.ts';
import { readCsv } from './csv.ts';
import { readDate } from './date.ts';
import { readPersonName } from './person-name.ts';
import { voiceOf } from './role-voice.ts';
import { Seen } from './seen.ts';
import { type Bytes, type SourceRow, words } from './source-row.ts';

/** A person whom a source indexes, with the one role it gives. The role is that of the day of the crawl, unless it has years. */
export interface SourcePerson {
  id: string;
  name: string;
  /** The source's own form of the name, "Surname Given"; null where it is the name. */
  asWritten: string | null;
  role: string | null;
  /** The voice that the role speaks with; null without a role, and for roles that speak for no state. */
  voice: Voice | null;
  /** Alpha-3 code of the country that the role names; null where it names none: "Defence Minister" does not say of which. */
  country: string | null;
  /** The years that the role itself gives ("King of Spain, 1975 - 2014"); null otherwise. */
  validFrom: EdtfDate | null;
  validTo: EdtfDate | null;
  /** How many pages name the person; null where that is not given. */
  pages: number | null;
}

const columns = ['person_id', 'name', 'description', 'pages'] as const;
const years = /^(.+), (\d{4}) ?[-–] ?(\d{4})$/;

/** The persons of a CSV file (person_id, name, description, pages). Rejected: a missing or repeated id, a missing name. */
export async function* readPersons(bytes: Bytes): AsyncGenerator<SourceRow<SourcePerson>> {
  const seen = new Seen();
  for await (const row of readCsv(bytes, { required: columns })) {
    if ('reason' in row) {
      yield row;
      continue;
    }
    const { line, raw, value } = row;
    const id = words(value.person_id);
    const written = words(value.name);
    const reason = !id
      ? 'The id (person_id) is missing.'
      : !written
        ? 'The name is missing.'
        : (seen.repeated(id) ?? unreadablePages(value.pages));
    if (reason || !id || !written) {
      yield { line, raw, reason: reason as string };
      continue;
    }
    seen.note(id, line);
    const { title, repairs, ...name } = readPersonName(written);
    const role = readRole(words(value.description) ?? title);
    const pages = words(value.pages);
    yield {
      line,
      raw,
      value: { id, ...name, ...role, pages: pages === null ? null : Number(pages) },
      repairs: [...row.repairs, ...repairs],
    };
  }
}

function readRole(
  described: string | null,
): Pick<SourcePerson, 'role' | 'voice' | 'country' | 'validFrom' | 'validTo'> {
  if (!described) return { role: null, voice: null, country: null, validFrom: null, validTo: null };
  const [, role = described, from, to] = years.exec(described) ?? [];
  return {
    role,
    voice: voiceOf(role),
    country: countryInRole(role),
    validFrom: readDate(from) as EdtfDate | null,
    validTo: readDate(to) as EdtfDate | null,
  };
}

function unreadablePages(text: string): string | null {
  return /^\d{0,9}$/.test(text.trim()) ? null : `"${text.trim()}" is no number of pages.`;
}
