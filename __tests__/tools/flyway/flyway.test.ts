import { expect, test } from "@jest/globals";
import { detectFlyway } from "../../../src/tools/flyway/flyway-detection.ts";
import { flywayChecksum } from "../../../src/tools/flyway/flyway-checksum.ts";
import { flywayStatements } from "../../../src/tools/flyway/flyway-statements.ts";
import { compareFlywayVersions, flywayVersion } from "../../../src/tools/flyway/flyway-version.ts";
import { flyway } from "../../../src/tools/flyway/flyway.ts";
import { inOrder, withPrograms } from "../../../src/tools/in-order.ts";
import type { History, RecordedMigration } from "../../../src/tools/tool.ts";
import { fileMap, memoryTree } from "../../support/memory-tree.ts";

const load = (files: Record<string, string>) => flyway.load(fileMap(files), "sql");
const row = (version: string, checksum: string | null, name = "a", finished = true): RecordedMigration => {
  return { version, name, checksum, finished };
};

test("versions compare part by part: 1.10 is after 1.9, 1_1 is 1.1, 1.0 is 1", () => {
  expect(flywayVersion("1_1")).toBe("1.1");
  expect([flywayVersion("1."), flywayVersion("a"), flywayVersion("")]).toEqual([null, null, null]);
  expect(compareFlywayVersions("1.10", "1.9")).toBe(1);
  expect(compareFlywayVersions("001.0", "1")).toBe(0);
});

test("the checksum is CRC-32 of the lines without their ends and without a byte order mark", () => {
  // As Flyway 11.20.3 has recorded it.
  expect(flywayChecksum("create table a (id int);\n")).toBe("-897341557");
  expect(flywayChecksum("\uFEFFcreate table a (id int);\r\n")).toBe("-897341557");
  expect(flywayChecksum("create table\ra (id int);")).toBe(flywayChecksum("create tablea (id int);"));
});

test("statements end at semicolons outside of quotes, comments, parentheses and atomic bodies", () => {
  const text = "select ';' /* ; */ -- ;\n, $a$ ; $a$;\ncreate rule r as on insert to t do (a; b);\nvacuum t";
  const { statements, incomplete } = flywayStatements(text);
  expect(incomplete).toBeNull();
  expect(statements.map(({ start, end }) => text.slice(start, end).trim())).toEqual([
    "select ';' /* ; */ -- ;\n, $a$ ; $a$",
    "create rule r as on insert to t do (a; b)",
    "vacuum t",
  ]);
  expect(statements.map(({ transactional }) => transactional)).toEqual([true, true, false]);
});

test("an open body at the end is an incomplete statement, with its line; an open parenthesis takes the rest along", () => {
  const body = "create function f() returns int begin atomic select 1;";
  expect(load({ "sql/V1__a.sql": `select 1;\n${body}` }).problems).toMatchObject([{ kind: "unreadable", line: 2 }]);
  const parameters = "create function f(int, int) returns int return (($1 + $2));\nselect 1; select 2;";
  const { statements, incomplete } = flywayStatements(parameters);
  expect([statements.length, incomplete]).toEqual([1, null]);
});

