/**
 * What the report says about paths from releases and about a dump that a fresh install runs, apart from findings.
 */
import type { Evidence, ReleasePath } from "../checks/check.ts";
import { dumpName } from "../checks/fresh-install.ts";
import { code, list } from "../checks/markdown.ts";

/** The digest of each `from <ref>`, in the order of the config file; `digests`: of the other paths, and of states. */
export function releaseDigests(
  { releases }: Evidence,
  digests: {
    readonly upgraded: string | null;
    readonly fresh: string | null;
    of(state: ReleasePath["state"]): string | null;
  },
): Record<`from ${string}`, string | null> {
  return Object.fromEntries(
    releases.flatMap((release) => {
      const digest = release.endsLike === null ? digests.of(release.state) : digests[release.endsLike];
      return release.refs.map((ref) => [`from ${ref}`, digest] as const);
    }),
  );
}

export function releaseNotes({ allowEdits, releases, releasesComplete }: Evidence): string[] {
  if (allowEdits === "never" || (releases.length > 0 && releasesComplete)) return [];
  return [
    `${code("allow-edits: unreleased")} allows nothing here: not every release of ${code("upgrade-from")} could be looked at, or there is none.`,
  ];
}

export function freshInstallNotes({ freshInstall, paths, tool }: Evidence): string[] {
  if (freshInstall === null) return [];
  const files = list(freshInstall.files.map(code));
  const path = `The fresh path is ${files}${freshInstall.thenPending ? ", and then what is pending" : ""}.`;
  if (freshInstall.recorded || paths.fresh === null || paths.fresh.replay.failure !== null) return [path];
  const reason =
    tool.bookkeeping === null ? "nobody knows what is recorded" : `${dumpName(freshInstall)} leaves no record`;
  return [`${path} Only the schema was compared: ${reason}.`];
}
