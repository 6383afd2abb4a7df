import { parseArgs } from 'node:util';
import { settings } from '../config.ts';
import { version } from '../product.ts';
import { StartupError, wordsOf } from '../startup-error.ts';

/**
 * What the words after the program's name ask for.
 * @throws StartupError on a word that means nothing.
 */
export function readCommandLine(words: string[]): { help: boolean; version: boolean; example: boolean } {
  try {
    const { values } = parseArgs({
      args: words,
      options: { help: { type: 'boolean' }, version: { type: 'boolean' }, 'no-example': { type: 'boolean' } },
    });
    return { help: values.help ?? false, version: values.version ?? false, example: !values['no-example'] };
  } catch (error) {
    throw new StartupError(`${wordsOf(error).split('. ')[0]}: see --help.`);
  }
}

/** The text of `--help`. */
export function help(): string {
  const rows = Object.values(settings).map(({ env, takes, default: byDefault, meaning }) => {
    const value = byDefault === null ? '' : `; default ${byDefault}`;
    return `  ${env}\n${wrap(`${meaning} Takes ${takes}${value}.`, '      ')}`;
  });
  return `Entente ${version}: a knowledge base of what is said about a relationship between states, and what is done.

Usage: npm start [-- --no-example | --help | --version]

  --no-example   leaves the worked example out of an empty database
  --help         shows this
  --version      shows the version

Settings, from the environment:

${rows.join('\n')}`;
}

function wrap(text: string, indent: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length > 90) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => indent + line).join('\n');
}
