/**
 * Which PostgreSQL a repository runs, as far as its container images say: Compose files, Dockerfiles, workflows, manifests.
 */
import type { Tree } from "../source/tree.ts";

export interface FoundImage {
  /** Where it says so. */
  readonly file: string;
  /** As it stands there: `postgres:16.4-alpine`. */
  readonly image: string;
  readonly major: number;
  /** True for an image that a public registry has and that is nothing but PostgreSQL with extensions. */
  readonly ordinary: boolean;
}

const FILES =
  /(?:^|\/)(?:(?:docker-)?compose[\w.-]*\.ya?ml|(?:[\w.-]+\.)?Dockerfile[\w.-]*|\.gitlab-ci\.yml|\.?woodpecker\.ya?ml)$|(?:^|\/)(?:\.github\/workflows|\.circleci|\.woodpecker|k8s|kubernetes|deploy(?:ment)?s?|manifests)\/(?:.*\/)?[^/]+\.ya?ml$/u;
/** More files than this say nothing new. */
const MOST_FILES = 200;
const IMAGE =
  /(?:\bimage:[ \t]*|^[ \t]*FROM[ \t]+(?:--platform=\S+[ \t]+)?)["']?((?:[\w.-]+(?::\d+)?\/)*(?:postgres|postgresql|postgis|pgvector|pgautoupgrade|timescaledb(?:-ha)?|citus|pgroonga|paradedb)):([\w.-]+)/gmu;
const ORDINARY =
  /^(?:(?:docker\.io\/)?(?:library\/)?postgres|postgis\/postgis|pgvector\/pgvector|timescale\/timescaledb(?:-ha)?)$/u;

/** In the order of the files. */
export async function findImages(tree: Tree): Promise<FoundImage[]> {
  const paths = tree.paths.filter((path) => FILES.test(path)).slice(0, MOST_FILES);
  const contents = await tree.read(paths);
  return paths.flatMap((file) => imagesIn(contents.get(file)?.toString("utf8") ?? "", file));
}

function imagesIn(text: string, file: string): FoundImage[] {
  return [...text.matchAll(IMAGE)].flatMap(([, name = "", tag = ""]) => {
    const major = majorOf(tag);
    return major === null ? [] : [{ file, image: `${name}:${tag}`, major, ordinary: ORDINARY.test(name) }];
  });
}

/** `16`, `16.4-alpine`, `pg16`, `latest-pg16`, `0.8.0-pg17`, `2.17.2-pg16`. */
function majorOf(tag: string): number | null {
  const written = /(?:^|-)pg(\d+)/u.exec(tag)?.[1] ?? /^(\d+)(?=[.-]|$)/u.exec(tag)?.[1];
  const major = Number(written ?? NaN);
  return major >= 9 && major < 100 ? major : null;
}

/** The major version that most of them have, of equally many the newest; null when there is none. */
export function likeliestMajor(images: readonly FoundImage[]): number | null {
  const count = (major: number): number => images.filter((each) => each.major === major).length;
  const majors = [...new Set(images.map(({ major }) => major))];
  return majors.sort((a, b) => count(b) - count(a) || b - a)[0] ?? null;
}
