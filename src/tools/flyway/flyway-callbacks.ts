/**
 * Flyway's SQL callbacks for `migrate`: `beforeMigrate.sql`, `afterEachMigrate__grants.sql`. Read from flyway-core/src/main/java/org/
 * flywaydb/core/internal/callback/{SqlScriptCallbackFactory,DefaultCallbackExecutor}.java, internal/command/DbMigrate.java.
 */
import type { Tree } from "../../source/tree.ts";
import { isWithin } from "../manifests/cargo.ts";
import type { Loading } from "./flyway-load.ts";
import { inTransaction, metadataOf, readScript } from "./flyway-load.ts";
import type { FlywayCallbackName, FlywayEvent } from "./flyway-name.ts";
import { parseFlywayCallback } from "./flyway-name.ts";
import type { FlywaySetup } from "./flyway-sources.ts";
import { flywayStatements } from "./flyway-statements.ts";
import { fileName } from "../paths.ts";
import type { FileProblem, Migration } from "../tool.ts";

export interface FlywayCallbacks {
  /** In the order in which they run: by description, those without one first. */
  readonly scripts: readonly (Migration & { readonly event: FlywayEvent })[];
  readonly problems: readonly FileProblem[];
}

export async function readFlywayCallbacks(tree: Tree, setup: FlywaySetup): Promise<FlywayCallbacks> {
  const found = tree.paths.flatMap((file) => {
    const name = setup.folders.some((folder) => isWithin(file, folder))
      ? parseFlywayCallback(file, setup.config)
      : null;
    return name === null ? [] : [{ file, ...name }];
  });
  const configs = new Set(found.map(({ file }) => `${file}.conf`));
  const paths = [...found.map(({ file }) => file), ...tree.paths.filter((path) => configs.has(path))];
  const loading: Loading = { files: await tree.read(paths), setup, problems: [], ignored: [] };
  const scripts = found.sort(byDescription).flatMap((each) => toScript(each, loading));
  return { scripts, problems: [...loading.problems, ...duplicates(found)] };
}

interface Named extends FlywayCallbackName {
  readonly file: string;
}

function byDescription(a: Named, b: Named): number {
  const [left, right] = [a.description ?? "", b.description ?? ""];
  return left === right ? 0 : left < right ? -1 : 1;
}

/** Nothing records it: the version is its name. */
function toScript({ file, event, description }: Named, loading: Loading): FlywayCallbacks["scripts"] {
  const metadata = metadataOf(file, loading);
  const read = metadata.get("shouldexecute") === "false" ? null : readScript(file, metadata, loading);
  if (read === null) return [];
  const transactional = inTransaction(flywayStatements(read.script.text), metadata, loading.setup);
  const name = description ?? event;
  return [{ event, version: fileName(file), name, up: read.script, down: null, checksum: null, transactional }];
}

/** Of two in different folders with one name. */
function duplicates(found: readonly Named[]): FileProblem[] {
  return found.flatMap(({ file }, index): FileProblem[] => {
    const other = found.slice(0, index).find((each) => fileName(each.file) === fileName(file));
    if (other === undefined) return [];
    const message = `Flyway does not start: "Found more than 1 SQL callback script called ${fileName(file)}! Offenders: -> ${other.file} -> ${file}".`;
    return [
      {
        kind: "unreadable",
        file,
        others: [other.file],
        message,
        remedy: "Take one of them out, or give it a description.",
      },
    ];
  });
}
