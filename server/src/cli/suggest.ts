import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { parseEdtf } from '../date/edtf.ts';
import { NotFoundError } from '../errors.ts';
import { runOn } from '../read/connection.ts';
import { Statement } from '../read/sql.ts';
import { StartupError, wordsOf } from '../startup-error.ts';
import { likely, suggestFor } from '../suggestion/service.ts';
import { type Suggestions, suggestStatements } from '../suggestion/suggest.ts';
import { sourceFor } from '../visibility.ts';
import { onDatabase, type Session } from './session.ts';
import { print } from './terminal.ts';

interface Options {
  publishedOn?: string;
  language?: string;
  minimumScore: number;
  json?: boolean;
}

/** entente suggest, on a document of the database or on a text file. */
export function defineSuggest(program: Command): void {
  program
    .command('suggest')
    .description(
      'Proposes what is said in a text, by whom and when, and what it cites. Writes nothing: what is right is recorded by acceptStatementSuggestion in the API.',
    )
    .argument(
      '<document>',
      "a document's id or source id, or - for a text on standard input, or the path of a text file with a slash in it",
    )
    .option(
      '--published-on <date>',
      'of a file: when it was published (EDTF), for dates without a year',
      edtf,
    )
    .option('--language <tag>', 'of a file: its language; speakers and dates are found in English', 'en')
    .option('--minimum-score <score>', 'leaves out what is less likely, 0 to 1', score, likely)
    .option('--json', 'print everything as JSON')
    .action(async (name: string, options: Options) => {
      const found =
        name === '-' || name.includes('/')
          ? ofText(read(name), options)
          : await onDatabase((session) => ofDocument(session, name, options));
      print(options.json, found, said(found));
    });
}

type Found = Pick<Suggestions, 'citations'> & {
  statements: Omit<Suggestions['statements'][number], 'citation'>[];
};

function ofText(text: string, { minimumScore, ...context }: Options): Found {
  const { statements, citations } = suggestStatements(text, context);
  const enough = ({ score }: { score: number }) => score >= minimumScore;
  return { statements: statements.filter(enough), citations: citations.filter(enough) };
}

async function ofDocument(
  { database, config, viewer }: Session,
  name: string,
  { minimumScore }: Options,
): Promise<Found> {
  const source = sourceFor(viewer, runOn(database.reader(viewer.clearance), config));
  const statement = new Statement(source);
  const [row] = await source.run(
    `SELECT "id" FROM ${statement.table('Document')} d WHERE "sourceId" = ${statement.parameter(name)} OR "id"::text = ${statement.parameter(name)}`,
    statement.parameters,
  );
  const found = row && (await suggestFor(source, row[0] as string, minimumScore));
  if (!found)
    throw new NotFoundError(
      `There is no document ${name}: give its id, or its source id such as kremlin:37381.`,
    );
  return found;
}

function read(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new StartupError(`${file} cannot be read (${wordsOf(error)}).`);
  }
}

function said({ statements, citations }: Found): string[] {
  return [
    `${statements.length} statements, ${citations.length} citations.`,
    ...statements.map(
      ({ start, end, score, directness, speaker, verb, saidOn, exact }) =>
        `${start}–${end}  ${score.toFixed(2)}  ${directness}  ${speaker?.name ?? speaker?.mention ?? '?'}${verb ? ` (${verb})` : ''}${saidOn ? `, ${saidOn}` : ''}: ${exact}`,
    ),
    ...citations.map(
      ({ start, end, score, status, exact, outlet, citedOn }) =>
        `${start}–${end}  ${score.toFixed(2)}  ${status}  ${exact}  [${outlet ?? 'no outlet'}, ${citedOn ?? 'no date'}]`,
    ),
  ];
}

function edtf(text: string): string {
  try {
    return parseEdtf(text).text;
  } catch (error) {
    throw new InvalidArgumentError((error as RangeError).message);
  }
}

function score(text: string): number {
  const number = Number(text);
  if (number >= 0 && number <= 1) return number;
  throw new InvalidArgumentError('A score lies between 0 and 1.');
}
