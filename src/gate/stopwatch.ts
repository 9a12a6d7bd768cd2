/** Milliseconds by stage; a stage may run at the same time as another one. */
export class Stopwatch {
  private readonly started = performance.now();
  private readonly stages: Record<string, number> = {};

  async time<T>(stage: string, work: () => Promise<T>): Promise<T> {
    const from = performance.now();
    try {
      return await work();
    } finally {
      this.stages[stage] = Math.round(performance.now() - from);
    }
  }

  timings(): Readonly<Record<string, number>> {
    return { ...this.stages, total: Math.round(performance.now() - this.started) };
  }
}
