/**
 * What the tool itself would run, and why it would not.
 */
import { allHooks } from "../tools/run-hooks.ts";
import type { Migration, RecordedMigration } from "../tools/tool.ts";
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
  const known = new Set(walk.head.migrations.map(({ version }) => version));
  const unknown = recorded.filter(({ version }) => !known.has(version)).map(({ version }) => version);
  if (unknown.length > 0 && !options.acceptDrift) {
    throw new Refused({
      reason: "record",
      message: `The database is ahead of the files: it has recorded ${listed(unknown)}, and no file is there for ${unknown.length === 1 ? "it" : "them"}.`,
      remedy:
        "Apply the commit that has them. If they are gone on purpose and their schema is known to be right, give `--accept-drift`.",
    });
  }
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

function listed(versions: readonly string[]): string {
  const shown = versions.slice(0, 5).join(", ");
  return versions.length > 5 ? `${shown} and ${versions.length - 5} more` : shown;
}
