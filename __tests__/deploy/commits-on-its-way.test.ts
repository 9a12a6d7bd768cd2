/** Blocks and procedures that commit on their way: what they do depends on rows, which no throwaway database has. */
import { expect, test } from "@jest/globals";
import { formatApply } from "../../src/report/format-apply.ts";
import { applyTo, told, withDeployDatabase } from "../support/deploy-database.ts";
import { golangMigrateLayout } from "../support/go-layouts.ts";
import { createProject } from "../support/projects.ts";

const LOOP = `loop
    update trips set done = true where id in (select id from trips where not done order by id limit 400);
    exit when not found;
    commit;
  end loop;`;

/** One that commits wherever it runs, with this before and behind its text. */
function block(before: string, end: string): string {
  return `do $$${before}begin\n  update trips set done = true;\n  commit;\n${end}$$;`;
}

test("a backfill in batches, which commits only where there are rows, runs as it does under the tool", () =>
  withDeployDatabase(async (database) => {
    const made = `create table trips (id int primary key, done bool default false);
create procedure fill() language plpgsql as $$ begin ${LOOP} end $$;`;
    const project = createProject(golangMigrateLayout, { "1 trips": made });
    await applyTo(database, project);
    const rows = "insert into trips select generate_series(1, 1000)";
    await database.run(rows);
    project.migrate({ "2 block": `do $$ begin ${LOOP} end $$;` });
    const said: string[] = [];
    const listener = { say: (line: string): void => void said.push(line) };
    const filled = await applyTo(database, project, { listener });
    expect(told(filled)).toMatchObject({ status: "applied", verified: true, applied: "2" });
    expect(said.join()).toContain("sent again without a transaction around it");
    await database.run(`delete from trips; ${rows}; alter table trips add constraint few check (not done or id < 900)`);
    project.migrate({ "3 call": "call fill();" });
    const failed = await applyTo(database, project, { acceptDrift: true });
    expect(failed).toMatchObject({
      status: "rolled-back",
      verified: true,
      failure: { code: "23514", committing: true },
    });
    expect(formatApply(failed, "text", { width: 100, colour: false })).toContain(
      "only what it has committed on its way stays",
    );
    expect(await database.rows("select done, count(*) from trips group by 1 order by 1")).toEqual(["f 200", "t 800"]);
    await database.run("alter table trips drop constraint few");
    project.migrate({
      "4 option": block("\n-- trips /* */\n/* all */#variable_conflict use_column\n", "end"),
      "5 comment": block("", "end -- of the backfill"),
      "6 ended": block("", "end; -- of the backfill\n"),
      "7 label": block("<<fill>>", "return;\nend fill;"),
    });
    const report = await applyTo(database, project);
    expect(told(report)).toMatchObject({ status: "applied", verified: true, applied: "3 4 5 6 7" });
    expect(await database.rows("select done, count(*) from trips group by 1")).toEqual(["t 1000"]);
    expect(await database.rows("select version, dirty from schema_migrations")).toEqual(["7 f"]);
  }));