test("a class is a migration like any other: of its version there is one, and it stays one", async () => {
  const dir = "src/main/resources/db/migration";
  const [java, kotlin] = ["src/main/java/db/migration", "src/main/kotlin/db/migration"];
  const read = async (names: readonly string[]): Promise<History> => {
    const tree = memoryTree(Object.fromEntries(names.map((name) => [name, ""])));
    const tool = (await flyway.configured?.(tree, dir)) ?? flyway;
    return tool.load(await tree.read(tree.paths), dir);
  };
  const base = await read([`${dir}/V1_0__a.sql`, `${java}/V1_5__Rows.java`, `${java}/V.java`, `${kotlin}/R__Views.kt`]);
  expect(inOrder(base).map(({ version }) => version)).toEqual(["1.0", "1.5", "R__Views"]);
  const recorded = withPrograms([row("1.0", base.migrations[0]?.checksum ?? null)], base);
  expect(recorded.map(({ version, name }) => [version, name])).toEqual([
    ["1.0", "a"],
    ["1.5", "Rows"],
    ["R__Views", "Views"],
  ]);
  expect(flyway.decide(recorded, base)).toEqual({ pending: [], skipped: [], refusals: [] });
  const twice = [`${dir}/V01.5.0__b.sql`, `${java}/V1_5__Rows.java`, `${dir}/R__Views.sql`, `${kotlin}/R__Views.kt`];
  expect((await read(twice)).problems.map(({ message }) => message)).toEqual([
    `Flyway does not start: "Found more than one migration with version 1.5 Offenders: -> ${dir}/V01.5.0__b.sql (SQL) -> db.migration.V1_5__Rows (JDBC)".`,
    `Flyway does not start: "Found more than one repeatable migration with description Views Offenders: -> ${dir}/R__Views.sql (SQL) -> db.migration.R__Views (JDBC)".`,
  ]);
  const head = await read([`${dir}/V1__a.sql`, `${dir}/V1_5__Rows.sql`, `${java}/R__Views.java`]);
  const renamed = await read([`${dir}/V1__a.sql`, `${java}/V1_5__Other.java`, `${java}/R__Views.java`]);
  const messages = (history: History): string[] =>
    flyway.decide(recorded, history).refusals.map(({ message }) => message.replaceAll(/\s+/gu, " "));
  expect(messages(head)).toEqual([
    "Migration type mismatch for migration version 1.5 -> Applied to database : JDBC -> Resolved locally : SQL",
  ]);
  expect(messages(renamed)).toEqual([
    "Migration description mismatch for migration version 1.5 -> Applied to database : Rows -> Resolved locally : Other",
  ]);
});

test("versions come in order, then repeatable migrations by description; undo scripts are the way back", () => {
  const { migrations, ignored } = load({
    "sql/R__b.sql": "",
    "sql/V1_10__ten.sql": "",
    "sql/sub/V1.9__nine.sql": "",
    "sql/U1.9__nine.sql": "select 9",
    "sql/R__a.sql": "",
    "sql/V2.sql": "",
    "sql/Vx__x.sql": "",
    "sql/other.sql": "",
  });
  expect(migrations.map(({ version, name }) => [version, name])).toEqual([
    ["1.9", "nine"],
    ["1.10", "ten"],
    ["2", ""],
    ["R__a", "a"],
    ["R__b", "b"],
  ]);
  expect(migrations[0]?.down?.text).toBe("select 9");
  expect(ignored?.map(({ reason }) => reason)).toEqual([
    "Flyway could not recognise version number x",
    "Flyway finds no prefix in its name",
  ]);
});

test("a baseline is the first migration once the versions that it replaces are gone", () => {
  const files = { "sql/B2__base.sql": "create table a ();", "sql/V3__c.sql": "" };
  expect(load(files).migrations.map(({ version }) => version)).toEqual(["B2", "3"]);
});

const versions = (migrations: readonly { readonly version: string }[] = []): string[] =>
  migrations.map(({ version }) => version);

test("before that it is where new databases start, and existing ones pass over it", () => {
  const names = ["B1__old", "B2__base", "V1__a", "V2__b", "V3__c", "R__d"];
  const head = load(Object.fromEntries(names.map((name) => [`sql/${name}.sql`, ""])));
  expect([versions(head.migrations), versions(head.fresh)]).toEqual([
    ["1", "2", "3", "R__d"],
    ["B2", "3", "R__d"],
  ]);
  expect(head.ignored).toEqual([{ file: "sql/B1__old.sql", reason: "a newer baseline takes its place" }]);
  const sum = flywayChecksum("");
  const decide = (...rows: RecordedMigration[]) => {
    const { pending, skipped, refusals } = flyway.decide(rows, head);
    return [versions(pending), versions(skipped), refusals.map(({ kind }) => kind)];
  };
  expect(decide()).toEqual([["B2", "3", "R__d"], [], []]);
  expect(decide(row("1", sum, "a"), row("2", sum, "b"))).toEqual([["3", "R__d"], [], []]);
  expect(decide(row("B2", sum, "base"))).toEqual([["3", "R__d"], [], []]);
});

test("what is missing and newer than every file is no refusal, what is older is", () => {
  const head = load({ "sql/V2__a.sql": "" });
  const checksum = flywayChecksum("");
  const decision = flyway.decide([row("1", "1"), row("2", checksum), row("3", "3")], head);
  expect(decision.refusals).toEqual([
    { kind: "missing", version: "1", message: "Detected applied migration not resolved locally: 1." },
  ]);
});

