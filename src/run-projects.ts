/**
 * The story for a whole repository: which projects it has, and a report for each, on one server as long as nothing goes wrong.
 */
import type { Listed } from "./config/load-options.ts";
import type { GateOptions } from "./config/options.ts";
import type { Case, GateEnvironment } from "./gate.ts";
import { isUnchanged, judgeCase, readCase, reportUntouched } from "./gate.ts";
import { planProjects } from "./gate/plan-projects.ts";
import { readSides } from "./gate/read-project.ts";
import type { Server } from "./postgres/server.ts";
import { withServer } from "./postgres/with-server.ts";
import type { Report } from "./report/report.ts";
import { safeName } from "./rollback/rollback-file.ts";

export interface ProjectsEnvironment extends GateEnvironment {
  /** What the repository is called; null: as its remote says. */
  readonly name: string | null;
  /** Told of each report, in the order of the projects. */
  report(report: Report): void;
  /** The report of a project that cannot be judged; or throws, and the rest is not judged. */
  failed(error: unknown, options: GateOptions): Report;
}

/** Throws a `UserError` where it cannot be told what to judge. */
export async function runProjects(listed: Listed, environment: ProjectsEnvironment): Promise<void> {
  const [first] = listed.projects;
  if (first === undefined) return;
  const sides = await readSides(first);
  const { projects, notes, leftOut, formerDirs, unjudged } = await planProjects(
    listed,
    sides,
    environment.name ?? (await sides.repository.name()),
  );
  for (const line of leftOut) environment.progress(line);
  const queue: Waiting[] = [];
  // Every project is read before the first is judged: a wrong name is not to be told after minutes.
  const teller = projects.find(({ apply }) => apply === null);
  for (const options of projects) {
    const told = unjudged.filter(({ near }) => (near === null ? options === teller : isIn(options, near)));
    const files = told.map(({ file }) => file);
    queue.push(await read(options, { ...sides, formerDirs, unjudged: files }, environment));
  }
  const judged = queue.filter((each) => each.report === null);
  if (judged.length > 1) for (const each of judged) each.label = each.options.project;
  const noted = judged[0] ?? queue[0];
  if (noted !== undefined) noted.notes = notes;
  while (queue.length > 0) await serve(queue, environment);
}

/** One that names no folder is the only one. */
function isIn({ migrations }: GateOptions, folder: string): boolean {
  return migrations.length === 0 || migrations.includes(folder);
}

/** A project in the queue. */
interface Waiting {
  readonly options: GateOptions;
  readonly facts: Case | null;
  /** Set where no server is needed. */
  readonly report: Report | null;
  notes: readonly string[];
  /** Stands before its stages in the log, where several projects have the same. */
  label: string | null;
}

async function read(
  options: GateOptions,
  sides: Parameters<typeof readCase>[1],
  environment: ProjectsEnvironment,
): Promise<Waiting> {
  try {
    const facts = await readCase(options, sides);
    return { options, facts, report: isUnchanged(facts) ? reportUntouched(facts) : null, notes: [], label: null };
  } catch (error) {
    return { options, facts: null, report: environment.failed(error, options), notes: [], label: null };
  }
}

/** Judges projects from the head of the queue, until one fails or wants another server. */
async function serve(queue: Waiting[], environment: ProjectsEnvironment): Promise<void> {
  const [first] = queue;
  if (first === undefined) return;
  if (first.report !== null) {
    queue.shift();
    tell(first, first.report, environment);
    return;
  }
  const { databaseUrl, postgres: major } = first.options;
  const failure = await withServer({ databaseUrl, major, progress: environment.progress }, (server) =>
    judgeQueue(queue, server, environment),
  ).catch((error: unknown) => ({ error }));
  const [next] = queue;
  if (failure === null || next === undefined) {
    if (failure !== null) throw failure.error;
    return;
  }
  queue.shift();
  tell(next, environment.failed(failure.error, next.options), environment);
}

/** What went wrong with the first of the queue; null when nothing did. A project leaves the queue when it has its report. */
async function judgeQueue(
  queue: Waiting[],
  server: Server,
  environment: ProjectsEnvironment,
): Promise<{ readonly error: unknown } | null> {
  const wanted = queue[0]?.options;
  for (;;) {
    const [next] = queue;
    if (next === undefined || wanted === undefined) return null;
    if (next.report === null && !sameServer(next.options, wanted)) return null;
    try {
      const report = next.report ?? (next.facts && (await judgeCase(next.facts, server, labelled(next, environment))));
      queue.shift();
      if (report !== null) tell(next, report, environment);
    } catch (error) {
      return { error };
    }
  }
}

function labelled({ label }: Waiting, { progress }: GateEnvironment): GateEnvironment {
  if (label === null) return { progress };
  const rollbackFolder = `rollback/${safeName(label)}`;
  return { progress: (stage, detail) => progress(`${label}: ${stage}`, detail), rollbackFolder };
}

function sameServer(a: GateOptions, b: GateOptions): boolean {
  return a.databaseUrl === b.databaseUrl && a.postgres === b.postgres;
}

function tell({ notes }: Waiting, report: Report, environment: ProjectsEnvironment): void {
  environment.report(notes.length === 0 ? report : { ...report, notes: [...report.notes, ...notes] });
}
