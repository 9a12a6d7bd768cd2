/**
 * What of a changelog the gate does not run, and Liquibase does.
 */
import type { ChangelogNode } from "./liquibase-nodes.ts";
import { programFile } from "../program-file.ts";
import type { IgnoredFile } from "../tool.ts";

export function oncePerFile(ignored: readonly IgnoredFile[]): IgnoredFile[] {
  return ignored.flatMap((first, index) => {
    if (ignored.findIndex(({ file }) => file === first.file) !== index) return [];
    const all = ignored.filter(({ file }) => file === first.file);
    if (all.length === 1) return [first];
    const reason = [...new Set(all.map((each) => each.reason))].join("; and ");
    return [{ ...first, reason, content: all.map(({ content = "" }) => content).join("\n") }];
  });
}

/** An include beside them may come and go. */
export function notSql(file: string, changesets: readonly ChangelogNode[]): IgnoredFile {
  const count = changesets.length;
  const reason = `${count} changeset${count === 1 ? "" : "s"} in it that ${count === 1 ? "is" : "are"} no formatted SQL, which Liquibase itself turns into statements`;
  return { ...programFile(file, reason), content: changesets.map(({ content }) => content).join("\n") };
}

export function namedBy(changelog: string, file: string): IgnoredFile {
  return programFile(file, `a changeset in \`${changelog}\` names it`);
}

export function byProgram(file: string, attribute: string, name: string): IgnoredFile {
  const reason = `its includeAll has the ${attribute} \`${name}\`, a Java class, and the gate takes every file of the folder by name`;
  return { ...programFile(file, reason), content: name };
}
