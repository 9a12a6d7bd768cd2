/** Milliseconds by stage: a stage ends where the next one is named. */
export class Stopwatch {
  private readonly started = performance.now();
  private readonly stages: Record<string, number> = {};
  private since = this.started;

  /** Everything since the last call was this stage. */
  lap(stage: string): void {
    const now = performance.now();
    this.stages[stage] = Math.round(now - this.since);
    this.since = now;
  }

  /** A part of another stage, told by itself as well. */
  add(part: string, milliseconds: number): void {
    this.stages[part] = milliseconds;
  }

  timings(): Readonly<Record<string, number>> {
    return { ...this.stages, total: Math.round(performance.now() - this.started) };
  }
}
