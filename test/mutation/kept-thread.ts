/**
 * Vitest starts a thread for each run of tests, and each loads the whole program anew, which takes longer than the tests of one
 * changed program. To Stryker all changed programs are one, with a switch in it: so the thread is kept from one run to the next.
 */
import {
  type PoolOptions,
  type PoolWorker,
  ThreadsPoolWorker,
  type VitestPluginContext,
  type WorkerRequest,
} from 'vitest/node';

/** So many runs a thread does before another takes its place, for each leaves something in memory. */
const mostRuns = 50;

type Listener = (given: unknown) => void;

/** A plug-in, since what a configuration says of threads Stryker says otherwise. */
export function keptThread() {
  let kept: ThreadsPoolWorker | undefined;
  let runs = 0;

  /** One run of tests, in a thread that goes on after it; what happens as the program is loaded needs one of its own. */
  function createPoolWorker(options: PoolOptions): PoolWorker {
    const { mutantActivation } = options.project.getProvidedContext() as { mutantActivation?: string };
    if (mutantActivation === 'static') return new ThreadsPoolWorker(options);
    if (runs++ % mostRuns === 0) kept = undefined;
    const isNew = !kept;
    kept ??= new ThreadsPoolWorker(options);
    const thread = kept;
    const isLast = runs % mostRuns === 0;
    const listeners: [string, Listener][] = [];
    let isDone = false;
    return {
      name: 'kept',
      start: async () => {
        if (isNew) await thread.start();
      },
      on(event, listener) {
        listeners.push([event, listener]);
        thread.on(event, listener);
      },
      off: (event, listener) => thread.off(event, listener),
      send(message: WorkerRequest) {
        isDone ||= message.type === 'stop';
        if (message.type !== 'stop' || isLast) return thread.send(message);
        for (const [event, listener] of listeners)
          if (event === 'message') listener({ type: 'stopped', __vitest_worker_response__: true });
      },
      async stop() {
        for (const [event, listener] of listeners) thread.off(event, listener);
        // A run that was broken off takes the thread with it
        if (isDone && !isLast) return;
        if (kept === thread) kept = undefined;
        await thread.stop();
      },
      deserialize: (data) => data,
    };
  }

  return {
    name: 'kept-thread',
    configureVitest({ project }: VitestPluginContext) {
      project.config.isolate = false;
      project.config.pool = 'kept';
      project.config.poolRunner = { name: 'kept', createPoolWorker };
    },
  };
}
