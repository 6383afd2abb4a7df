/** Whether everything that is installed for the server and the client may be passed on with them. */
import { run } from './command.ts';

/** Licences that ask for no more than to be named. */
const permissive = [
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
  'PostgreSQL',
];

interface Component {
  name: string;
  version: string;
  licenses?: { license?: { id?: string; name?: string }; expression?: string }[];
}

/** The licences of a component as one expression; "none" where it names none. */
function licenceOf({ licenses = [] }: Component): string {
  const words = licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? '');
  return words.filter(Boolean).join(' AND ') || 'none';
}

/** Of alternatives one suffices; what is joined by AND must be permissive in all its parts. */
export function isPermissive(expression: string): boolean {
  const plain = expression.replaceAll(/[()]/g, '');
  return plain
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((id) => permissive.includes(id.trim())));
}

/** The dependencies, in npm's list of them, whose licence is not permissive, a line each. */
export function refused(sbom: { components: Component[] }): string[] {
  return sbom.components
    .filter(({ name }) => !name.startsWith('@entente/'))
    .filter((component) => !isPermissive(licenceOf(component)))
    .map((component) => `${component.name} ${component.version}: ${licenceOf(component)}`);
}

export async function unfreeLicences(root: string): Promise<string | null> {
  const { code, output } = await run('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'], {
    cwd: root,
  });
  if (code !== 0) return output;
  const lines = refused(JSON.parse(output.slice(output.indexOf('{'))));
  return lines.length
    ? `These dependencies have a licence that is not among the permissive ones:\n${lines.join('\n')}`
    : null;
}
