import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** "at createReader (file:///app/server/dist/part-BNxWp5JF.js:4580:12)" */
const place = /(file:\/\/\S+\.js):(\d+):\d+/;

/** The lines of a stack trace, each with the module that it is of, where the build has put many into one file: their beginnings are marked. */
export function withModules(frames: readonly string[]): string[] {
  const files = new Map<string, readonly string[]>();
  return frames.map((frame) => {
    const [, file, line] = place.exec(frame) ?? [];
    if (file === undefined) return frame;
    const lines = files.get(file) ?? linesOf(file);
    files.set(file, lines);
    const module = moduleAt(lines, Number(line));
    return module === undefined ? frame : `${frame} of ${module}`;
  });
}

function moduleAt(lines: readonly string[], line: number): string | undefined {
  const mark = lines.slice(0, line).findLast((text) => /^\s*\/\/#(end)?region/.test(text));
  return /#region (.+)/.exec(mark ?? '')?.[1];
}

/** A file that cannot be read any more tells nothing. */
function linesOf(url: string): string[] {
  try {
    return readFileSync(fileURLToPath(url), 'utf8').split('\n');
  } catch {
    return [];
  }
}
