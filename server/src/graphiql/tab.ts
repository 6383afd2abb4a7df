/** One tab of GraphiQL: a question that an analyst asks, and the query that answers it. */
export interface Tab {
  question: string;
  query: string;
}

export function tab(question: string, query: string): Tab {
  return { question, query: `${comment(question)}\n${query.trimStart()}` };
}

/** As a comment in lines that the editor shows whole in a window of the usual width. */
export function comment(text: string): string {
  return text.replace(/(.{1,42})(?:\s+|$)/g, '# $1\n').trimEnd();
}
