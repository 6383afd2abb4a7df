/** An input as services take it: global ids, which Pothos has decoded and checked, become plain ids; URLs become text. */
export function plainInput<T>(value: unknown): T {
  return plain(value) as T;
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof URL) return value.href;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if ('typename' in value && 'id' in value) return value.id;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}
