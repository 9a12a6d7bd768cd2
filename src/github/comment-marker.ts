/**
 * The first line of our comment, by which it is found again: invisible on the page, versioned, one for each project.
 */
import { createHash } from "node:crypto";

/** What the marker of a project's comment starts with, whatever the comment says. */
function prefixOf(project: string): string {
  // `>` is encoded, so that no project's name can end the HTML comment.
  return `<!-- migration-gate:v1 project=${encodeURIComponent(project.replace(/\p{Cs}/gu, "\uFFFD"))} digest=`;
}

/** The body to post: the marker, then the report. */
export function markedBody(project: string, markdown: string): string {
  return `${markerLine(project, markdown)}\n${markdown}`;
}

function markerLine(project: string, markdown: string): string {
  return `${prefixOf(project)}${digestOf(markdown)} -->`;
}

/** Characters that the marker adds to a body. */
export function markerLength(project: string): number {
  return markerLine(project, "").length + 1;
}

/** True for the project's own comment: a comment that quotes it, or another project's, starts otherwise. */
export function isMarked(body: string, project: string): boolean {
  return body.startsWith(prefixOf(project));
}

/** True when the comment says what the body would say. */
export function saysTheSame(existing: string, body: string): boolean {
  return firstLine(existing) === firstLine(body);
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? "").trimEnd();
}

function digestOf(markdown: string): string {
  return createHash("sha256").update(markdown).digest("hex").slice(0, 16);
}