test("a failed row is refused in Flyway's words", () => {
  const decision = flyway.decide([row("1", flywayChecksum(""), "a", false)], load({ "sql/V1__a.sql": "" }));
  expect(decision.refusals).toMatchObject([{ kind: "failed", version: "1" }]);
  expect(decision.refusals[0]?.message).toContain("Detected failed migration to version 1 (a).");
});

test("a repeatable migration is pending when its last row has another checksum", () => {
  const head = load({ "sql/R__a.sql": "new" });
  expect(flyway.decide([row("R__a", flywayChecksum("old"))], head).pending).toHaveLength(1);
  const rerun = [row("R__a", flywayChecksum("old")), row("R__a", flywayChecksum("new"))];
  expect(flyway.decide(rerun, head)).toEqual({ pending: [], skipped: [], refusals: [] });
});

test("of a repeatable migration that is gone its last row is missed, once", () => {
  const { refusals } = flyway.decide([row("R__a", "1"), row("R__a", "2")], load({}));
  expect(refusals.map(({ message }) => message)).toEqual(["Detected applied migration not resolved locally: a."]);
});

test("two thousand migrations load and are decided in well under a second", () => {
  const texts = Array.from({ length: 2000 }, (_, index) => [
    `sql/V${index}__m.sql`,
    "create table t (id int);\n".repeat(20),
  ]);
  const started = process.cpuUsage();
  const history = load(Object.fromEntries(texts) as Record<string, string>);
  const recorded = history.migrations.map(({ version, checksum }) => row(version, checksum, "m"));
  expect(flyway.decide(recorded, history)).toEqual({ pending: [], skipped: [], refusals: [] });
  // Microseconds of the processor: the machine may have other things to do.
  expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
});

test.each([
  ["flyway.toml", '[flyway]\nlocations = ["filesystem:sql"]\n[flyway.placeholders]\nname = "x"\n', "sql"],
  ["flyway.conf", "flyway.locations=filesystem:./sql\nflyway.placeholders.name=x\n", "sql"],
  ["app/conf/flyway.conf", "flyway.locations = filesystem:sql\nflyway.placeholders.name: x\n", "app/sql"],
  [
    "pom.xml",
    "<project><plugin><artifactId>flyway-maven-plugin</artifactId><configuration><locations><location>filesystem:sql</location></locations><placeholders><name>x</name></placeholders></configuration></plugin></project>",
    "sql",
  ],
  ["build.gradle", "flyway {\n  locations = ['filesystem:sql']\n  placeholders = ['name': 'x']\n}\n", "sql"],
  [
    "src/main/resources/application.yml",
    "spring:\n  flyway:\n    locations: classpath:db/sql/{vendor}\n    placeholders:\n      name: x\n",
    "src/main/resources/db/sql/postgresql",
  ],
  [
    "src/main/resources/application.properties",
    "spring.flyway.locations=classpath:/sql\nspring.flyway.placeholders.name=${DB_NAME:x}\n",
    "src/main/resources/sql",
  ],
])("%s names the folder and gives placeholders", async (file, text, dir) => {
  const tree = memoryTree({ [file]: text, [`${dir}/V1__a.sql`]: "create table ${name} ();" });
  const found = await detectFlyway(tree);
  expect(found).toMatchObject([{ tool: "flyway", dir, reason: `\`${file}\` names it` }]);
  const tool = await flyway.configured?.(tree, dir);
  const history = tool?.load(await tree.read([`${dir}/V1__a.sql`]), dir);
  expect(history?.migrations[0]?.up.text).toBe("create table x ();");
});

test("folders are found by their files' names, unless the crate uses refinery; other databases are unfit", async () => {
  const tree = memoryTree({
    "a/src/main/resources/db/migration/2024/V1__a.sql": "",
    "b/src/main/resources/db/migration/mysql/V1__a.sql": "",
    "c/Cargo.toml": '[dependencies]\nrefinery = "0.8"\n',
    "c/migrations/V1__a.sql": "",
    "d/src/main/resources/application.yml":
      "spring:\n  datasource:\n    url: jdbc:mysql://x\n  flyway:\n    table: t\n",
    "d/src/main/resources/db/migration/V1__a.sql": "",
  });
  const found = await detectFlyway(tree);
  expect(found.map(({ dir, unfit }) => [dir, unfit ?? null])).toEqual([
    ["d/src/main/resources/db/migration", "`d/src/main/resources/application.yml` connects to mysql"],
    ["a/src/main/resources/db/migration", null],
    ["b/src/main/resources/db/migration/mysql", "its path names mysql"],
  ]);
});
