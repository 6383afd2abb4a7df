import { spawn } from 'node:child_process';

export type Outcome = {
  code: number;
  stdout: string;
  /** Standard output and error as they came. */
  output: string;
};

/** Runs a command to its end, without standard input. */
export function run(command: string, args: string[], options: { cwd: string }): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const outputs: Buffer[] = [];
    const answers: Buffer[] = [];
    child.stdout.on('data', (part) => answers.push(part) && outputs.push(part));
    child.stderr.on('data', (part) => outputs.push(part));
    child.on('error', reject);
    child.on('close', (code) => {
      const text = (parts: Buffer[]) => Buffer.concat(parts).toString();
      resolve({ code: code ?? 1, stdout: text(answers), output: text(outputs) });
    });
  });
}
