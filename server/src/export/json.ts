/** JSON from its parts: an object up to and with the key of the list or object that comes next. */
export function openedAt(key: string, object: object): string {
  const fields = JSON.stringify(object).slice(1, -1);
  return `{${fields}${fields && ','}${JSON.stringify(key)}:`;
}

/** A list, one element a line. An element that is too long to be held comes as parts of its text. */
export async function* listOf(
  elements: AsyncIterable<object | AsyncIterable<string>>,
): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const element of elements) {
    yield separator;
    separator = ',\n';
    if (Symbol.asyncIterator in element) yield* element;
    else yield JSON.stringify(element);
  }
  yield separator === '[\n' ? '[]' : '\n]';
}

/** The object without what is null, absent or an empty list: these formats say nothing rather than that there is nothing. */
export function said<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  ) as Fields;
}
