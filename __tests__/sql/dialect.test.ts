import { expect, test } from "@jest/globals";
import { nameDialect } from "../../src/sql/dialect.ts";

test("MySQL is named by its words, at their line", async () => {
  const script = "-- autoincrement\ncreate table t (\n  id int primary key AUTO_INCREMENT\n) engine=InnoDB;";
  expect(await nameDialect(script)).toEqual({ dialect: "MySQL", evidence: "AUTO_INCREMENT", line: 3 });
});

test("SQLite and SQL Server are named by theirs", async () => {
  expect(await nameDialect("create table t (id integer primary key autoincrement);")).toMatchObject({
    dialect: "SQLite",
  });
  expect(await nameDialect("create table [t] (id int identity(1,1));")).toMatchObject({ dialect: "SQL Server" });
});

test("names in back-quotes belong to the dialect whose grammar reads the statement", async () => {
  expect(await nameDialect("create table `t` (`id` int(11) not null, key (`id`));")).toMatchObject({
    dialect: "MySQL",
    evidence: "`t`",
  });
  expect(await nameDialect("create table `t` (`id` integer primary key, `x` string) strict;")).not.toBeNull();
});

test("only the statement that PostgreSQL stopped in is looked at", async () => {
  const script = "create table unsigned (id int);\ncreate table a (autoincrement int);\nslect 1;";
  expect(await nameDialect(script, script.indexOf("slect"))).toBeNull();
});

test("words within strings and comments give nothing away", async () => {
  expect(await nameDialect("slect 'auto_increment 😀' /* engine=InnoDB */ \"nvarchar\";")).toBeNull();
});

test("ClickHouse is named by its engines and types, which are not MySQL's", async () => {
  expect(await nameDialect("create table a (id UInt64) engine = ReplacingMergeTree(v) order by id;")).toMatchObject({
    dialect: "ClickHouse",
  });
  expect(await nameDialect("alter table a add column b LowCardinality(String);")).toMatchObject({
    dialect: "ClickHouse",
  });
  expect(await nameDialect("create table a (id int) engine = InnoDB;")).toMatchObject({ dialect: "MySQL" });
});
