import { existsSync } from 'node:fs';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Where Chromium is not installed there is nothing to try it in; the CI script installs it. */
export const available = process.env.CI === 'true' || existsSync(executablePath);

/** Starts it without a window, and without anything that it would do by itself. */
export const launching = {
  executablePath,
  headless: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
