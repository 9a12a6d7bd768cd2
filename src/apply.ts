/**
 * `apply`: runs the pending migrations on a database of the user's, as far as a throwaway server has shown what they do.
 */
import type { DeployOptions } from "./config/deploy-options.ts";
import type { GateOptions } from "./config/options.ts";
import { buildApplyReport } from "./deploy/build-apply-report.ts";
import { cutOff } from "./deploy/cut-off.ts";
import { deploy } from "./deploy/deploy.ts";
import type { Deployment } from "./deploy/deployment.ts";
import type { Ended } from "./deploy/ended.ts";
import { inWords } from "./deploy/in-words.ts";
import type { Listener } from "./deploy/listener.ts";
import { beginningOf } from "./deploy/rows-since.ts";
import { recordingListener } from "./deploy/recording-listener.ts";
import { Refused } from "./deploy/refused.ts";
import { isSameServer } from "./deploy/same-server.ts";
import type { Target } from "./deploy/target-database.ts";
import { withTarget } from "./deploy/target-database.ts";
import { UserError } from "./errors.ts";
import { readRef } from "./gate/read-project.ts";
import type { Server } from "./postgres/server.ts";
import { withSession } from "./postgres/with-session.ts";
import { withServer } from "./postgres/with-server.ts";
import type { Progress } from "./progress.ts";
import { sendSetup } from "./replay/send-setup.ts";
import { withCluster } from "./replay/with-cluster.ts";
import type { ApplyReport, ApplyStatement } from "./report/apply-report.ts";
import { openRepository } from "./source/repository.ts";
import { loadParser } from "./sql/parser.ts";
import type { Bookkeeping, History, Tool } from "./tools/tool.ts";

export interface ApplyEnvironment {
  readonly progress: Progress;
  /** Told of each statement on the user's database. */
  readonly listener: Listener;
}

interface Applied {
  readonly tool: Tool;
  readonly history: History;
  readonly head: ApplyReport["head"];
}

/** Throws a `UserError` for what keeps it from looking at all; nothing has been touched then. */
export async function runApply(
  options: GateOptions,
  deployOptions: DeployOptions,
  environment: ApplyEnvironment,
): Promise<ApplyReport> {
  const started = performance.now();
  await loadParser();
  const read = await readHead(options);
  const bookkeeping = requireBookkeeping(read.tool);
  refuseProblems(read);
  return withTarget(deployOptions, async (target) => {
    const { databaseUrl } = options;
    const major = options.postgres ?? (databaseUrl === null ? target.major : null);
    const { progress } = environment;
    return withServer({ databaseUrl, major, progress }, async (server) => {
      const { listener, statements } = recordingListener(environment.listener);
      const facts = { ...read, bookkeeping, target, server, options, deployOptions, progress, listener, statements };
      const { ended, refused, notes } = await withThrowaway(facts);
      const duration = Math.round(performance.now() - started);
      return buildApplyReport({ ...read, target, server, ended, refused, statements, notes, duration });
    });
  });
}

async function readHead(options: GateOptions): Promise<Applied> {
  if (options.apply !== null) {
    throw new UserError(
      `The migrations are run by a command of the repository's (\`${options.apply.command}\`), which the gate cannot take apart.`,
      { remedy: "Run that command; `migration-gate check` before, and `migration-gate diff` after it, tell the rest." },
    );
  }
  const repository = await openRepository(options.repository);
  const tree = options.head === null ? await repository.workingTree() : await repository.tree(options.head);
  const { tool, history } = await readRef(tree, options);
  return { tool, history, head: { ref: tree.ref, sha: tree.sha } };
}

function requireBookkeeping({ bookkeeping, title }: Tool): Bookkeeping {
  if (bookkeeping !== null) return bookkeeping;
  throw new UserError(`${title} keep no record in the database, so it cannot be told which of them have run.`, {
    remedy: "Apply them as you do, or use a migration tool that records what it has run.",
  });
}

function refuseProblems({ history, tool }: Applied): void {
  const [problem] = history.problems;
  if (problem === undefined) return;
  throw new UserError(`${tool.title} cannot use \`${problem.file}\`: ${problem.message}`, { remedy: problem.remedy });
}

interface Facts extends Applied {
  readonly bookkeeping: Bookkeeping;
  readonly target: Target;
  readonly server: Server;
  readonly options: GateOptions;
  readonly deployOptions: DeployOptions;
  readonly progress: Progress;
  readonly listener: Listener;
  /** What has been sent so far. */
  readonly statements: readonly ApplyStatement[];
}

interface Outcome {
  readonly ended: Ended | null;
  readonly refused: Refused | null;
  readonly notes: readonly string[];
}

async function withThrowaway(facts: Facts): Promise<Outcome> {
  const { target, server, options, tool, history, progress } = facts;
  const { setup, sessionSetup, schemas, privileges, statementTimeout } = options;
  const notes = otherMajor(target, server);
  const texts = [setup ?? "", ...history.migrations.flatMap(({ up, down }) => [up.text, down?.text ?? ""])];
  const found = await lookAround(target, server, sessionSetup);
  const { result, notes: ofCluster } = await withCluster({ server, texts, progress }, async (cluster) => {
    const walk = { server, tool, head: history, observe: new Set<never>(), setup, sessionSetup, schemas, privileges };
    const deployment: Deployment = {
      target,
      options: facts.deployOptions,
      bookkeeping: facts.bookkeeping,
      walk: { ...walk, statementTimeout, progress, cluster, started: new Date() },
      listener: facts.listener,
      ...found,
      notes,
    };
    return ending(deployment, facts.statements);
  });
  return { ...result, notes: [...notes, ...ofCluster] };
}

async function lookAround(
  target: Target,
  server: Server,
  sessionSetup: string | null,
): Promise<Pick<Deployment, "began" | "sameServer" | "owners">> {
  try {
    const began = await beginningOf(target.control);
    const owners = [target.role, await workingRole(target, sessionSetup)];
    return { began, owners, sameServer: await isSameServer(target.control, server) };
  } catch (error) {
    throw inWords(error, target);
  }
}

async function workingRole(target: Target, sessionSetup: string | null): Promise<string> {
  return withSession(target.database, async (session) => {
    if (sessionSetup !== null) await sendSetup(session, "session-setup", sessionSetup);
    const [row] = await session.query<{ role: string }>("select current_user::text as role");
    return row?.role ?? target.role;
  });
}

async function ending(
  deployment: Deployment,
  statements: readonly ApplyStatement[],
): Promise<Pick<Outcome, "ended" | "refused">> {
  try {
    return { ended: await deploy(deployment), refused: null };
  } catch (error) {
    if (error instanceof Refused) return { ended: null, refused: error };
    const ended = statements.length === 0 ? null : await cutOff(deployment, error, statements);
    if (ended !== null) return { ended, refused: null };
    throw inWords(error, deployment.target);
  }
}

function otherMajor({ major, version }: Target, server: Server): string[] {
  if (server.major === major) return [];
  return [
    `The database is PostgreSQL ${version}, and what it becomes was computed on ${server.version}: some definitions are printed differently, and then differ. Without \`$MIGRATION_GATE_DATABASE_URL\` and \`--postgres\` a server of its own version says what it becomes.`,
  ];
}
