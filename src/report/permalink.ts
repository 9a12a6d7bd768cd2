/**
 * Links to lines of files at one commit, so that they still show the same lines when the branch moves on.
 */

export interface LinkBase {
  /** `https://github.com`, or the address of a GitHub Enterprise server. */
  readonly serverUrl: string;
  /** `owner/name` */
  readonly repository: string;
  /** The head commit of the pull request: a merge commit is gone when the next one is made. */
  readonly sha: string;
}

/** `https://github.com/owner/name/blob/<sha>/dir/file.sql#L3-L5` */
export function permalink(base: LinkBase, file: string, line: number | null, endLine: number | null): string {
  const path = file.split("/").map(encoded).join("/");
  const end = line !== null && endLine !== null && endLine > line ? `-L${endLine}` : "";
  return `${base.serverUrl}/${base.repository}/blob/${base.sha}/${path}${line === null ? "" : `#L${line}${end}`}`;
}

/** `encodeURIComponent` leaves `(` and `)`, which end a Markdown link; it throws on lone surrogates. */
function encoded(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, "\uFFFD"))
    .replaceAll("(", "%28")
    .replaceAll(")", "%29")
    .replaceAll("*", "%2A")
    .replaceAll("!", "%21")
    .replaceAll("'", "%27");
}
