/**
 * Runs one shell command and everything that it starts, in a process group of its own: when its time is up, when it has
 * ended, and when the gate itself is told to end, none of it is left that can be found.
 */
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { isInterrupted, onInterrupt } from "../postgres/interrupt.ts";
import { ProcessFamily } from "./process-family.ts";

export interface CommandOptions {
  /** For `sh -e`. */
  readonly command: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly timeout: number;
}

export interface CommandOutcome {
  /** Exit status; null when a signal ended it. */
  readonly status: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  /** The end of what it wrote to standard output and standard error, in the order in which it came. */
  readonly output: string;
}

/** Milliseconds between SIGTERM and SIGKILL. */
const grace = 3_000;

/** Milliseconds that the pipes are given to run dry. */
const patience = 1_000;

/** Bytes of output that are kept. */
const longestOutput = 65_536;

/** Throws when the shell cannot be started. Never settles once the gate is told to end. */
export async function runCommand(options: CommandOptions): Promise<CommandOutcome> {
  const family = new ProcessFamily();
  const child = spawn("/bin/sh", ["-e", "-c", options.command], {
    cwd: options.folder,
    env: { ...options.environment, ...family.mark },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  family.begins(child.pid);
  const output = new OutputTail(child);
  const exited = new Promise<Pick<CommandOutcome, "status" | "signal">>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (status, signal) => resolve({ status, signal }));
  });
  const forget = onInterrupt(() => endFamily(family, exited));
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    void endFamily(family, exited);
  }, options.timeout);
  try {
    const outcome = await exited;
    // What it has left behind in the background still holds the pipes, and may still write to the database.
    family.signal("SIGKILL");
    await output.ended();
    if (isInterrupted()) return await new Promise<never>(() => undefined);
    return { ...outcome, timedOut, output: output.text() };
  } finally {
    clearTimeout(timer);
    forget();
  }
}

/** SIGTERM, and SIGKILL for what does not mind it. */
async function endFamily(family: ProcessFamily, exited: Promise<unknown>): Promise<void> {
  family.signal("SIGTERM");
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, grace)));
  await Promise.race([exited, late]).catch(() => undefined);
  clearTimeout(timer);
  family.signal("SIGKILL");
}

class OutputTail {
  #chunks: Buffer[] = [];
  #size = 0;
  readonly #ended: Promise<unknown>;
  readonly #streams: readonly Readable[];

  constructor(child: ChildProcess) {
    const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
    this.#streams = streams;
    for (const stream of streams) stream.on("data", (chunk: Buffer) => this.#keep(chunk));
    this.#ended = Promise.all(
      streams.map((stream) => new Promise<void>((resolve) => stream.once("close", () => resolve()))),
    );
  }

  #keep(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size < 4 * longestOutput) return;
    this.#chunks = [Buffer.concat(this.#chunks).subarray(-longestOutput)];
    this.#size = longestOutput;
  }

  /** Does not wait for what has left the group and still holds the pipes. */
  async ended(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([this.#ended, new Promise((resolve) => (timer = setTimeout(resolve, patience)))]);
    clearTimeout(timer);
    for (const stream of this.#streams) stream.destroy();
  }

  text(): string {
    return Buffer.concat(this.#chunks).subarray(-longestOutput).toString("utf8");
  }
}
