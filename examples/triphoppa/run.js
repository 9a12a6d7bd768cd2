/**
 * Builds the example's repository in a temporary folder and shows what the gate says about its branches.
 * Exit status: 0 when every verdict is the expected one, otherwise 1.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildRepository, listBranches } from "./make-repository.js";

const usage = `Usage: node examples/triphoppa/run.js [BRANCH]... [--all] [--keep] [option of "migration-gate check"]...

Without a branch: good-change, altered-migration and failing-migration.
  --all    every branch
  --keep   leave the repository in place and say where it is
Everything else is passed on, for example --postgres 14, --database-url URL or --format json.

Branches:
${listBranches()
  .map(({ name, does }) => `  ${name.padEnd(18)} ${does}`)
  .join("\n")}
`;
const shownByDefault = ["good-change", "altered-migration", "failing-migration"];
const exitStatus = { pass: 0, block: 1 };
const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** A word that is no branch is the value of the option before it. */
function parseArguments(words) {
  const known = new Map(listBranches().map((branch) => [branch.name, branch]));
  const own = new Set(["--all", "--keep", "--help"]);
  const names = words.filter((word) => known.has(word));
  const rest = words.filter((word) => !known.has(word) && !own.has(word));
  const stray = rest.find((word, index) => !word.startsWith("-") && !rest[index - 1]?.startsWith("-"));
  if (stray !== undefined)
    throw new Error(`There is no branch "${stray}". The branches: ${[...known.keys()].join(", ")}`);
  const chosen = words.includes("--all") ? [...known.keys()] : names.length > 0 ? names : shownByDefault;
  return {
    branches: chosen.map((name) => known.get(name)),
    keep: words.includes("--keep"),
    help: words.includes("--help"),
    passedOn: rest,
  };
}

/** Shows one report; true when the gate's exit status is the expected one. */
async function show(repository, branch, passedOn) {
  const expected = exitStatus[branch.expected];
  await print(`\n=== ${branch.name}: ${branch.does} (expected: ${branch.expected}, exit status ${expected})\n\n`);
  const status = await check(repository, branch.name, passedOn);
  if (status !== expected) await print(`\nUnexpected: exit status ${status} instead of ${expected}\n`);
  return status === expected;
}

/** The gate's exit status. Ctrl-C and SIGTERM end the gate first, so that it can clean up, and then us. */
function check(repository, branch, passedOn) {
  const args = [cli, "check", "--repo", repository, "--base", "main", "--head", branch, ...passedOn];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] });
  let interruption = null;
  const interrupt = (signal) => {
    interruption = signal;
    // The terminal sends SIGINT to the gate as well; a second one would cut its cleaning up short.
    if (signal !== "SIGINT") child.kill(signal);
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, interrupt);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      for (const name of ["SIGINT", "SIGTERM"]) process.off(name, interrupt);
      const endedBy = interruption ?? signal;
      if (endedBy === null) resolve(code);
      else reject(new Error(`Ended by ${endedBy}`));
    });
  });
}

/** Waits until the text is written, so that headings and reports keep their order on a pipe. */
function print(text) {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}

async function run({ branches, keep, passedOn }) {
  if (!existsSync(cli)) throw new Error("dist/cli.js is missing. Run: npm run build");
  const repository = mkdtempSync(join(tmpdir(), "triphoppa-"));
  try {
    buildRepository(repository);
    const unexpected = [];
    for (const branch of branches) {
      if (!(await show(repository, branch, passedOn))) unexpected.push(branch.name);
    }
    if (unexpected.length > 0) throw new Error(`Not as expected: ${unexpected.join(", ")}`);
    await print(`\n${branches.length === 1 ? "The verdict is" : `All ${branches.length} verdicts are`} as expected.\n`);
  } finally {
    if (keep) console.error(`The repository is in ${repository}`);
    else rmSync(repository, { recursive: true, force: true });
  }
}

try {
  const chosen = parseArguments(process.argv.slice(2));
  await (chosen.help ? print(usage) : run(chosen));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
