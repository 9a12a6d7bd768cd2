/**
 * What `init` prints: what was found, what was written, and what is left to do.
 */
import { plural } from "../report/story.ts";
import { visibleLine } from "../report/visible.ts";
import { serviceImage, specialExtensions } from "./service-image.ts";
import type { Survey } from "./survey.ts";
import { contested, extensionsOf } from "./survey.ts";

export function initText(survey: Survey, written: readonly string[]): string {
  const sections = [
    foundLines(survey),
    section(
      "Left out",
      survey.leftOut.map(({ dir, unfit }) => `${dir}: ${unfit ?? ""}`),
    ),
    section("Migrations that are programs", programLines(survey)),
    section("PostgreSQL", postgresLines(survey)),
    section("Extensions that the migrations create", extensionLines(survey)),
    written.map((file) => `Wrote ${file}`),
    section("What is left to do", todo(survey)),
  ];
  const shown = sections.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.map(visibleLine).join("\n")).join("\n\n")}\n`;
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${heading}:`, ...lines.map((line) => `  ${line}`)];
}

function foundLines({ projects }: Survey): string[] {
  if (projects.length === 0) return ["No migrations in SQL were found."];
  return section(
    "Found",
    projects.map(
      ({ dir, title, migrations, reason }) => `${dir}: ${title}, ${plural(migrations, "migration")} (${reason})`,
    ),
  );
}

function programLines({ programs }: Survey): string[] {
  return programs.map(({ dir, dirs, title, apply }) => {
    const more = dirs.length > 1 ? ` and ${plural(dirs.length - 1, "more folder")}` : "";
    return `${dir}${more}: ${title}, applied by \`${apply}\``;
  });
}

function postgresLines({ images, major }: Survey): string[] {
  const majors = [...new Set(images.map((each) => each.major))].sort((a, b) => b - a);
  return majors.map((each) => {
    const { file, image } = images.find((found) => found.major === each) ?? { file: "", image: "" };
    const others = images.filter((found) => found.major === each).length - 1;
    const taken = each === major && majors.length > 1 ? ", taken" : "";
    return `${each} (${file} says ${image}${others > 0 ? `, and ${others} more ${others === 1 ? "says" : "say"} ${each}` : ""})${taken}`;
  });
}

function extensionLines(survey: Survey): string[] {
  const all = extensionsOf(survey);
  return all.length === 0 ? [] : [all.join(", ")];
}

function todo(survey: Survey): string[] {
  return [
    ...unclear(survey),
    ...imageToCheck(survey),
    "Commit both files and open a pull request.",
    "Make the job `gate` a required status check: Settings, Rules, Rulesets.",
  ];
}

function unclear(survey: Survey): string[] {
  const folders = [...contested(survey)];
  if (folders.length > 0)
    return [`Say in the config file which tool ${folders.join(", ")} belongs to; until then the gate asks.`];
  if (survey.projects.length > 0) return [];
  if (survey.programs.length > 0) {
    return [
      "Look at `apply` and `install` in the config file: they run on a fresh checkout.",
      "Add steps to the workflow for the language that they need, before the gate.",
    ];
  }
  return [
    "Say in the config file where the migrations are, or come back when there are some: until then the gate cannot run,",
    "and the check is red.",
  ];
}

function imageToCheck(survey: Survey): string[] {
  const special = specialExtensions(survey);
  const image = serviceImage(survey);
  if (special.length === 0 || image === null) return [];
  return [`Check that the workflow's image ${image} has ${special.join(", ")}.`];
}
