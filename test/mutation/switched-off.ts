/** What a test file does when it is loaded, it does with the program unchanged: Stryker sets the change before the first test. */
import { inject } from 'vitest';

const { __stryker__ } = globalThis as { __stryker__?: { activeMutant?: string } };
if (__stryker__ && inject('mutantActivation' as never) !== 'static') __stryker__.activeMutant = undefined;
