import type { Where } from '../read/arguments.ts';
import type { Policies, Policy } from '../read/policy.ts';
import type { RowPolicy, Statement, UsualPolicy } from '../read/sql.ts';
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
    Reading: readingsFor(viewer),
    // Its rows count what holds for one and what for another: none of them is anybody's
    ReadingCount: { sql: () => 'FALSE' },
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

/**
 * Of what counts of a statement the rows that hold for somebody who sees these codings of it. Of nearly all statements these are the rows of
 * one basis; those that the viewer has still to read, and with it for coders those that they have read, are looked up.
 */
function readingsFor(viewer: Viewer): { sql: RowPolicy['sql']; usual: UsualPolicy } {
  const codes = viewer.roles.includes('CODER') && !seesDrafts(viewer);
  const me = (statement: Statement) => `${statement.parameter(viewer.userId)}::uuid`;
  const own = (statement: Statement, table: string, more: string) =>
    `SELECT "statementId" FROM ${statement.bare(table)} WHERE "coderId" = ${me(statement)} AND ${more} AND "retractedAt" IS NULL`;
  const unread = (statement: Statement) =>
    `${own(statement, 'Coding', `"state" = 'ASSIGNED'`)} UNION ALL ${own(statement, 'CodingAssignment', '"submittedAt" IS NULL')}`;
  const read = (statement: Statement) => own(statement, 'Coding', `"state" <> 'ASSIGNED'`);
  const usual: UsualPolicy = {
    sql: (alias) => `${alias}."basis" = '${codes ? 'ADJUDICATED' : 'SUBMITTED'}'`,
    except: (statement) =>
      [unread, ...(codes ? [read] : [])].map((ids) => ids(statement)).join(' UNION ALL '),
  };
  const sql = (statement: Statement, alias: string) => {
    const [about, basis] = [`${alias}."statementId"`, `${alias}."basis"`];
    return [
      `CASE WHEN ${about} IN (${unread(statement)}) THEN ${basis} = 'OWN' AND ${alias}."coderId" = ${me(statement)}`,
      ...(codes ? [`WHEN ${about} IN (${read(statement)}) THEN ${basis} = 'SUBMITTED'`] : []),
      `ELSE ${usual.sql(alias)} END`,
    ].join(' ');
  };
  return { sql, usual };
}
