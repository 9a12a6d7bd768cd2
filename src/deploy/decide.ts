/**
 * What the tool itself would run, and why it would not.
 */
import { allHooks } from "../tools/run-hooks.ts";
import { inOrder } from "../tools/in-order.ts";
import type { History, Migration, RecordedMigration, VersionedFile } from "../tools/tool.ts";
import type { Deployment } from "./deployment.ts";
import { Refused } from "./refused.ts";

/** The tool's own decision; throws `Refused` in its words. */
export function decide({ walk, options }: Deployment, recorded: readonly RecordedMigration[]): readonly Migration[] {
  const { pending, refusals } = walk.tool.decide(recorded, walk.head);
  const { title } = walk.tool;
  const [refusal] = refusals;
  if (refusal !== undefined) {
    throw new Refused({
      reason: "record",
      message: `${title} refuses to run on this database: ${refusal.message}`,
      remedy: "Put right what it names, in the files or in the database.",
    });
  }
  const known = new Set(inOrder(walk.head).map(({ version }) => version));
  const unknown = recorded.filter(({ version }) => !known.has(version)).map(({ version }) => version);
  if (unknown.length > 0 && !options.acceptDrift) {
    throw new Refused({
      reason: "record",
      message: `The database is ahead of the files: it has recorded ${listed(unknown)}, and no file is there for ${unknown.length === 1 ? "it" : "them"}.`,
      remedy:
        "Apply the commit that has them. If they are gone on purpose and their schema is known to be right, give `--accept-drift`.",
    });
  }
  refusePrograms(walk, recorded);
  if (walk.tool.hooks !== undefined && pending.length > 0) {
    throw new Refused({
      reason: "record",
      message: `${title} runs scripts around every run (\`${allHooks(walk.tool)[0]?.up.file ?? ""}\`), which do not run here.`,
      remedy: `Let ${title} itself apply what is pending.`,
    });
  }
  const { guard } = walk.head;
  if (guard !== undefined && guard !== null && pending.length > 0) {
    throw new Refused({
      reason: "record",
      message: `${title} asks the preconditions of \`${guard.file}\` before every run, which are not asked here.`,
      remedy: `Let ${title} itself apply what is pending.`,
    });
  }
  const guarded = pending.find((each) => each.guard !== undefined);
  if (guarded !== undefined) {
    throw new Refused({
      reason: "record",
      message: `\`${guarded.name}\` of \`${guarded.up.file}\` has preconditions, which are not asked here.`,
      remedy: `Let ${title} itself apply what is pending.`,
    });
  }
  return pending;
}

/** A tool that records the newest version only runs no programs: somebody else does, in a way of their own. */
function refusePrograms({ tool, head }: Deployment["walk"], recorded: readonly RecordedMigration[]): void {
  const ownRunner = tool.bookkeeping?.latestOnly === true;
  const program = ownRunner ? head.programs?.[0] : pendingProgram(recorded, head);
  if (program === undefined) return;
  throw new Refused({
    reason: "record",
    message: ownRunner
      ? `\`${program.file}\` is a program, so the project has a runner of its own, which is not ${tool.title}.`
      : `\`${program.file}\` is pending, too: it is a program, which does not run here.`,
    remedy: `Let ${ownRunner ? "that runner" : `${tool.title} itself`} apply what is pending.`,
  });
}

/** Behind everything that is recorded: what comes before that is late, and the tool's own refusal. */
function pendingProgram(recorded: readonly RecordedMigration[], head: History): VersionedFile | undefined {
  const ran = new Set(recorded.map(({ version }) => version));
  const programs = new Set((head.programs ?? []).map(({ file }) => file));
  const order = inOrder(head).filter(({ runsAgain }) => runsAgain !== true);
  const last = order.findLastIndex(({ version }) => ran.has(version));
  return order.slice(last + 1).find(({ file }) => programs.has(file));
}

function listed(versions: readonly string[]): string {
  const shown = versions.slice(0, 5).join(", ");
  return versions.length > 5 ? `${shown} and ${versions.length - 5} more` : shown;
}
