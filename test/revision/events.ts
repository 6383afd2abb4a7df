import type { Answer, TestApp } from '../set-up/app.ts';

export interface Subscription {
  status: number;
  type: string | null;
  /** The next result, or null at the end. */
  next(): Promise<Answer | null>;
  /** The next so many. */
  take(count: number): Promise<Answer[]>;
  /** Lets go, as a client does that closes its connection. */
  close(): Promise<void>;
}

const fields = 'cursor revision { entity subjectId subjectVersion operation }';

export const changed = (args = '', selection = fields) =>
  `subscription { changed${args && `(${args})`} { ${selection} } }`;

/** Opens a subscription on an app in process, by POST or by GET. */
export async function subscribe(
  app: Pick<TestApp['app'], 'fetch'>,
  query: string,
  method = 'POST',
): Promise<Subscription> {
  const url = 'http://localhost/graphql';
  const accept = { accept: 'text/event-stream' };
  const response =
    method === 'GET'
      ? await app.fetch(`${url}?query=${encodeURIComponent(query)}`, { headers: accept })
      : await app.fetch(url, {
          method: 'POST',
          headers: { ...accept, 'content-type': 'application/json' },
          body: JSON.stringify({ query }),
        });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  const block = async (): Promise<string | null> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const found = text.slice(0, end);
        text = text.slice(end + 2);
        return found;
      }
      const { done, value } = await reader.read();
      if (done) return null;
      text += decoder.decode(value, { stream: true });
    }
  };
  const next = async (): Promise<Answer | null> => {
    for (;;) {
      const found = await block();
      if (found === null || found.startsWith('event: complete')) return null;
      if (found.startsWith('event: next')) return JSON.parse(found.replace(/^event: next\ndata: /, ''));
    }
  };
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    next,
    async take(count) {
      const answers: Answer[] = [];
      while (answers.length < count) {
        const answer = await next();
        if (!answer) throw new Error(`The stream ended after ${answers.length} results.`);
        answers.push(answer);
      }
      return answers;
    },
    close: () => reader.cancel(),
  };
}
