/**
 * The engine by itself: reads two sides and compares their catalogs.
 */
import type { SavedCatalog } from "./catalog/saved-catalog.ts";
import { compareCatalogs } from "./catalog/compare-catalogs.ts";
import { pairRenames } from "./catalog/pair-renames.ts";
import type { GateOptions } from "./config/options.ts";
import { placeOfChange } from "./gate/blame.ts";
import type { Side } from "./gate/read-side.ts";
import { readFileSide, readRefSide, readUrlSide, sideKind } from "./gate/read-side.ts";
import type { Server } from "./postgres/server.ts";
import { withServer } from "./postgres/with-server.ts";
import type { Progress } from "./progress.ts";
import type { DiffReport } from "./report/diff-report.ts";
import { buildDiffReport } from "./report/diff-report.ts";
import { loadParser } from "./sql/parser.ts";

export interface Diff {
  /** Null when there is one side only. */
  readonly report: DiffReport | null;
  /** The last side, to be saved. */
  readonly last: SavedCatalog;
}

/** `to`: null reads `from` alone. Throws UserErrors for sides that cannot be read. */
export async function runDiff(
  sides: { readonly from: string; readonly to: string | null },
  options: GateOptions,
  progress: Progress,
): Promise<Diff> {
  await loadParser();
  const names = sides.to === null ? [sides.from] : [sides.from, sides.to];
  if (!names.some((name) => sideKind(name) === "ref")) return compare(await readSides(names, options, progress, null));
  const { databaseUrl, postgres: major } = options;
  return withServer({ databaseUrl, major, progress }, async (server) =>
    compare(await readSides(names, options, progress, server)),
  );
}

async function readSides(
  names: readonly string[],
  options: GateOptions,
  progress: Progress,
  server: Server | null,
): Promise<Side[]> {
  const sides: Side[] = [];
  for (const name of names) {
    const known = sides.flatMap((side) => side.migrations);
    sides.push(await readSide(name, { options, progress, server, known }));
  }
  return sides;
}

type SideContext = Omit<Parameters<typeof readRefSide>[1], "server"> & { readonly server: Server | null };

async function readSide(name: string, context: SideContext): Promise<Side> {
  const { server } = context;
  const kind = sideKind(name);
  if (kind === "file") return readFileSide(name, context.options);
  if (kind === "url") {
    context.progress("reading the database");
    return readUrlSide(name, context.options);
  }
  if (server === null) throw new Error("a ref needs a server");
  return readRefSide(name, { ...context, server });
}

function compare(sides: readonly Side[]): Diff {
  const [from, to] = sides;
  const last = sides.at(-1);
  if (from === undefined || last === undefined) throw new Error("a diff needs a side");
  const { title, version, catalog, privileges } = last;
  const saved: SavedCatalog = { title, version, catalog, privileges };
  if (to === undefined) return { report: null, last: saved };
  const changes = pairRenames(compareCatalogs(from.catalog, to.catalog, { identity: false }), {
    before: from.catalog,
    after: to.catalog,
  });
  const report = buildDiffReport({ from, to, changes, placeOf: (change) => placeOfChange(change, to.touches) });
  return { report, last: saved };
}
