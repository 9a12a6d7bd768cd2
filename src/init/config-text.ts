/**
 * The config file that `init` writes: what detection cannot know, and the rest as comments that explain.
 */
import { configKeys } from "../config/config-table.ts";
import type { ConfigKey } from "../config/config-table.ts";
import { REPOSITORY_URL } from "../report/story.ts";
import { visibleLine } from "../report/visible.ts";
import { supportedMajor } from "./service-image.ts";
import type { Survey, SurveyedProject } from "./survey.ts";
import { contested } from "./survey.ts";

/** Keys that many need sooner or later. */
const EXPLAINED = ["setup", "schemas", "fail-on", "rules"] as const satisfies readonly ConfigKey[];

export function configText(survey: Survey): string {
  const sections = [
    [`# Settings of migration-gate, all of them optional: ${REPOSITORY_URL}#config-file`],
    projectLines(survey),
    postgresLines(survey),
    ...EXPLAINED.map(explained),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function projectLines(survey: Survey): string[] {
  const { projects, programs } = survey;
  if (contested(survey).size > 0) return contestedLines(survey);
  const [only, ...others] = projects;
  if (only === undefined) return programs.length > 0 ? programLines(survey) : NOTHING;
  const several = others.length > 0;
  const found = several ? SEVERAL : [...ONE, `# migrations: ${scalar(only.dir)}`, `# tool: ${only.tool}`];
  const beside = programs.map(
    ({ title, dir }) => `# Not judged: ${title} in ${comment(dir)}. To have it, list the projects:`,
  );
  const list = several || programs.length > 0 ? listLines(survey) : [];
  return [...found, ...beside, ...list];
}

const ONE = ["# Found by itself, so it need not be said:"];
const SEVERAL = [
  "# Found by themselves and judged one by one. List them to give them names or settings of their own (then only those that",
  "# are listed are judged):",
];

/** Programs beside migrations in SQL are projects of their own. */
function listLines({ projects, programs }: Survey): string[] {
  return [
    "# projects:",
    ...projects.map((each) => `#   - ${entryOf(each)}`),
    ...programs.map(
      ({ dir, apply, install }) =>
        `#   - { migrations: ${scalar(dir)}, ${install === null ? "" : `install: ${scalar(install)}, `}apply: ${scalar(apply)} }`,
    ),
  ];
}

const NOTHING = [
  "# No migrations were found. Say where they are:",
  "# migrations: db/migrations",
  "# tool: plain",
  "# or, where they are programs, how they are applied:",
  "# apply: npx knex migrate:latest",
];

/** Of migrations that are programs the command has to be known. */
function programLines({ programs }: Survey): string[] {
  const [first, ...others] = programs;
  if (first === undefined) return [];
  return [
    `# The migrations of ${first.title} are programs: this command applies them, at the root of a checkout.`,
    `apply: ${scalar(first.apply)}`,
    ...(first.rollback === null
      ? []
      : ["# The way back, if it is to be tried, too:", `# rollback: ${comment(scalar(first.rollback))}`]),
    first.install === null ? "# install: npm ci" : `install: ${scalar(first.install)}`,
    "# What is edited, renamed or deleted in these folders is told.",
    ...(first.dirs.length === 1
      ? [`migrations: ${scalar(first.dir)}`]
      : ["migrations:", ...first.dirs.map((dir) => `  - ${scalar(dir)}`)]),
    ...others.map((each) => `# ${each.title} in ${comment(each.dir)}: ${comment(each.apply)}`),
  ];
}

/** Nothing is chosen for the user; until then the gate asks. */
function contestedLines(survey: Survey): string[] {
  const dirs = contested(survey);
  const lines = survey.projects.map(
    (each) => `#   - ${entryOf(each)}${dirs.has(each.dir) ? ` # or not: ${comment(each.reason)}` : ""}`,
  );
  return [
    "# More than one tool claims a folder: leave one line for each folder, and take the comment signs away.",
    "# projects:",
    ...lines,
  ];
}

function entryOf({ dir, tool }: SurveyedProject): string {
  return `{ migrations: ${scalar(dir)}, tool: ${tool} }`;
}

function postgresLines(survey: Survey): string[] {
  const { images, major } = survey;
  const known = supportedMajor(survey);
  const says = (wanted: number): string => {
    const found = images.find((each) => each.major === wanted);
    return found === undefined ? "" : `${comment(found.file)} says ${comment(found.image)}`;
  };
  const others = [...new Set(images.map((each) => each.major))].filter((each) => each !== major);
  const more = others.map((each) => `; ${says(each)}`).join("");
  if (known !== null) return [`# Production's major version; ${says(known)}${more}.`, `postgres: ${known}`];
  const why = major === null ? "" : ` (${says(major)}, which is not supported)`;
  return [`# Production's major version${why}.`, "# postgres: 16"];
}

function explained(key: ConfigKey): string[] {
  const row = configKeys.find((each) => each.key === key);
  return row === undefined ? [] : [`# ${row.description}`, `# ${row.key}: ${row.example}`];
}

/** On one line, whatever the file is called. */
function comment(text: string): string {
  return visibleLine(text);
}

/** A YAML scalar; JSON's strings are YAML's. */
function scalar(text: string): string {
  return /^[A-Za-z_./][\w./ :-]*$/u.test(text) && !/:\s|:$|\s$/u.test(text) ? text : JSON.stringify(text);
}
