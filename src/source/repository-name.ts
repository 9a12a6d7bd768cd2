/**
 * What a repository is called: `owner/name` from where it was cloned, else its folder's name.
 */
import { basename, dirname } from "node:path";
import { runGit, withoutLineBreak } from "./git.ts";
import type { GitLocation } from "./git.ts";

export async function repositoryName(location: GitLocation): Promise<string> {
  const origin = await runGit(location, ["remote", "get-url", "origin"]);
  const name = origin.status === 0 ? nameFromUrl(withoutLineBreak(origin.stdout)) : null;
  return name ?? folderName(location);
}

/**
 * `owner/name` of `https://token@host/owner/name.git`, `ssh://git@host/owner/name` or `git@host:owner/name.git`: the
 * path only, so never a password. Null for the path of a folder.
 */
export function nameFromUrl(url: string): string | null {
  const withScheme = /^(?:https?|ssh|git):\/\/[^/]+\/(?<path>[^?#]+)/u.exec(url);
  // git's short form: a colon before the first slash (a drive letter of Windows is one character).
  const short = /^[^/:]{2,}:(?!\/\/)(?<path>.+)$/u.exec(url);
  const path = (withScheme ?? short)?.groups?.["path"];
  const name = path?.replaceAll(/^\/+|\/+$/gu, "").replace(/\.git$/u, "");
  return name === undefined || name === "" ? null : name;
}

function folderName(location: GitLocation): string {
  if (location.workTree !== null) return basename(location.workTree);
  const gitDir = location.gitDir ?? location.cwd;
  return basename(gitDir) === ".git" ? basename(dirname(gitDir)) : basename(gitDir, ".git");
}
