/** The flat-row ceiling in a process of its own. Its argument is the login; it says its address to its parent. */
import { startCeiling } from './ceiling.ts';

// Ends with its parent
process.on('disconnect', () => process.exit());

const { url } = await startCeiling(JSON.parse(process.argv[2] as string));
process.send?.(url);
