import { type EdtfDate, parseEdtf } from '../date/edtf.ts';
import { NotFoundError, ValidationError } from '../errors.ts';
import type { ReadClient } from '../read/client.ts';

/** What of the knowledge base is wanted. Everything that is given must hold; nothing given: everything. */
export interface Selection {
  /** The slug of a relationship: what is said, done and judged about it. */
  relationship?: string;
  /** The slug of an actor: what they say, or is said for or to them; what they do; what they judge. */
  actor?: string;
  /** The id (UUID) of a document: what stands in it, and what it attests. */
  document?: string;
  /** EDTF: nothing that can only have been before the first day of it. */
  from?: string;
  /** EDTF: nothing that can only have been after the last day of it. */
  to?: string;
  /** Retracted rows too; they are left out otherwise. */
  retracted?: boolean;
}

/** A selection whose names have been looked up and whose dates have been read. */
export interface Asked {
  relationshipId: string | null;
  actorId: string | null;
  documentId: string | null;
  from: EdtfDate | null;
  to: EdtfDate | null;
  retracted: boolean;
}

/**
 * Looks up what a selection names.
 * @throws NotFoundError for a name that nothing has, or nothing that the reader may see.
 * @throws ValidationError for a date that is none, or for dates in the wrong order.
 */
export async function askedFor(db: ReadClient, selection: Selection): Promise<Asked> {
  const { relationship, actor, document } = selection;
  const from = dateIn(selection, 'from');
  const to = dateIn(selection, 'to');
  if (from && to && from.first > to.last)
    throw new ValidationError(`The selection ends (${to.text}) before it begins (${from.text}).`, ['to']);
  if (document !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(document)) {
    throw new ValidationError(
      `"${document}" is no id of a document. It is a UUID, as exports and SQL show it.`,
      ['document'],
    );
  }
  return {
    relationshipId: await found(
      relationship,
      () => db.relationship.findFirst({ where: { slug: relationship }, select: { id: true } }),
      'relationship',
    ),
    actorId: await found(
      actor,
      () => db.actor.findFirst({ where: { slug: actor }, select: { id: true } }),
      'actor',
    ),
    documentId: await found(
      document,
      () => db.document.findFirst({ where: { id: document }, select: { id: true } }),
      'document',
    ),
    from,
    to,
    retracted: selection.retracted ?? false,
  };
}

async function found(
  name: string | undefined,
  find: () => Promise<Record<string, unknown> | null>,
  noun: string,
): Promise<string | null> {
  if (name === undefined) return null;
  const row = await find();
  if (!row) throw new NotFoundError(`There is no ${noun} "${name}", or you may not see it.`, [noun]);
  return row.id as string;
}

function dateIn(selection: Selection, end: 'from' | 'to'): EdtfDate | null {
  const text = selection[end];
  if (text === undefined) return null;
  try {
    return parseEdtf(text);
  } catch (error) {
    throw new ValidationError((error as RangeError).message, [end]);
  }
}
