/** A description of the schema as a JSDoc comment, indented by `indent`; no lines if there is none. */
export function comment(description: string | null | undefined, indent: string): string[] {
  const lines = (description ?? '').replaceAll('*/', '*\\/').split('\n');
  const text = lines.map((line) => line.trim()).filter((line) => line !== '');
  return text.length === 0
    ? []
    : [`${indent}/**`, ...text.map((line) => `${indent} * ${line}`), `${indent} */`];
}
