/**
 * Tells the statements of an operation that it is given up. It is what an AbortController would be, which costs as much to make and to
 * listen to as a short statement costs to send.
 */
export class GiveUp {
  private reason: Error | undefined;
  private readonly told = new Set<() => void>();

  get isGivenUp(): boolean {
    return this.reason !== undefined;
  }

  /** Gives the operation up, with the error that is thrown for it from now on. The first one stays. */
  now(reason: Error): void {
    if (this.reason) return;
    this.reason = reason;
    for (const tell of this.told) tell();
  }

  throwIfGivenUp(): void {
    if (this.reason) throw this.reason;
  }

  /** Whether an error is what was thrown for having given up. */
  hasThrown(error: unknown): boolean {
    return this.reason !== undefined && error === this.reason;
  }

  /** Calls `tell` if the operation is given up while `work` goes on. */
  async during<T>(work: () => Promise<T>, tell: () => void): Promise<T> {
    this.throwIfGivenUp();
    this.told.add(tell);
    try {
      return await work();
    } finally {
      this.told.delete(tell);
    }
  }

  /** What `work` comes to, if the operation is not given up before: the work goes on for others. */
  async orSooner<T>(work: Promise<T>): Promise<T> {
    let tell: () => void = () => undefined;
    const givenUp = new Promise<never>((_, reject) => {
      tell = () => reject(this.reason);
    });
    return this.during(() => Promise.race([work, givenUp]), tell);
  }
}
