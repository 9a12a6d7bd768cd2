/**
 * The units on a throwaway database, sent exactly as they will be sent: what cannot be in a transaction with the gate's note shows
 * here, and what they end in is what the tool's own run ends in.
 */
import type { Catalog } from "../catalog/catalog.ts";
import { readEnd } from "../gate/walk-leg.ts";
import type { Database } from "../postgres/server.ts";
import type { Session } from "../postgres/session.ts";
import { withDatabase } from "../postgres/with-database.ts";
import { readRecord } from "../replay/read-record.ts";
import { sendSetup } from "../replay/send-setup.ts";
import type { ClusterPoint } from "../replay/with-cluster.ts";
import type { RecordedMigration } from "../tools/tool.ts";
import type { Deployment } from "./deployment.ts";
import type { Stage } from "./expectation.ts";
import { Journal } from "./journal.ts";
import { SILENT } from "./listener.ts";
import type { UnitContext, UnitFailure } from "./run-units.ts";
import { runUnits } from "./run-units.ts";
import type { Unit } from "./units.ts";
import { changesRole } from "./units.ts";

/** Units of one group, from the first on. */
export interface Course {
  readonly units: readonly Unit[];
  readonly atomic: boolean;
  /** Of them that are no transaction; filled in by a rehearsal. */
  readonly alone: Set<number>;
}

export interface Rehearsed {
  readonly database: Database;
  readonly catalog: Catalog;
  readonly recorded: readonly RecordedMigration[];
  readonly failure: UnitFailure | null;
  readonly shared: ClusterPoint;
}

/** Runs `use` with a copy of the stage on which the courses have run; nobody is connected to it. */
export async function withRehearsal<T>(
  deployment: Deployment,
  from: Stage,
  courses: readonly Course[],
  use: (rehearsed: Rehearsed) => Promise<T>,
): Promise<T> {
  const { walk, bookkeeping } = deployment;
  await from.shared.restore();
  return withDatabase(walk.server, from.database, async (database) => {
    const session = await database.connect({ statementTimeout: walk.statementTimeout });
    let failure: UnitFailure | null = null;
    try {
      failure = await runCourses(deployment, session, database.name, courses);
    } finally {
      await session.end();
    }
    const catalog = await readEnd(walk, { database, exclude: from.exclude });
    if (catalog === null) throw new Error("the catalog of a throwaway database could not be read");
    const { recorded } = await readRecord(database, bookkeeping, walk.sessionSetup);
    return use({ database, catalog, recorded, failure, shared: await walk.cluster.here() });
  });
}

async function runCourses(
  deployment: Deployment,
  session: Session,
  name: string,
  courses: readonly Course[],
): Promise<UnitFailure | null> {
  await prepareSession(deployment, session);
  const journal = await journalFor(session, courses);
  for (const { units, atomic, alone } of courses) {
    const noted = atomic ? null : journal;
    await noted?.open(session, { ...EMPTY, units });
    const context: UnitContext = {
      session,
      databaseName: { placeholder: deployment.walk.tool.databaseName, name },
      journal: noted,
      alone,
      rehearsal: true,
      locks: { timeout: null, retries: 0 },
      listener: SILENT,
      checkpoint: () => null,
      committed: () => Promise.resolve(),
    };
    const failure = await runUnits(context, units);
    if (failure !== null) return failure;
  }
  if (journal !== null) await session.query(journal.dropping());
  return null;
}

/** Null when every course is atomic. */
export async function journalFor(session: Session, courses: readonly Course[]): Promise<Journal | null> {
  const noted = courses.filter(({ atomic }) => !atomic);
  if (noted.length === 0) return null;
  return Journal.create(
    session,
    noted.some(({ units }) => changesRole(units)),
  );
}

const EMPTY = { tool: "", direction: "up", versions: [], alone: [], began: "", recorded: [], rows: [] } as const;

/** As the tool begins each of its runs. */
export async function prepareSession({ walk, bookkeeping }: Deployment, session: Session): Promise<void> {
  if (walk.sessionSetup !== null) await sendSetup(session, "session-setup", walk.sessionSetup);
  for (const step of bookkeeping.create) if (step.kind === "own") await session.query(step.sql, step.values);
}
