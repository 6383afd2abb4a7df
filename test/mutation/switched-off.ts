/** What a test file does when it is loaded, it does with the program unchanged: Stryker sets the change before the first test. */
const stryker = (globalThis as { __stryker__?: { activeMutant?: string } }).__stryker__;
if (stryker) stryker.activeMutant = undefined;
