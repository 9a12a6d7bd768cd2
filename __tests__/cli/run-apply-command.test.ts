import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "@jest/globals";
import { runApplyCommand } from "../../src/cli/run-apply-command.ts";
import { parseArguments } from "../../src/config/cli-arguments.ts";
import { withDeployDatabase } from "../support/deploy-database.ts";
import { createFolder } from "../support/git-repository.ts";
import { dbmateLayout } from "../support/go-layouts.ts";
import { createProject } from "../support/projects.ts";
import { serverUrl } from "../support/servers.ts";

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../schema/apply-report.schema.json"), "utf8"),
) as object;
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

test("the exit status and the report say what was done; the URL's password is in none of it", () =>
  withDeployDatabase(async (database) => {
    const project = createProject(dbmateLayout, {
      "1 trips": "create role nobody_else password 'very-secret' in role nowhere;",
    });
    const output = join(createFolder(), "report.json");
    const environment = { MIGRATION_GATE_TARGET_URL: database.url, MIGRATION_GATE_DATABASE_URL: serverUrl(18) };
    const args = ["apply", "--repo", project.dir, "--quiet", "--format", "json", "--output", output];
    const apply = async (...more: readonly string[]): Promise<[status: number, report: string]> => {
      const command = parseArguments([...args, ...more], environment);
      if (command.kind !== "apply") throw new Error("not an apply");
      const status = await runApplyCommand(command);
      return [status, readFileSync(output, "utf8")];
    };
    const reports = [await apply()];
    project.migrate({ "1 trips": "create table trips ();" });
    reports.push(await apply("--dry-run"), await apply());
    project.migrate({ "2 fails": "select 1 / (case when current_database() like 'deploy%' then 0 else 1 end);" });
    reports.push(await apply("--head", "HEAD"));
    expect(reports.map(([status]) => status)).toEqual([2, 0, 0, 1]);
    for (const [, report] of reports) {
      validate(JSON.parse(report));
      expect(validate.errors).toBeNull();
      expect(report).not.toContain(new URL(database.url).password || "very-secret");
    }
    const gone = parseArguments(["apply", "--repo", project.dir, "--database-url", `${database.url}_gone`], {});
    await expect(runApplyCommand(gone as Parameters<typeof runApplyCommand>[0])).rejects.toThrow(
      "the database does not exist",
    );
  }));
