import type { About } from '../format.ts';
import { said } from '../json.ts';
import type { Present, Reading } from '../reading.ts';
import type { ExportedType } from '../scope.ts';
import { labelled, tlpOf } from '../wording.ts';
import * as activities from './activities.ts';
import * as actors from './actors.ts';
import * as assessments from './assessments.ts';
import { groupings, type OpinionRow, opinionOf, opinionSelect } from './concepts.ts';
import { stixId } from './ids.ts';
import { markingDefinitions, markingId } from './markings.ts';
import { type Changes, idsIn, producer } from './object.ts';
import { type PartiesRow, partiesSelect, partyIds, tiesOf } from './parties.ts';
import { reports } from './reports.ts';
import * as statements from './statements.ts';

/** The objects of a bundle. What one refers to may come after it: a bundle has no order. */
export async function* objects(
  reading: Reading,
  about: About,
): AsyncGenerator<object | AsyncIterable<string>> {
  yield* [...markingDefinitions(about.clearance), ...ownObjects(about)];
  yield* made<actors.IdentityRow>(reading, 'Actor', actors.identitySelect, {
    named: () => ({}),
    make: (row, _present, changes) => [actors.identityOf(row, changes)],
  });
  yield* made<actors.AffiliationRow>(reading, 'Affiliation', actors.affiliationSelect, {
    named: (rows) => ({ Actor: rows.flatMap((row) => [row.actor?.id, row.organization?.id]) }),
    make: actors.affiliationsOf,
  });
  yield* made<actors.SamenessRow>(reading, 'IdentityJudgement', actors.samenessSelect, {
    named: (rows) => ({ Actor: rows.flatMap((row) => [row.actor?.id, row.otherActor?.id]) }),
    make: actors.samenessOf,
  });
  yield* made<PartiesRow>(reading, 'Relationship', partiesSelect, {
    named: (rows) => ({ Actor: rows.flatMap(partyIds) }),
    make: tiesOf,
  });
  yield* reports(reading);
  yield* made<statements.StatementRow>(reading, 'Statement', statements.statementSelect, {
    named: statements.namedIn,
    make: (row, present, changes) => [statements.noteOf(row, present, changes)],
  });
  yield* made<OpinionRow>(reading, 'Coding', opinionSelect, {
    named: () => ({}),
    make: (row, _present, changes) => [opinionOf(row, changes)],
  });
  yield* groupings(reading);
  yield* made<activities.ActivityRow>(reading, 'Activity', activities.activitySelect, {
    named: activities.namedIn,
    make: activities.activityObjects,
  });
  yield* made<assessments.AssessmentRow>(reading, 'Assessment', assessments.assessmentSelect, {
    named: assessments.namedIn,
    make: assessments.assessmentObjects,
  });
}

interface Making<Row> {
  /** What a page refers to. */
  named: (rows: readonly Row[]) => Parameters<Reading['present']>[0];
  make: (row: Row, present: Present, changes: Changes) => object[];
}

async function* made<Row>(
  reading: Reading,
  type: ExportedType,
  select: object,
  { named, make }: Making<Row>,
): AsyncGenerator<object> {
  for await (const rows of reading.pages<Row>(type, select)) {
    const present = await reading.present(named(rows));
    const changes = await reading.lastChanges(idsIn(rows));
    yield* rows.flatMap((row) => make(row, present, changes));
  }
}

/** Who made the bundle, and what it does not hold. Both are as old as this way of writing them, not as the day of the export. */
function ownObjects({ description, selection, clearance, losses }: About): object[] {
  const since = '2026-01-01T00:00:00.000Z';
  const common = { spec_version: '2.1', created_by_ref: producer, created: since, modified: since };
  const chosen = labelled({ ...selection }).replaceAll('\n', ', ') || 'everything';
  const content = [
    description,
    labelled({ Selection: chosen, Clearance: tlpOf(clearance) }),
    'What this bundle does not carry:',
    ...losses,
  ].join('\n');
  return [
    said({ type: 'identity', id: producer, ...common, name: 'Entente', identity_class: 'system' }),
    {
      type: 'note',
      id: stixId('note', content),
      ...common,
      abstract: 'What this bundle does not carry',
      content,
      object_refs: [producer],
      object_marking_refs: [markingId(clearance)],
    },
  ];
}
