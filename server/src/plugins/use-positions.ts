import type { Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';
import { BEGINNING, later, NEVER, type Position, readPosition, writePosition } from '../database/position.ts';
import type { Replicas } from '../database/replicas.ts';
import { ValidationError } from '../errors.ts';
import { afterMutation } from './after-mutation.ts';
import { refusal } from './refusal.ts';

/**
 * The answer to a mutation says in it how far the log of Postgres was then. A request that sends it back is answered from a replica that
 * has got so far, or from the primary.
 */
export const positionHeader = 'entente-position';

/**
 * What a request must be shown at least: the position that it names, and what its user has written through this server. Without replicas
 * positions are not compared: whoever names one is shown what is there now.
 */
export function askedPosition(
  replicas: Replicas | undefined,
  userId: string,
  headers: Pick<Headers, 'get'>,
): Position {
  const named = headers.get(positionHeader);
  if (!replicas) return named === null ? BEGINNING : NEVER;
  return later(readPosition(named ?? '') ?? BEGINNING, replicas.writes.of(userId));
}

/** Whether a request names no position, or one that can be read. */
export function isPositionFit(headers: Pick<Headers, 'get'>): boolean {
  const asked = headers.get(positionHeader);
  return asked === null || readPosition(asked) !== undefined;
}

export function usePositions(replicas: Replicas): Plugin<Context> {
  const written = new WeakMap<Request, Position>();
  return {
    onExecute(executing) {
      const { request, viewer } = executing.args.contextValue as Context & { request: Request };
      if (!isPositionFit(request.headers)) {
        const error = new ValidationError(
          `The header ${positionHeader} is damaged: send what came with the answer to a mutation, such as 16/B374D848, or leave it out.`,
        );
        executing.setResultAndStopExecution({ errors: [refusal(error)] });
        return;
      }
      afterMutation(executing, async () => {
        const position = await replicas.end();
        replicas.writes.note(viewer.userId, position);
        if (position !== NEVER) written.set(request, position);
      });
    },
    onResponse({ request, response }) {
      const position = written.get(request);
      if (position !== undefined) response.headers.set(positionHeader, writePosition(position));
    },
  };
}
