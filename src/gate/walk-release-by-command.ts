/**
 * A path from a release by a command: in the release's checkout on an empty database, then in head's there.
 */
import { installIn } from "../command/install-in.ts";
import { CommandNotStarted } from "../command/not-started.ts";
import type { Checkout } from "../command/with-checkouts.ts";
import { withCheckouts } from "../command/with-checkouts.ts";
import { ourError } from "../replay/our-error.ts";
import type { PathName, Replay } from "../replay/replay.ts";
import type { Release } from "./read-releases.ts";
import type { CommandRun } from "./walk-command-leg.ts";
import { replayCommandLeg, sourcesOf, walkCommandLeg } from "./walk-command-leg.ts";
import type { WalkedRelease } from "./walk-release.ts";
import { walkRelease } from "./walk-release.ts";

/** `head`: its checkout, with what it needs installed. */
export async function walkReleaseByCommand(run: CommandRun, head: Checkout, release: Release): Promise<WalkedRelease> {
  const sources = sourcesOf(release.history, run.head, release.comparison);
  return withCheckouts({ release: release.tree }, ({ release: checkout }) =>
    walkRelease(run, release, {
      own: async ({ path, database }) => {
        const side = { path, database, checkout, history: release.history, recorded: null, sources, observe: true };
        try {
          if (run.apply.install !== null) run.progress(`installing ${release.refs[0] ?? ""}`, run.apply.install);
          await installIn(checkout, run.apply);
          return await replayCommandLeg(run, side);
        } catch (error) {
          // What is not there yet at an old release keeps nothing else from being judged.
          if (error instanceof CommandNotStarted) return notStarted(path, run.tool.title, error);
          throw error;
        }
      },
      rest: async ({ path, database, recorded = [] }) => {
        await head.restore();
        const side = { path, database, checkout: head, history: run.head, recorded, sources, observe: true };
        return walkCommandLeg(run, side);
      },
      runsAnyway: true,
    }),
  );
}

function notStarted(path: PathName, title: string, { how, output, key, remedy }: CommandNotStarted): Replay {
  const what = key === "install" ? "`install`" : title;
  return {
    path,
    applied: [],
    statements: 0,
    statementsOf: new Map(),
    failure: {
      path,
      migration: null,
      place: null,
      excerpt: "",
      error: ourError("", how),
      explanation: null,
      remedy,
      reached: "Nothing was run.",
      lost: false,
      command: { title: what, output },
    },
    recorded: [],
    bookkeeping: [],
    touches: [],
    milliseconds: 0,
  };
}
