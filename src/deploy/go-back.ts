/**
 * The way back from where a run has stopped to where it began: the tool's own down scripts, else generated statements. Only a way that
 * has ended in the state before on a throwaway copy is gone, and none over what would be lost by it.
 */
import { messageOf } from "../errors.ts";
import type { RollbackStates } from "../rollback/generate-rollback.ts";
import { changesBack, generateRollback, readState, readStates } from "../rollback/generate-rollback.ts";
import type { Loss } from "../rollback/losses.ts";
import { lossesOf } from "../rollback/losses.ts";
import type { Reached } from "../rollback/restarts.ts";
import { setsSequence } from "../rollback/restarts.ts";
import { proveCarrying } from "../rollback/prove-rollback.ts";
import { sameRecord } from "../replay/same-record.ts";
import { downRun, hasDownScript } from "../replay/way-back.ts";
import type { ReadOptions } from "../catalog/read-catalog.ts";
import { EVERY_SCHEMA } from "../catalog/schema-filter.ts";
import { mayReachBeyondDatabase } from "../replay/shared-commands.ts";
import type { Migration } from "../tools/tool.ts";
import type { Deployment } from "./deployment.ts";
import type { Stage } from "./expectation.ts";
import { differences } from "./expectation.ts";
import type { Journal } from "./journal.ts";
import type { RecordTable } from "./record-rows.ts";
import { restoringRows } from "./record-rows.ts";
import type { Course, Rehearsed } from "./rehearsal.ts";
import { withRehearsal } from "./rehearsal.ts";
import type { OwnTransactions } from "./own-transactions.ts";
import type { AtStake } from "./rows-since.ts";
import { atStake } from "./rows-since.ts";
import { rowsThatStayWritten } from "./rows-written.ts";
import { mayCommitInside } from "./run-units.ts";
import { groupsOf, ownSending, withStake } from "./units.ts";
import type { SentStatement, Unit } from "./units.ts";
import type { Run } from "./work.ts";
import { writesRows } from "./writes-rows.ts";

/** What has been done, and where it began. */
export interface Done {
  /** The state before. */
  readonly base: Stage;
  /** The rows of the tool's table before. */
  readonly rows: readonly string[];
  readonly table: RecordTable;
  readonly courses: readonly Course[];
  /** Of the courses, completely applied, in their order. */
  readonly migrations: readonly Migration[];
  /** True when the last course is a part of a migration. */
  readonly half: boolean;
  /** Where the run began among the transactions, and those that were its own. */
  readonly began: string;
  readonly ours: OwnTransactions;
  readonly journal: Journal | null;
  /** How far the sequences had come before. */
  readonly reached: Reached;
}

export type WayName = "down scripts" | "generated statements" | "record";

export interface Way {
  readonly name: WayName;
  readonly runs: readonly Run[];
  readonly losses: readonly Loss[];
}

/** A way that may be gone, or why there is none: a sentence without its end. */
export type WayFound = Way | { readonly reason: string; readonly losses: readonly Loss[] };

export function findWay(deployment: Deployment, done: Done): Promise<WayFound> {
  return proveWay(deployment, done, (after, way) => allowed(deployment, done, after, way));
}

/** `allow`: whether a proven way may be gone on the user's database. */
export function proveWay(
  deployment: Deployment,
  done: Done,
  allow: (after: Rehearsed, way: Way) => Promise<WayFound>,
): Promise<WayFound> {
  const { base, courses } = done;
  return withRehearsal(deployment, base, courses, async (after) => {
    if (after.failure !== null)
      return none(`what has run could not be repeated on the throwaway server: ${after.failure.error.message}`);
    if (scriptsOf(courses).length === 0) return recordOnly(done);
    const downs = await provenDowns(deployment, done, after);
    const way = "reason" in downs ? await generated(deployment, done, after, downs.reason) : downs;
    return "reason" in way ? way : allow(after, way);
  });
}

function none(reason: string): { reason: string; losses: readonly Loss[] } {
  return { reason, losses: [] };
}

function scriptsOf(courses: readonly Course[]): SentStatement[] {
  return courses.flatMap(({ units }) => scriptStatements(units));
}

function scriptStatements(units: readonly Unit[]): SentStatement[] {
  const sendings = units.flatMap((unit) => unit.sendings);
  return sendings.flatMap((each) => (each.kind === "script" ? each.statements : []));
}

