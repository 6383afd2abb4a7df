import { fileURLToPath } from 'node:url';
import server from '../package.json' with { type: 'json' };

/** The version in the package.json of the server. */
export const version: string = server.version;

/** Where something of the program's `prisma` directory lies. From here and from every file of `server/dist` the way is the same. */
export const inPrisma = (path: string) => fileURLToPath(new URL(`../../prisma/${path}`, import.meta.url));
