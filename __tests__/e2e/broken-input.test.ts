/** Repositories and files that are not what they should be: each is one clear answer, and none is a pass by accident. */
import { describe, expect, test } from "@jest/globals";
import { UserError } from "../../src/errors.ts";
import type { JudgeOptions } from "../support/judge.ts";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import { createFolder, createRepository } from "../support/git-repository.ts";
import { createProject, layouts, toolNames } from "../support/projects.ts";

const TRIPS = "create table trips (id bigint primary key);";

/** `main` and `change` have the same files. */
function repositoryOf(files: Readonly<Record<string, string>>): { dir: string } {
  const repository = createRepository();
  repository.write(files);
  repository.commit("files");
  repository.branch("change");
  return repository;
}

async function question(repository: { dir: string }, options: JudgeOptions = {}): Promise<UserError> {
  const error: unknown = await judge(repository, options).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).remedy).not.toBeNull();
  return error as UserError;
}

describe("repositories", () => {
  test("a ref that does not exist is named, with near names", async () => {
    const project = createProject("plain", { "1 create trips": TRIPS });
    const { message, remedy } = await question(project, { head: "chang" });
    expect(message).toBe("no such ref `chang`");
    expect(remedy).toBe("Did you mean `change`?");
  });

  test("a folder that is no repository", async () => {
    const dir = createFolder();
    const { message, remedy } = await question({ dir });
    expect(message).toBe(`not a git repository: ${dir}`);
    expect(remedy).toContain("--repo");
  });

  test("a repository without migrations is told what was looked for", async () => {
    const { message, remedy } = await question(repositoryOf({ "README.md": "hello" }));
    expect(message).toMatch(
      /^No migrations were found in change\. Looked for: .* of .*, Prisma Migrate, .*\(plain\)\.$/u,
    );
    expect(remedy).toBe("Say where they are: `--tool NAME --migrations DIR`.");
  });

  test("a folder that fits no tool is a question", async () => {
    const repository = repositoryOf({ "migrations/create.sql": TRIPS });
    const { message, remedy } = await question(repository, { migrations: ["migrations"] });
    expect(message).toBe("The files in `migrations` (change) fit no tool that is known.");
    expect(remedy).toContain("--tool");
  });

  test("folders of two tools are a question that names both, and the answers", async () => {
    const { message, remedy } = await question(
      repositoryOf({
        ...layouts.sqlx.marks,
        ...layouts.prisma.marks,
        [layouts.sqlx.path(1, "trips")]: TRIPS,
        [layouts.prisma.path(1, "trips")]: TRIPS,
      }),
    );
    expect(message).toMatch(
      /^More than one folder of migrations was found in change:\n- migrations: sqlx .*\n- prisma\//u,
    );
    expect(remedy).toMatch(/--tool sqlx --migrations migrations\n.*--tool prisma --migrations prisma\/migrations/u);
  });
});

describe.each(toolNames)("%s: files", (tool) => {
  test("an empty file is what the tool makes of it", async () => {
    const project = createProject(tool, { "1 create trips": TRIPS });
    project.migrate({ "2 nothing": "", "3 create stops": "create table stops (id int);" });
    const report = await judge(project);
    expect(verdicts(report)).toEqual(tool === "diesel" ? ["apply-failed error"] : []);
    expect(report.changes.map(({ name }) => name)).toContain("public.stops");
  });

  test("a file with nothing but comments applies", async () => {
    const project = createProject(tool, { "1 create trips": TRIPS });
    project.migrate({ "2 nothing": "-- nothing\n/* at all */\n" });
    const report = await judge(project);
    expect(verdicts(report)).toEqual([]);
    expect(report).toMatchObject({ verdict: "pass", changes: [], pending: [{ file: project.file("2 nothing") }] });
  });

  test("a file in Latin-1 is refused with the place of the first byte that is not UTF-8", async () => {
    const project = createProject(tool, { "1 create trips": TRIPS });
    const file = project.file("2 create cafes");
    project.write({ [file]: Buffer.from("-- one\ncreate table café (id int);\n", "latin1") });
    project.commit("in Latin-1");
    const finding = findingOf(await judge(project), "apply-failed");
    expect(finding).toMatchObject({ severity: "error", file, line: 2 });
    expect(finding.detail).toContain("is not UTF-8: byte 0xe9 at offset 23 (line 2)");
    expect(finding.remedy).toContain("iconv -f ISO-8859-1 -t UTF-8");
  });

  test("a byte order mark is what makes the first statement fail, but for psql, which skips it", async () => {
    const project = createProject(tool, { "1 create trips": TRIPS });
    project.migrate({ "2 create stops": "\uFEFFcreate table stops (id int);\n" });
    const report = await judge(project);
    if (tool === "plain") {
      expect(verdicts(report)).toEqual([]);
      return;
    }
    const finding = findingOf(report, "apply-failed");
    expect(finding.title).toContain('syntax error at or near "\uFEFFcreate"');
    expect(finding.detail).toContain("begins with a byte order mark");
    expect(finding.remedy).toContain("without a byte order mark");
  });

  test("MySQL is called MySQL, with the line that gives it away", async () => {
    const project = createProject(tool, { "1 create trips": TRIPS });
    const mysql =
      "CREATE TABLE `users` (\n  `id` INT NOT NULL AUTO_INCREMENT,\n  PRIMARY KEY (`id`)\n) ENGINE=InnoDB;\n";
    project.migrate({ "2 create users": `create table stops (id int);\n${mysql}` });
    const finding = findingOf(await judge(project), "apply-failed");
    expect(finding).toMatchObject({ file: project.file("2 create users"), line: 2 });
    expect(finding.detail).toContain("This is MySQL: `AUTO_INCREMENT` at line 3.");
  });
});

