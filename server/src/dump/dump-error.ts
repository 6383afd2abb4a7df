import { codeOf, StartupError, wordsOf } from '../startup-error.ts';

/** A dump or a restore that cannot go on, said in one sentence that tells the reader what to do. Nothing was kept of it. */
export class DumpError extends StartupError {}

/** What the file system refuses about a path, in a sentence; every other error unchanged. */
export function explainFile(error: unknown, path: string): unknown {
  const sentences: Record<string, string> = {
    ENOSPC: `The disk that holds ${path} is full: free some space and try again.`,
    EDQUOT: `The disk that holds ${path} is full: free some space and try again.`,
    EEXIST: `${path} exists already: give the dump a name that is not in use.`,
    ENOTEMPTY: `${path} exists already: give the dump a name that is not in use.`,
    EACCES: `${path} may not be used (${wordsOf(error)}): choose another directory, or mend its permissions.`,
    EPERM: `${path} may not be used (${wordsOf(error)}): choose another directory, or mend its permissions.`,
    EROFS: `${path} cannot be written to (${wordsOf(error)}): choose another directory.`,
    ENOTDIR: `${path} is, or lies below, something that is no directory: choose another directory.`,
    EISDIR: `There is a directory where a file of the dump should be (${wordsOf(error)}): the dump is not whole, take another copy of it.`,
    EIO: `The disk that holds ${path} fails (${wordsOf(error)}): mend it first.`,
  };
  const sentence = sentences[codeOf(error) ?? ''];
  return sentence === undefined ? error : new DumpError(sentence, { cause: error });
}
