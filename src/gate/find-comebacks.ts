/**
 * Which of the new migrations base once had and deleted: databases that ran them then have not forgotten.
 */
import type { Comeback } from "../checks/check.ts";
import { UserError } from "../errors.ts";
import type { DeletedFiles, Deletion } from "../source/deleted-files.ts";
import { compareScripts } from "../sql/fingerprint.ts";
import { splitStatements } from "../sql/split-statements.ts";
import { significantTokens } from "../sql/tokens.ts";
import type { HistoryComparison } from "../tools/compare-histories.ts";
import type { Migration } from "../tools/tool.ts";
import type { Project } from "./read-project.ts";
import { READ } from "./read-project.ts";

export interface Comebacks {
  readonly comebacks: readonly Comeback[];
  /** False when the clone does not reach far enough back to tell. */
  readonly complete: boolean;
}

export async function findComebacks(project: Project, { added }: HistoryComparison): Promise<Comebacks> {
  // What a command makes of them is not known.
  if (added.length === 0 || project.tool.judgedByReplay === true) return { comebacks: [], complete: true };
  const { deletions, complete } = await deletedBefore(project);
  const former = formerMigrations(project, deletions);
  return { comebacks: added.flatMap((migration) => comebackOf(migration, former) ?? []), complete };
}

async function deletedBefore({ repository, base, baseHistory, baseTool }: Project): Promise<DeletedFiles> {
  try {
    const found: DeletedFiles[] = [];
    for (const dir of baseTool.folders ?? [baseHistory.dir])
      found.push(await repository.deletedBefore(base.sha ?? base.ref, dir, (path) => READ.test(path)));
    return {
      deletions: found.flatMap(({ deletions }) => deletions),
      complete: found.every(({ complete }) => complete),
    };
  } catch (error) {
    // A partial clone that cannot get the old texts.
    if (error instanceof UserError) return { deletions: [], complete: false };
    throw error;
  }
}

interface Former {
  readonly sha: string;
  readonly migration: Migration;
  readonly tokens: string;
}

/** Newest first. What base has again, under the same version or as another file, is judged by the replay. */
function formerMigrations({ tool, baseHistory }: Project, deletions: readonly Deletion[]): Former[] {
  if (deletions.length === 0) return [];
  const { dir, migrations } = baseHistory;
  const versions = new Set(migrations.map(({ version }) => version));
  const texts = new Set(migrations.map(({ up }) => tokensOf(up.text)));
  const former = deletions.flatMap(({ sha, files }) =>
    tool.load(files, dir).migrations.map((migration) => ({ sha, migration, tokens: tokensOf(migration.up.text) })),
  );
  return former.filter(({ migration, tokens }) => !versions.has(migration.version) && !texts.has(tokens));
}

function tokensOf(text: string): string {
  return significantTokens(text).join("\u0001");
}

function comebackOf(migration: Migration, former: readonly Former[]): Comeback | null {
  const sameVersion = former.find((each) => each.migration.version === migration.version);
  const tokens = tokensOf(migration.up.text);
  const found = sameVersion ?? former.find((each) => each.tokens === tokens && tokens !== "");
  if (found === undefined || (sameVersion === undefined && runsAgain(migration))) return null;
  const { kind } = compareScripts(found.migration.up.text, migration.up.text);
  const text = kind === "identical" ? "same" : kind === "semantic" || kind === "unparsed" ? "edited" : "layout";
  return { migration, former: found.migration, sha: found.sha, text, sameVersion: sameVersion !== undefined };
}

/** Written so that it copes with what it finds. */
function runsAgain({ up }: Migration): boolean {
  const { statements } = splitStatements(up.text);
  return statements.every(({ text }) => /\bif\s+(?:not\s+)?exists\b|\bor\s+replace\b|\bon\s+conflict\b/iu.test(text));
}
