/**
 * Everything that a command has started: its process group, and on Linux also what has left the group (`setsid`), as far as
 * /proc tells that it descends from the command or has inherited the mark of its run.
 */
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

const MARK = "MIGRATION_GATE_RUN";

/** Rounds of looking for what was started while the last ones were ended. */
const ROUNDS = 5;

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Clock ticks; tells a process from a later one of the same number. */
  readonly started: string;
}

export class ProcessFamily {
  readonly #mark = randomBytes(16).toString("hex");
  readonly #known = new Map<number, string>();
  #root: number | null = null;

  /** For the environment of the command. */
  get mark(): Record<string, string> {
    return { [MARK]: this.#mark };
  }

  /** `pid`: leads the group. */
  begins(pid: number | undefined): void {
    this.#root = pid ?? null;
  }

  signal(signal: NodeJS.Signals): void {
    if (this.#root === null) return;
    // The group's members may forget who their parent was as soon as it has gone.
    this.#look();
    send(-this.#root, signal);
    for (let round = 0; round < ROUNDS; round += 1) {
      const found = this.#look();
      for (const { pid } of found) send(pid, signal);
      if (found.length === 0 || signal !== "SIGKILL") return;
    }
  }

  /** Those that are running now. */
  #look(): Process[] {
    const running = runningProcesses();
    const family = new Set(running.filter((each) => this.#belongs(each)));
    for (let size = -1; size < family.size;) {
      size = family.size;
      const pids = new Set([...family].map(({ pid }) => pid));
      for (const each of running) if (pids.has(each.parent)) family.add(each);
    }
    for (const { pid, started } of family) this.#known.set(pid, started);
    return [...family];
  }

  #belongs({ pid, started, parent }: Process): boolean {
    const isRoot = pid === this.#root && parent === process.pid;
    return isRoot || this.#known.get(pid) === started || environmentOf(pid).includes(`${MARK}=${this.#mark}\0`);
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile, or is another user's by now.
  }
}

/** Empty where there is no /proc. */
function runningProcesses(): Process[] {
  if (process.platform !== "linux") return [];
  const names = attempt(() => readdirSync("/proc"), []);
  return names.flatMap((name) => (/^\d+$/u.test(name) && Number(name) !== process.pid ? processOf(Number(name)) : []));
}

/** manual page proc_pid_stat(5): the name of the program is in parentheses and may hold any character. */
function processOf(pid: number): Process[] {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, "latin1"), "");
  const [state = "Z", parent = "0", ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return stat === "" || /^[ZX]$/u.test(state) ? [] : [{ pid, parent: Number(parent), started: rest[17] ?? "" }];
}

/** Empty for what belongs to another user. */
function environmentOf(pid: number): string {
  return attempt(() => readFileSync(`/proc/${pid}/environ`, "latin1"), "");
}

function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
