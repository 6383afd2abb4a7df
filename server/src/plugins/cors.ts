import { costHeader } from './use-cost-limit.ts';
import { positionHeader } from './use-positions.ts';

/** What a browser may let a page of another site do here; false where it is none of `origins`. */
export function corsFor(request: Request, origins: readonly string[]) {
  const origin = request.headers.get('origin');
  if (!origin || !origins.includes(origin)) return false;
  return {
    origin,
    // Whoever asks shows a token, which no browser sends by itself
    credentials: false,
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type', costHeader, positionHeader],
    exposedHeaders: ['retry-after', positionHeader],
    maxAge: 3_600,
  };
}
