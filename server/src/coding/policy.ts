import type { Where } from '../read/arguments.ts';
import type { Policies, Policy } from '../read/policy.ts';
import type { Statement } from '../read/sql.ts';
import type { Viewer } from '../viewer.ts';

/**
 * Blindness: who has still to read a statement sees nobody's reading of it but their own, nor what was decided, whatever their
 * roles. Otherwise reviewers and administrators see every coding; a coder sees what others submitted on statements that they have
 * coded themselves, and what is adjudicated; everybody else sees what was submitted.
 */
export function codingPolicies(viewer: Viewer): Policies {
  const { userId, roles } = viewer;
  const own = (rest: Where) => ({ coderId: userId, retractedAt: null, ...rest });
  const open = { coderId: userId, submittedAt: null, retractedAt: null };
  const unread: Where = {
    statement: { codings: { none: own({ state: 'ASSIGNED' }) }, codingAssignments: { none: open } },
  };
  const policies: Record<string, Policy> = {
    Coding: { where: { OR: [{ coderId: userId }, { AND: [...othersFor(), unread] }] } },
    Adjudication: { where: unread },
    AdjudicationCoding: { as: 'adjudication' },
    Reading: { sql: readingsFor(viewer) },
  };
  return (model) => policies[model];

  function othersFor(): Where[] {
    if (seesDrafts(viewer)) return [];
    const submitted: Where = { state: { not: 'ASSIGNED' } };
    if (!roles.includes('CODER')) return [submitted];
    const coded: Where = { statement: { codings: { some: own(submitted) } } };
    return [{ OR: [{ state: 'ADJUDICATED' }, { AND: [submitted, coded] }] }];
  }
}

const seesDrafts = ({ roles }: Viewer) => roles.includes('REVIEWER') || roles.includes('ADMIN');

/** Of what counts of a statement the rows that hold for somebody who sees these codings of it. */
function readingsFor(viewer: Viewer) {
  return (statement: Statement, alias: string): string => {
    const me = () => `${statement.parameter(viewer.userId)}::uuid`;
    const own = (table: string, more: string) =>
      `SELECT "statementId" FROM ${statement.bare(table)} WHERE "coderId" = ${me()} AND ${more} AND "retractedAt" IS NULL`;
    const unread = `${own('Coding', `"state" = 'ASSIGNED'`)} UNION ALL ${own('CodingAssignment', '"submittedAt" IS NULL')}`;
    const [about, basis] = [`${alias}."statementId"`, `${alias}."basis"`];
    const read =
      viewer.roles.includes('CODER') && !seesDrafts(viewer)
        ? `CASE WHEN ${about} IN (${own('Coding', `"state" <> 'ASSIGNED'`)}) THEN ${basis} = 'SUBMITTED' ELSE ${basis} = 'ADJUDICATED' END`
        : `${basis} = 'SUBMITTED'`;
    return `CASE WHEN ${about} IN (${unread}) THEN ${basis} = 'OWN' AND ${alias}."coderId" = ${me()} ELSE ${read} END`;
  };
}