/** Nothing but the tool's note of having begun is there. */
function recordOnly({ rows, table, journal }: Done): Way {
  return { name: "record", runs: [backInOne([], { rows, table, journal })], losses: [] };
}

/** Everything in one transaction, with the tool's rows as they were. */
function backInOne(
  statements: readonly string[],
  { rows, table, journal }: Pick<Done, "rows" | "table" | "journal">,
): Run {
  const unit: Unit = {
    sendings: [
      // What is set to the highest number that is there is so in the state behind its locks.
      ownSending("begin isolation level read committed"),
      ...statements.map((text, index) => ({
        kind: "script" as const,
        text,
        statements: [{ file: "way back", line: index + 1, text }],
        data: null,
        endAt: null,
      })),
      ...restoringRows(table, rows),
      ...(journal === null ? [] : [ownSending(journal.clearing())]),
      ownSending("commit"),
    ],
    end: "own",
  };
  return { units: [unit], atomic: true, alone: new Set(), direction: "down", versions: [] };
}

async function provenDowns(deployment: Deployment, done: Done, after: Rehearsed): Promise<WayFound> {
  const { walk } = deployment;
  const { migrations, half, base } = done;
  if (half) return none("a migration is half applied, and down scripts are for what is whole");
  if (walk.tool.planDown === undefined) return none(`the gate knows no way back of ${walk.tool.title}`);
  const undone = migrations.toReversed();
  const without = undone.find((each) => !hasDownScript(each));
  if (without !== undefined) return none(`${without.up.file} has no down script`);
  const down = downRun(walk.tool, undone, walk.head);
  const unknown = undone.find((each) => down.tool.plan(each).length === 0);
  if (unknown !== undefined) return none(`the gate cannot run the down script of ${unknown.up.file}`);
  const runs = groupsOf(down.tool, down.migrations).map((group): Run => {
    const versions = group.migrations.map(({ version }) => version);
    return { units: group.units, atomic: group.atomic, alone: new Set(), direction: "down", versions };
  });
  const from: Stage = { ...after, exclude: base.exclude };
  return withRehearsal(deployment, from, runs, async (end): Promise<WayFound> => {
    if (end.failure !== null) return none(`the down scripts fail: ${end.failure.error.message}`);
    const left = differences(base.catalog, end.catalog);
    const names = left.map(({ type, name }) => `${type} ${name}`);
    if (left.length > 0) return none(`the down scripts do not bring back ${names.slice(0, 3).join(", ")}`);
    if (!sameRecord(end.recorded, base.recorded)) return none("the down scripts leave another record");
    const scope = everything(walk, base);
    const states = await readStates({ after: after.database, before: base.database, scope });
    const losses = lossesOf({ ...states, end: await readState(end.database, scope) });
    const sent = scriptsOf(runs);
    const ups = scriptsOf(done.courses);
    const stay = rowsThatStayWritten({ ups, downs: sent, ...states });
    const counts = sent.some(({ text }) => setsSequence(text));
    const kept = losses.filter(({ how }) => how !== "restarted" || !counts);
    return { name: "down scripts", runs, losses: [...kept, ...stay.map(staysWritten), ...sent.flatMap(writtenBy)] };
  });
}

/** What nobody can judge is told at least. */
function writtenBy({ file, line, text }: SentStatement): Loss[] {
  const asks = /^\s*(?:select|values)\b/iu.test(text);
  return asks || !writesRows(text) ? [] : [{ how: "scripted", type: "script", name: `${file}:${line}`, detail: "" }];
}

function staysWritten({ file, line }: SentStatement): Loss {
  return { how: "written", type: "script", name: `${file}:${line}`, detail: "" };
}

