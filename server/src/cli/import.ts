import { basename } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { DocumentKind } from '../_generated/prisma/enums.ts';
import { countryImporter } from '../corpus/countries.ts';
import { dictionaryImporter } from '../corpus/dictionary.ts';
import { documentImporter } from '../corpus/documents.ts';
import type { Importer } from '../corpus/import.ts';
import { personImporter } from '../corpus/persons.ts';
import { readCountries } from '../corpus/readers/countries.ts';
import { readDocuments } from '../corpus/readers/documents.ts';
import { readFlatStatements } from '../corpus/readers/flat-statements.ts';
import { readPersons } from '../corpus/readers/persons.ts';
import { readDictionary } from '../corpus/readers/phoenix.ts';
import type { Bytes, SourceRow } from '../corpus/readers/source-row.ts';
import { readStatementMapping, readStatements } from '../corpus/readers/statements.ts';
import { readTurns } from '../corpus/readers/turns.ts';
import { sourceName } from '../corpus/source-name.ts';
import { statementImporter } from '../corpus/statements.ts';
import { turnImporter } from '../corpus/turns.ts';
import { parseEdtf } from '../date/edtf.ts';
import { openSource, readWhole, runImport } from './import-run.ts';
import { RejectFile } from './rejects.ts';

interface CommonOptions {
  source: string;
  rejects?: string;
  json?: boolean;
}

/** entente import, with a command for each kind of source. */
export function defineImport(program: Command, signal: AbortSignal): void {
  const group = program
    .command('import')
    .description(
      'Takes a source in. The same again changes nothing; one that was broken off goes on when it is run again.',
    );

  const kind = <Options extends CommonOptions, T>(
    name: string,
    description: string,
    how: (options: Options) => { read: (bytes: Bytes) => AsyncIterable<SourceRow<T>>; importer: Importer<T> },
    options: Option[] = [],
  ) => {
    const command = group
      .command(name)
      .description(`${description} UTF-8, and may be packed with gzip.`)
      .argument('<file>', 'the file to read')
      .requiredOption(
        '--source <name>',
        'what the source is called here; its ids are unique in it',
        validSource,
      )
      .option(
        '--rejects <file>',
        'where rows that are rejected or repaired go (default: beside the file name, in this directory)',
      )
      .option('--json', 'print the summary as JSON');
    for (const option of options) command.addOption(option);
    command.action(async (file: string, given: Options) => {
      const { read, importer } = how(given);
      const bytes = await openSource(file);
      const rejects = new RejectFile(given.rejects ?? `${basename(file)}.rejects.csv`);
      await runImport(name, read(bytes.stream), importer, { ...given, rejects, signal, ...bytes });
    });
  };

  kind(
    'documents',
    'Documents: JSON lines with id, url, title, date, place, lead, topics, text and more.',
    (options: CommonOptions & { kind: DocumentKind; language?: string; publisher?: string }) => ({
      read: readDocuments,
      importer: documentImporter(options),
    }),
    [
      new Option('--kind <kind>', 'for documents that do not say it')
        .choices(Object.values(DocumentKind))
        .default('OTHER'),
      new Option('--language <tag>', 'for documents that do not say it, such as en'),
      new Option('--publisher <name>', 'for documents that do not say it'),
    ],
  );
  kind(
    'turns',
    'Turns of speakers in documents imported under the same source: CSV with doc_id, date, turn, speaker_label, start, end, text.',
    ({ source }: CommonOptions) => ({ read: readTurns, importer: turnImporter(source) }),
  );
  kind(
    'persons',
    'Persons with one role each: CSV with person_id, name, description, pages.',
    (options: CommonOptions & { asOf: string; country?: string }) => ({
      read: readPersons,
      importer: personImporter(options),
    }),
    [
      new Option('--as-of <date>', 'the day (EDTF) for which the source gives the roles')
        .argParser(edtf)
        .makeOptionMandatory(),
      new Option('--country <code>', 'the state of roles that name none, such as RUS'),
    ],
  );
  kind(
    'dictionary',
    'Actors with other names and dated role codes, in the format of the Phoenix dictionaries.',
    ({ source }: CommonOptions) => ({ read: readDictionary, importer: dictionaryImporter(source) }),
  );
  kind(
    'statements',
    'Coded statements: CSV with a mapping file that says what each column is.',
    ({ source, mapping, codebook }: CommonOptions & { mapping: string; codebook?: string }) => {
      const how = readStatementMapping(readWhole(mapping));
      return {
        read: (bytes) => readStatements(bytes, how),
        importer: statementImporter({ source, codebook }),
      };
    },
    [
      new Option('--mapping <file>', 'YAML: the column of each field').makeOptionMandatory(),
      new Option('--codebook <name>', 'the codebook of the concepts (default: the name of the source)'),
    ],
  );
  kind(
    'flat-statements',
    "Coded statements: the event list that the discourse-network literature's reference program exports as CSV.",
    ({ source, codebook }: CommonOptions & { codebook?: string }) => ({
      read: readFlatStatements,
      importer: statementImporter({ source, codebook }),
    }),
    [new Option('--codebook <name>', 'the codebook of the concepts (default: the name of the source)')],
  );
  group
    .command('countries')
    .description('The countries of ISO 3166-1 as states, with their names in English, Russian and Chinese.')
    .option('--json', 'print the summary as JSON')
    .action(({ json }: { json?: boolean }) =>
      runImport('countries', readCountries(), countryImporter, { json, signal, size: 0, read: () => 0 }),
    );
}

function validSource(name: string): string {
  const { data, error } = sourceName.safeParse(name);
  if (error) throw new InvalidArgumentError(error.issues[0]?.message ?? '');
  return data;
}

function edtf(text: string): string {
  try {
    return parseEdtf(text).text;
  } catch (error) {
    throw new InvalidArgumentError((error as RangeError).message);
  }
}