const FOR_PSQL = {
  "\\connect": "create table stops (id int);\n\\connect other\ncreate table photos (id int);\n",
  "\\i": "create table stops (id int);\n\\i other.sql\n",
  "\\copy": "create table stops (id int);\n\\copy trips from 'trips.csv'\n",
  "\\gexec": "select 1;\nselect 'create table stops (id int)' \\gexec\n",
};

describe.each(["sqlx", "plain"] as const)("%s: commands of psql", (tool) => {
  test.each(Object.entries(FOR_PSQL))("%s is named with its line", async (command, sql) => {
    const project = createProject(tool, { "1 create trips": TRIPS });
    project.migrate({ "2 psql": sql });
    const finding = findingOf(await judge(project), "apply-failed");
    expect(finding).toMatchObject({ severity: "error", file: project.file("2 psql"), line: 2 });
    expect(finding.detail).toContain(`\`${command}\``);
    expect(finding.detail).toContain("psql");
  });

  test("\\restrict, which pg_dump writes, is nothing to psql and an error elsewhere", async () => {
    const project = createProject(tool, { "1 create trips": TRIPS });
    project.migrate({ "2 dump": "\\restrict abc\ncreate table stops (id int);\n\\unrestrict abc\n" });
    const report = await judge(project);
    expect(verdicts(report)).toEqual(tool === "plain" ? [] : ["apply-failed error"]);
    if (tool === "plain") expect(report.changes[0]?.name).toBe("public.stops");
  });

  test("data behind `copy … from stdin` is read by psql and rejected elsewhere", async () => {
    const project = createProject(tool, { "1 create trips": TRIPS });
    const copy = "copy stops (id, name) from stdin;\n1\tPort; or 'not'\n2\t\\N\n\\.\n";
    const check = "do $$ begin assert (select count(*) from stops where name is null) = 1; end $$;\n";
    project.migrate({ "2 copy": `create table stops (id int, name text);\n${copy}${check}` });
    const report = await judge(project);
    if (tool === "plain") {
      expect(verdicts(report)).toEqual([]);
      return;
    }
    const finding = findingOf(report, "apply-failed");
    expect(finding.line).toBe(3);
    expect(finding.detail).toContain("What follows the `copy … from stdin` of line 2 is data.");
    expect(finding.remedy).toContain("insert");
  });
});

test("data that does not fit its table is an error of the COPY, with PostgreSQL's line of the data", async () => {
  const project = createProject("plain", { "1 create trips": TRIPS });
  project.migrate({ "2 copy": "copy trips from stdin;\n1\nnine\n\\.\ncreate table stops (id int);\n" });
  const finding = findingOf(await judge(project), "apply-failed");
  expect(finding).toMatchObject({ line: 1, evidence: { sqlstate: "22P02" } });
  expect(finding.detail).toContain('COPY trips, line 2, column id: "nine"');
});

test("a merged file that cannot be run as it is blocks nobody's change, and the report says so", async () => {
  const project = createProject("plain", { "1 create trips": `\\i roles.sql\n${TRIPS}` });
  project.migrate({ "2 create stops": "create table stops (id int);" });
  const report = await judge(project);
  expect(report.verdict).toBe("pass");
  expect(report.notes.join()).toContain("Already so on base: `db/migrations/0001_create_trips.sql` uses psql's `\\i`");
});
