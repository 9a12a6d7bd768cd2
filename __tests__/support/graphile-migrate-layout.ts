/**
 * graphile-migrate's committed files, with the chain of hashes as `graphile-migrate commit` writes it.
 */
import { createHash } from "node:crypto";
import type { Layout } from "./projects.ts";

const FOLDER = "migrations/committed";
const two = (number: number): string => String(number).padStart(2, "0");

export function hashOf(previous: string | null, body: string): string {
  const text = `${`${previous ?? ""}\n${body.trim()}`.trim()}\n`;
  return `sha1:${createHash("sha1").update(text).digest("hex")}`;
}

export function committedText(previous: string | null, hash: string, body: string): string {
  return `--! Previous: ${previous ?? "-"}\n--! Hash: ${hash}\n\n${body.trim()}\n`;
}

/** Every file with the hash that it would have if all of them had been committed anew, in the order of their names. */
function committedAnew(migrations: ReadonlyMap<string, string>): Record<string, string> {
  let previous: string | null = null;
  const texts: Record<string, string> = {};
  for (const path of [...migrations.keys()].sort()) {
    const body = migrations.get(path) ?? "";
    const hash: string = hashOf(previous, body);
    texts[path] = committedText(previous, hash, body);
    previous = hash;
  }
  return texts;
}

const shared = {
  marks: { ".gmrc": '{ "migrationsFolder": "./migrations" }\n', "migrations/current.sql": "-- Enter migration here\n" },
  path: (number: number, name: string) => `${FOLDER}/0000${two(number)}-${name.replaceAll("_", "-")}.sql`,
  version: (number: number) => `0000${two(number)}.sql`,
};

/** Who edits a file gives it and all after it their new hashes. */
export const graphileMigrateAnew: Layout = { ...shared, index: committedAnew };

/** Who edits or renames a file leaves its header as it was; only a new one gets a header, after the newest that was there. */
export function graphileMigrateByHand(): Layout {
  const headers = new Map<string, { readonly previous: string | null; readonly hash: string; readonly body: string }>();
  const headerOf = (path: string, body: string, paths: ReadonlyMap<string, string>) => {
    const gone = [...headers].find(([old, header]) => !paths.has(old) && header.body === body);
    return headers.get(path) ?? gone?.[1];
  };
  return {
    ...shared,
    index: (migrations) => {
      const known = [...headers.keys()].sort();
      let last = headers.get(known.at(-1) ?? "")?.hash ?? null;
      const texts: Record<string, string> = {};
      for (const path of [...migrations.keys()].sort()) {
        const body = migrations.get(path) ?? "";
        const old = headerOf(path, body, migrations);
        const header = old ?? { previous: last, hash: hashOf(last, body), body };
        if (old === undefined) last = header.hash;
        headers.set(path, header);
        texts[path] = committedText(header.previous, header.hash, body);
      }
      return texts;
    },
  };
}
