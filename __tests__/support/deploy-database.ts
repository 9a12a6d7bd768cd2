/**
 * A database of the user's to apply to, and `apply` in this process.
 */
import { randomInt } from "node:crypto";
import { runApply } from "../../src/apply.ts";
import { defaultOptions } from "../../src/config/defaults.ts";
import type { DeployOptions } from "../../src/config/deploy-options.ts";
import type { GateOptions } from "../../src/config/options.ts";
import type { Listener } from "../../src/deploy/listener.ts";
import { SILENT } from "../../src/deploy/listener.ts";
import type { Progress } from "../../src/progress.ts";
import type { ApplyReport } from "../../src/report/apply-report.ts";
import { deployDefaults, onDatabase, urlOf } from "./killed-deploy.ts";
import { serverUrl } from "./servers.ts";

export interface DeployDatabase {
  readonly name: string;
  readonly url: string;
  /** Rows of one column, or of several as one text. */
  rows(sql: string): Promise<string[]>;
  run(sql: string): Promise<void>;
}

function admin(sql: string): Promise<unknown> {
  return onDatabase("postgres", (session) => session.query(sql));
}

/** Runs `use` with an empty database, and drops it. */
export async function withDeployDatabase<T>(use: (database: DeployDatabase) => Promise<T>): Promise<T> {
  const name = `deploy_${randomInt(2 ** 40).toString(36)}`;
  await admin(`create database ${name}`);
  try {
    return await use({
      name,
      url: urlOf(name),
      rows: (sql) =>
        onDatabase(name, async (session) => {
          const { completed, error } = await session.send(sql);
          if (error !== null) throw new Error(error.message);
          return (completed[0]?.rows ?? []).map((row) => row.join(" "));
        }),
      run: (sql) =>
        onDatabase(name, async (session) => {
          const { error } = await session.send(sql);
          if (error !== null) throw new Error(error.message);
        }),
    });
  } finally {
    await admin(`drop database ${name} with (force)`);
  }
}

export interface ApplyChoices extends Partial<Omit<DeployOptions, "target">> {
  readonly options?: Partial<GateOptions>;
  readonly listener?: Partial<Listener>;
  readonly progress?: Progress;
}

/** The working tree of the repository. */
export function applyTo(
  { url }: DeployDatabase,
  repository: { readonly dir: string },
  { options = {}, listener = {}, progress = () => undefined, ...deploy }: ApplyChoices = {},
): Promise<ApplyReport> {
  return runApply(
    { ...defaultOptions, repository: repository.dir, databaseUrl: serverUrl(18), ...options },
    { ...deployDefaults, target: url, ...deploy },
    { progress, listener: { ...SILENT, ...listener } },
  );
}

function versionsOf(migrations: ApplyReport["applied"]): string {
  return migrations.map(({ version }) => version).join(" ");
}

/** Which versions a run has applied, taken back and left. */
export function told({ status, verified, applied, undone, pending }: ApplyReport): Readonly<Record<string, unknown>> {
  return { status, verified, applied: versionsOf(applied), undone: versionsOf(undone), pending: versionsOf(pending) };
}
