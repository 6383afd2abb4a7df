/** How the process is asked to stop. */
export interface Interrupt {
  /** Aborted by the first Ctrl-C, SIGTERM or SIGHUP. */
  signal: AbortSignal;
  /** Resolves then. */
  requested: Promise<void>;
}

/** One Ctrl-C reaches the process twice when npm runs it: from the terminal and from npm. */
const SAME_KEYSTROKE = 500;

/** Listens for requests to stop. The second one, if it is not an echo of the first, ends the process at once. */
export function onInterrupt(): Interrupt {
  const controller = new AbortController();
  const requested = new Promise<void>((resolve) => {
    controller.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  let first: number | undefined;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      first ??= performance.now();
      if (controller.signal.aborted && performance.now() - first > SAME_KEYSTROKE) process.exit(130);
      controller.abort(new Interrupted());
    });
  }
  return { signal: controller.signal, requested };
}

/** Thrown by `signal.throwIfAborted()` during the start: stop, clean up, say nothing. */
export class Interrupted extends Error {}
