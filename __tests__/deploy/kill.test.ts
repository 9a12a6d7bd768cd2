/**
 * `kill -9` of the gate while it applies: what the next run finds, it recognises, and finishes or takes back. A few in the suite, and
 * with MIGRATION_GATE_KILLS=200 as many as that.
 */
import { randomInt } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { afterAll, expect, test } from "@jest/globals";
import { inLanes } from "../../src/gate/lanes.ts";
import { accountOf, applyInProcess, contentsOf, onDatabase } from "../support/killed-deploy.ts";
import type { KillScenario } from "../support/kill-scenarios.ts";
import { killBase, killScenarios } from "../support/kill-scenarios.ts";
import type { TestProject } from "../support/projects.ts";
import { createProject } from "../support/projects.ts";

const KILLS = Number(process.env["MIGRATION_GATE_KILLS"] ?? 4);
const LANES = 2;

interface Prepared {
  readonly name: string;
  readonly scenario: KillScenario;
  readonly repository: string;
  /** A database that has base's migrations. */
  readonly base: string;
  /** What an undisturbed run leaves; where it goes back to where it began, that is so after any of the migrations, too. */
  readonly wanted: readonly object[];
  /** How long it takes to apply. */
  readonly milliseconds: number;
  /** How many migrations are pending. */
  readonly versions: number;
}

const databases = new Set<string>();

async function createDatabase(from: string): Promise<string> {
  const name = `deploy_${randomInt(2 ** 40).toString(36)}`;
  databases.add(name);
  await onDatabase("postgres", (session) => session.query(`create database ${name} template ${from}`));
  return name;
}

async function drop(name: string): Promise<void> {
  await onDatabase("postgres", (session) => session.query(`drop database if exists ${name} with (force)`));
  databases.delete(name);
}

afterAll(async () => {
  for (const name of databases) await drop(name);
});

async function prepare(name: string, scenario: KillScenario): Promise<Prepared> {
  const project = createProject(scenario.layout, killBase);
  const base = await createDatabase("template1");
  expect((await applyInProcess(project.dir, base, null)).report).toMatchObject({ status: "applied", verified: true });
  const isBack = scenario.end === "rolled-back";
  const wanted = isBack ? await statesOnTheWay(base, project, scenario) : [];
  project.migrate(scenario.pending);
  const probe = await createDatabase(base);
  const { report, milliseconds } = await applyInProcess(project.dir, probe, null);
  expect([name, report]).toEqual([
    name,
    expect.objectContaining({ status: scenario.end ?? "applied", verified: true }),
  ]);
  const contents = await contentsOf(probe);
  const versions = Object.keys(scenario.pending).length;
  await drop(probe);
  if (isBack) expect(contents).toEqual(wanted[0]);
  return {
    name,
    scenario,
    repository: project.dir,
    base,
    wanted: isBack ? wanted : [contents],
    milliseconds,
    versions,
  };
}

/** Base's, and those after each migration but the last. */
async function statesOnTheWay(base: string, project: TestProject, { pending }: KillScenario): Promise<object[]> {
  const states = [await contentsOf(base)];
  const database = await createDatabase(base);
  for (const [key, sql] of Object.entries(pending).slice(0, -1)) {
    project.migrate({ [key]: sql });
    expect((await applyInProcess(project.dir, database, null)).report).toMatchObject({ status: "applied" });
    states.push(await contentsOf(database));
  }
  await drop(database);
  return states;
}

interface Killed {
  readonly found: string;
  readonly next: string;
}

/** Once, and at times once more while it finishes. */
async function killOnce({
  name,
  scenario,
  repository,
  base,
  wanted,
  milliseconds,
  versions,
}: Prepared): Promise<Killed[]> {
  const database = await createDatabase(base);
  const killed: Killed[] = [];
  for (let again = true; again; again = randomInt(4) === 0) {
    const { report } = await applyInProcess(repository, database, randomInt(Math.ceil(milliseconds * 1.1)));
    const found = report === null ? await accountOf(database) : "finished before";
    killed.push({ found, next: "" });
  }
  const { report, stderr } = await applyInProcess(repository, database, null);
  const isBack = scenario.end === "rolled-back";
  const ends = isBack ? ["rolled-back"] : ["applied", "nothing-to-do"];
  if (report === null || !ends.includes(report.status) || !report.verified)
    throw new Error(`${name} is lost (${JSON.stringify(killed)}):\n${JSON.stringify(report, null, 2)}\n${stderr}`);
  const contents = await contentsOf(database);
  if (!wanted.some((each) => isDeepStrictEqual(each, contents)))
    expect([name, killed, contents]).toEqual([name, killed, wanted[0]]);
  await drop(database);
  const migrations = (report.recorded ?? 0) - 1;
  const where = migrations === 0 ? "untouched" : migrations === versions ? "finished" : "between migrations";
  const next = report.resumed === null ? `${where}, ${report.status}` : `within a migration, went on, ${report.status}`;
  return killed.map(({ found }, index) => ({ found, next: index === killed.length - 1 ? next : "killed again" }));
}

test(
  `${KILLS} kills at random moments, and none is lost`,
  async () => {
    const all = Object.entries(killScenarios);
    const chosen = KILLS >= all.length ? all : all.toSorted(() => randomInt(3) - 1).slice(0, Math.ceil(KILLS / 3));
    const prepared = await inLanes(
      LANES,
      chosen.map(
        ([name, scenario]) =>
          () =>
            prepare(name, scenario),
      ),
    );
    const tally = new Map<string, number>();
    let kills = 0;
    const lane = async (index: number): Promise<void> => {
      for (let turn = index; kills < KILLS; turn += LANES) {
        const each = prepared[turn % prepared.length];
        if (each === undefined) return;
        for (const { found, next } of await killOnce(each)) {
          if (found !== "finished before") kills += 1;
          const key = `${found} -> ${next}`;
          tally.set(key, (tally.get(key) ?? 0) + 1);
        }
      }
    };
    await inLanes(
      LANES,
      Array.from({ length: LANES }, (_, index) => () => lane(index)),
    );
    const lines = [...tally]
      .map(
        ([key, times]) => `${times} x ${key}
`,
      )
      .sort((a, b) => (a < b ? -1 : 1));
    if (KILLS > 4) process.stdout.write(lines.join(""));
    expect(kills).toBeGreaterThanOrEqual(KILLS);
  },
  KILLS * 60_000,
);
