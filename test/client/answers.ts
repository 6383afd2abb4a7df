import type { Fetch } from '../../client/src/options.ts';

/** What a scripted fetch does: answers, fails, or never comes back. */
export type Step = Response | Error | 'hang';

/** A fetch that follows a script, one step a call, and notes the requests it got. */
export function scripted(...steps: Step[]) {
  const requests: RequestInit[] = [];
  const fetch: Fetch = async (_, init = {}) => {
    requests.push(init);
    const step = steps[requests.length - 1];
    if (step === undefined) throw new Error(`The script has no step for request ${requests.length}`);
    if (step instanceof Error) throw step;
    return step === 'hang' ? new Promise<Response>(() => {}) : step;
  };
  return { fetch, requests };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  const text = JSON.stringify(body);
  return new Response(text, { status, headers: { 'content-type': 'application/json', ...headers } });
}

export const page = (text: string, status: number, headers: Record<string, string> = {}): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/html', ...headers } });

/** Answers the document Actor. */
export const actorAnswer = () => json({ data: { actor: { __typename: 'Actor', id: 'a1', name: 'Sergei' } } });
