/** The line where each id of a file was taken, so that a later row with the same id is told where the first one stands. */
export class Seen {
  private readonly lines = new Map<string, number>();

  /** The reason why an id cannot be taken again; null where it is new. The id is not noted yet: its row may be bad. */
  repeated(id: string, noun = 'id'): string | null {
    const line = this.lineOf(id);
    return line === null ? null : `The ${noun} "${id}" stands in line ${line} already.`;
  }

  /** Where an id was taken; null where it is new. */
  lineOf(id: string): number | null {
    return this.lines.get(id) ?? null;
  }

  note(id: string, line: number): void {
    // A copy: a piece of a string would keep the whole chunk of the file that it was cut from
    this.lines.set(Buffer.from(id).toString(), line);
  }
}
