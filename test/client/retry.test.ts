import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CoreClient } from '../../client/src/client.ts';
import { HttpError, NetworkError } from '../../client/src/errors.ts';
import { type RetryOptions, withRetry } from '../../client/src/retry.ts';
import { actorAnswer, json, page, type Step, scripted } from './answers.ts';
import { ActorDocument, CreateActorDocument } from './documents.ts';
import { url } from './server.ts';

const by = { slug: 'putin' };
const unavailable = () => page('', 503);
const lost = () => new TypeError('fetch failed');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** How many requests a call makes before it succeeds or fails. */
async function attemptsOf(
  steps: Step[],
  call: (client: CoreClient) => Promise<unknown>,
  retry?: RetryOptions | false,
) {
  const { fetch, requests } = scripted(...steps);
  const settled = call(new CoreClient(url, { fetch, retry })).then(
    () => 'answered',
    (error: Error) => error.name,
  );
  await vi.runAllTimersAsync();
  return [requests.length, await settled];
}

const read = (client: CoreClient) => client.request(ActorDocument, { by });
const write = (idempotencyKey?: string) => (client: CoreClient) =>
  client.request(CreateActorDocument, {
    input: { slug: 'lavrov', name: 'Lavrov', kind: 'PERSON', idempotencyKey },
  });
const created = () => json({ data: { createActor: { __typename: 'Actor', id: 'a1', name: 'Lavrov' } } });

describe('a read', () => {
  it('is repeated after a lost connection and after a server that is not available', async () => {
    expect(await attemptsOf([lost(), unavailable(), actorAnswer()], read)).toEqual([3, 'answered']);
  });

  it('is given up after three repetitions, with the last error', async () => {
    const steps = [lost(), lost(), lost(), unavailable()];
    expect(await attemptsOf(steps, read)).toEqual([4, 'HttpError']);
  });

  it.each([500, 501, 404, 401])('is not repeated after status %i', async (status) => {
    expect(await attemptsOf([page('', status)], read)).toEqual([1, 'HttpError']);
  });

  it('is not repeated when the operation itself is refused', async () => {
    expect(await attemptsOf([json({ errors: [{ message: 'No' }] }, 400)], read)).toEqual([1, 'RequestError']);
  });

  it('is repeated when the refusal comes with a status that says later', async () => {
    const busy = json({ errors: [{ message: 'Busy' }] }, 503);
    expect(await attemptsOf([busy, actorAnswer()], read)).toEqual([2, 'answered']);
  });

  it('is repeated when the refusal says that the database cannot be reached at the moment', async () => {
    const away = json({ errors: [{ message: 'Try again', extensions: { code: 'UNAVAILABLE' } }] });
    expect(await attemptsOf([away, actorAnswer()], read)).toEqual([2, 'answered']);
  });

  it('is repeated as often as asked, and never if so asked', async () => {
    expect(await attemptsOf([lost(), lost()], read, { retries: 1 })).toEqual([2, 'NetworkError']);
    expect(await attemptsOf([lost()], read, false)).toEqual([1, 'NetworkError']);
  });

  it('asks for a token before every attempt', async () => {
    const { fetch, requests } = scripted(lost(), actorAnswer());
    const tokens = ['old', 'new'];
    const call = read(new CoreClient(url, { fetch, token: () => tokens.shift() }));
    await vi.runAllTimersAsync();
    await call;
    const sent = requests.map(({ headers }) => new Headers(headers).get('authorization'));
    expect(sent).toEqual(['Bearer old', 'Bearer new']);
  });
});

describe('a write', () => {
  it('with an idempotency key is repeated', async () => {
    expect(await attemptsOf([lost(), unavailable(), created()], write('k1'))).toEqual([3, 'answered']);
  });

  it('without a key is sent once, whatever happens', async () => {
    expect(await attemptsOf([lost()], write())).toEqual([1, 'NetworkError']);
    expect(await attemptsOf([unavailable()], write(''))).toEqual([1, 'HttpError']);
    expect(await attemptsOf([page('', 429, { 'retry-after': '1' })], write())).toEqual([1, 'RateLimitError']);
  });
});

describe('the wait', () => {
  /** The waits, in milliseconds, of attempts that fail with these errors. */
  async function waits(errors: Error[], random: () => number, options: RetryOptions = {}) {
    const waited: number[] = [];
    const pause = async (milliseconds: number) => void waited.push(milliseconds);
    const attempt = async () => {
      const error = errors[waited.length];
      if (error) throw error;
    };
    const conditions = { options, mayRepeat: () => true, signal: undefined };
    const error = await withRetry(attempt, conditions, { random, pause }).catch((error: unknown) => error);
    return { waited, error };
  }

  const failures = (count: number) => Array.from({ length: count }, () => new NetworkError('lost', null));
  const asking = (retryAfter: number) => new HttpError('busy', { status: 503, body: '', retryAfter });

  it('has an upper bound that doubles up to the longest wait', async () => {
    const options = { retries: 6, baseDelay: 100, maxDelay: 1000 };
    const { waited } = await waits(failures(6), () => 1, options);
    expect(waited).toEqual([100, 200, 400, 800, 1000, 1000]);
  });

  it('is anything between nothing and the bound, by chance', async () => {
    const chances = [0, 0.5, 0.25];
    const { waited } = await waits(failures(3), () => chances.shift() ?? 0);
    expect(waited).toEqual([0, 200, 200]);
  });

  it('is no shorter than the server asks', async () => {
    const { waited } = await waits([asking(2), asking(0)], () => 0.5);
    expect(waited).toEqual([2100, 200]);
  });

  it('that the server asks for is refused when too long: its error is thrown', async () => {
    const error = asking(31);
    expect(await waits([error], () => 0)).toEqual({ waited: [], error });
  });

  it('does not happen for errors that are not the client’s own', async () => {
    const error = new RangeError('a fault in the app');
    expect(await waits([error], () => 0)).toEqual({ waited: [], error });
  });
});
