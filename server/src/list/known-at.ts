/** The argument that asks for the past. What it means for the whole operation is up to plugins/use-known-at.ts. */
// biome-ignore lint/suspicious/noExplicitAny: the argument builder of any kind of field
export function knownAtArgument(arg: any) {
  return {
    knownAt: arg({
      type: 'DateTime',
      description:
        'Answers with what was recorded at that moment, as it stood then: rows, what they link to, and everything below. Who is the same as whom is as judged today. Rows that were ever marked above what you may see are left out. All fields of one operation are read as of the same moment; one in the future is the present.',
    }),
  };
}
