import type { Bytes, SourceRow } from './source-row.ts';
import { readStatements, type SourceStatement, type StatementMapping } from './statements.ts';

/**
 * The event list that Discourse Network Analyzer exports as CSV: semicolons, a fixed head of columns and then one column for
 * each variable of the statement type. These are the variables of its standard statement type; other types need a mapping file.
 */
const eventList: StatementMapping = {
  delimiter: ';',
  areaSeparator: ';',
  columns: {
    id: 'statement ID',
    saidOn: 'time',
    documentId: 'document ID',
    documentTitle: 'document title',
    documentAuthor: 'author',
    documentSource: 'source',
    documentSection: 'section',
    documentType: 'type',
    documentDate: 'time',
    quote: 'text',
    speaker: 'person',
    organization: 'organization',
    concept: 'concept',
    stance: 'agreement',
  },
  optional: ['documentAuthor', 'documentSource', 'documentSection', 'documentType', 'quote'],
  stances: { '1': 'AFFIRMS', '0': 'DENIES' },
  // Versions write "Statement ID" and "statement ID"; statistics programs turn blanks into dots or underscores
  alike: (header) =>
    header
      .trim()
      .toLowerCase()
      .replaceAll(/[\s._]+/g, ' '),
};

/**
 * The statements of a Discourse Network Analyzer event list. The program gives a statement the date of its document, so that both
 * dates are the same. It writes semicolons in texts as commas and double quotes as single ones; that cannot be undone.
 */
export function readFlatStatements(bytes: Bytes): AsyncGenerator<SourceRow<SourceStatement>> {
  return readStatements(bytes, eventList);
}
