const signs = /[぀-ヿ㐀-䶿一-鿿]+/g;

/**
 * A query as the full-text index understands it. Chinese and Japanese are indexed sign by sign, so each run of signs becomes a
 * phrase: 伙伴 is searched as "伙 伴". Everything else stays in websearch syntax (words, "phrases", -without, or).
 */
export function searchWords(query: string): string {
  return query
    .split(/("[^"]*")/)
    .map((part) =>
      part.startsWith('"')
        ? part.replaceAll(signs, (run) => ` ${[...run].join(' ')} `)
        : part.replaceAll(signs, (run) => ` "${[...run].join(' ')}" `),
    )
    .join('');
}

/** A highlighted text with the spaces taken out again that the index puts between signs. */
export function closeSigns(text: string): string {
  return text.replaceAll(/(?<=[぀-ヿ㐀-䶿一-鿿»«]) {1,2}(?=[぀-ヿ㐀-䶿一-鿿»«])/g, '');
}