async function generated({ walk }: Deployment, done: Done, after: Rehearsed, withoutDowns: string): Promise<WayFound> {
  const { base, courses } = done;
  const beyond = scriptsOf(courses).find(({ text }) => mayReachBeyondDatabase(text));
  if (beyond !== undefined)
    return none(
      `${withoutDowns}, and no generated statement takes back what ${beyond.file}:${beyond.line} does beyond the database`,
    );
  const writing = scriptsOf(courses).find(({ text }) => writesRows(text));
  if (writing !== undefined)
    return none(
      `${withoutDowns}, and no generated statement takes back the rows that ${writing.file}:${writing.line} writes`,
    );
  const states: RollbackStates = {
    server: walk.server,
    after: after.database,
    before: base.database,
    scope: everything(walk, base),
    reached: done.reached,
  };
  try {
    const script = await generateRollback(states);
    if ("reason" in script) return none(`${withoutDowns}, and none could be generated: ${script.reason}`);
    if (!script.transactional)
      return none(`${withoutDowns}, and what could be generated does not run in one transaction`);
    const { script: proven, proof } = await proveCarrying(states, script);
    if (!proof.proven) return none(`${withoutDowns}, and generated statements do not bring the schema back`);
    return { name: "generated statements", runs: [backInOne(proven.statements, done)], losses: proof.losses };
  } catch (error) {
    return none(`${withoutDowns}, and none could be generated: ${messageOf(error)}`);
  }
}

/** What is not compared on the user's database is there all the same: it holds rows, and is in the way of the next run. */
function everything({ server, started, privileges }: Deployment["walk"], { exclude }: Stage): ReadOptions {
  return { major: server.major, exclude, since: started, schemas: EVERY_SCHEMA, privileges: privileges ?? false };
}

/** What takes away rows, or what they are told apart by, that nothing else would. */
const TAKES: ReadonlySet<Loss["how"]> = new Set(["remade", "narrowed", "attributes", "restarted"]);

/** What a transaction begins with that goes on seeing what was there before its locks. */
const ISOLATED = /^(?:begin|start|set\s+(?:local\s+)?transaction)\b.*\b(?:repeatable\s+read|serializable)\b/isu;

/** With the question for rows of others in each of its transactions. */
async function allowed(
  { options, target, walk }: Deployment,
  done: Done,
  after: Rehearsed,
  way: Way,
): Promise<WayFound> {
  if (options.acceptLoss) return way;
  const { losses } = way;
  const isTaken = ({ how, name }: Loss): boolean => TAKES.has(how) || (how === "carried" && !done.reached.has(name));
  const taken = losses.filter(isTaken).map(({ type, name }) => `${type} ${name}`);
  if (taken.length > 0) return { reason: `going back would lose what ${taken.join(", ")} holds`, losses };
  const written = losses.filter(({ how }) => how === "written").map(({ name }) => name);
  if (written.length > 0)
    return {
      reason: `${written.join(", ")} ${written.length > 1 ? "have" : "has"} written rows of tables that were there before, and no down script is known to take that back`,
      losses,
    };
  const states = { after: after.database, before: done.base.database, scope: everything(walk, done.base) };
  const changes = changesBack(await readStates(states));
  const stake = await atStake(target.control, { changes, began: done.began, ours: done.ours });
  if (stake.places.length === 0) return way;
  const open = way.runs.flatMap(openSteps)[0];
  if (open !== undefined) {
    const names = stake.places.map(({ name }) => name).join(", ");
    return {
      reason: `${open.file}:${open.line} commits on its way, so that nothing keeps others from writing to ${names} meanwhile, which would be lost`,
      losses,
    };
  }
  const isolated = way.runs.flatMap(({ units }) => scriptStatements(units)).find(({ text }) => ISOLATED.test(text));
  if (isolated !== undefined) {
    const names = stake.places.map(({ name }) => name).join(", ");
    return {
      reason: `${isolated.file}:${isolated.line} asks for a level of isolation in which whether others have written to ${names}, what would be lost, cannot be told`,
      losses,
    };
  }
  return { ...way, runs: way.runs.map((run) => asking(run, stake)) };
}

/** Before anything else, and in each transaction that may take something away: what notes that it was done must not be kept back. */
function asking(run: Run, stake: AtStake): Run {
  const units = run.units.map((unit, index) => {
    return index === 0 || scriptStatements([unit]).length > 0 ? withStake(unit, stake) : unit;
  });
  return { ...run, units };
}

/** Blocks and procedures that are no transaction: what they take away cannot be locked before. */
function openSteps({ units, alone }: Run): readonly SentStatement[] {
  return units.flatMap((unit, index) => (alone.has(index) && mayCommitInside(unit) ? scriptStatements([unit]) : []));
}
