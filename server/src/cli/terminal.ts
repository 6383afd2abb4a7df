import { Presets, SingleBar } from 'cli-progress';

/** How far a long command is. */
export interface ProgressBar {
  /** The total may become known on the way. */
  update(done: number, total: number, note?: string): void;
  stop(): void;
}

const silent: ProgressBar = { update: () => undefined, stop: () => undefined };

/** A bar on standard error; nothing where that is no terminal. */
export function progressBar(what: string): ProgressBar {
  if (!process.stderr.isTTY) return silent;
  const bar = new SingleBar(
    {
      format: `${what} {bar} {percentage} %  {note}`,
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
      etaBuffer: 20,
    },
    Presets.shades_classic,
  );
  bar.start(1, 0, { note: '' });
  return {
    update(done, total, note = '') {
      bar.setTotal(Math.max(total, 1));
      bar.update(Math.min(done, total), { note });
    },
    stop: () => bar.stop(),
  };
}

/** Prints a command's result: as JSON for programs, else the lines for people. */
export function print(json: boolean | undefined, result: object, lines: readonly string[]): void {
  console.log(json ? JSON.stringify(result) : lines.join('\n'));
}

/** "1,234". */
export const grouped = (count: number) => count.toLocaleString('en');
