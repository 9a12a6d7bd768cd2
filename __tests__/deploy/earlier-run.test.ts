/** What an earlier run has left half-way, found by a run that does not have its files. */
import { expect, test } from "@jest/globals";
import { formatApply } from "../../src/report/format-apply.ts";
import { applyTo, told, withDeployDatabase } from "../support/deploy-database.ts";
import { dbmateLayout, gooseLayout } from "../support/go-layouts.ts";
import { createProject } from "../support/projects.ts";

const TRIPS = { "1 trips": "create table trips (id int primary key);" };
const FAILS = "do $$ begin if current_database() like 'deploy\\_%' then raise exception 'not here'; end if; end $$;";

test("an account of an earlier run is kept from other tools and projects, and taken back where its file is gone", () =>
  withDeployDatabase(async (database) => {
    const [old, current] = [createProject(gooseLayout, TRIPS), createProject(gooseLayout, TRIPS)];
    await applyTo(database, old);
    const step = "-- +goose NO TRANSACTION\n-- +goose Up\nalter table trips add column hot int;\n";
    const fails = `-- +goose StatementBegin\n${FAILS}\n-- +goose StatementEnd\n`;
    const file = "migrations/000002_hot.sql";
    current.write({ [file]: `${step}${fails}` });
    current.commit("hot");
    const half = await applyTo(database, current, { rollback: false });
    expect(told(half)).toMatchObject({ status: "half-applied", verified: true });
    const refused = await applyTo(database, createProject(dbmateLayout, TRIPS));
    expect(refused).toMatchObject({ status: "refused", refusal: { reason: "unrecognised" } });
    expect(refused.refusal?.remedy).toContain("--tool goose");
    const rename = (from: string, to: string): Promise<void> =>
      database.run(
        `update migration_gate_journal set entry = jsonb_set(entry, '{table}', '"${to}"') where entry ->> 'table' = '${from}'`,
      );
    await rename("public.goose_db_version", "other.goose_db_version");
    const other = await applyTo(database, old);
    expect(other.refusal?.message).toContain("whose record is the table `other.goose_db_version`");
    await rename("other.goose_db_version", "public.goose_db_version");
    expect(await database.rows("select done from migration_gate_journal")).toEqual(["1"]);
    const back = await applyTo(database, old);
    expect(back).toMatchObject({
      status: "applied",
      verified: true,
      applied: [],
      resumed: { versions: ["2"], done: 1, takenBack: true },
    });
    const text = formatApply(back, "text", { width: 100, colour: false });
    expect(text).toContain("Took back what an earlier run had begun:");
    expect(text).toContain("within 2, after 1 of 3 steps; that was taken back.");
    current.write({ [file]: step });
    current.commit("mended");
    expect(told(await applyTo(database, current))).toMatchObject({ status: "applied", verified: true, applied: "2" });
  }));
