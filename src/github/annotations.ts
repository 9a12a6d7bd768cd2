/**
 * Annotations on the lines of the files. GitHub shows ten errors and ten warnings of a step, so the worst come first and
 * the last one says how many more there are.
 * https://docs.github.com/actions/reference/limits
 */
import { error, notice, warning } from "@actions/core";
import type { AnnotationProperties } from "@actions/core";
import { lineText, proseText } from "../report/prose-text.ts";
import type { Finding, Report, Severity } from "../report/report.ts";
import { isOffer } from "../report/report-rollbacks.ts";
import { active, plural } from "../report/story.ts";
import { shortened } from "../report/visible.ts";

export interface Annotation {
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
  readonly file: string | null;
  readonly startLine: number | null;
  readonly endLine: number | null;
}

const LIMIT = 10;
/** Characters; GitHub folds a longer message, and the report has all of it. */
const MESSAGE_LIMIT = 2000;

/** At most ten of each severity, worst first, over all reports of the step. */
export function annotationsOf(reports: readonly Report[]): Annotation[] {
  const findings = reports.flatMap(active).filter((finding) => !isOffer(finding));
  const failures = reports.flatMap(failure);
  const marks = (["error", "warning", "note"] as const).flatMap((severity) =>
    limited(findings.filter((finding) => finding.severity === severity)),
  );
  return [...failures, ...marks];
}

/** A gate that could not run has no line to stand on. */
function failure({ error }: Report): Annotation[] {
  if (error === null) return [];
  const message = shortened(proseText([error.message, error.remedy ?? ""].join("\n\n")), MESSAGE_LIMIT);
  return [
    { severity: "error", title: "migration-gate could not run", message, file: null, startLine: null, endLine: null },
  ];
}

function limited(findings: readonly Finding[]): Annotation[] {
  if (findings.length <= LIMIT) return findings.map(annotation);
  const [first] = findings;
  const more = findings.length - (LIMIT - 1);
  return [
    ...findings.slice(0, LIMIT - 1).map(annotation),
    ...(first === undefined ? [] : [rest(first.severity, more)]),
  ];
}

function annotation(finding: Finding): Annotation {
  const remedy = finding.remedy === null ? "" : `\n\nWhat to do: ${proseText(finding.remedy)}`;
  return {
    severity: finding.severity,
    title: finding.rule,
    message: shortened(`${lineText(finding.title)}${remedy}`, MESSAGE_LIMIT),
    file: finding.file,
    startLine: finding.line,
    endLine: finding.endLine ?? finding.line,
  };
}

function rest(severity: Severity, count: number): Annotation {
  const message = `${plural(count, `more ${severity}`)}: see the job summary.`;
  return { severity, title: "migration-gate", message, file: null, startLine: null, endLine: null };
}

/** Written as workflow commands; `@actions/core` escapes what they hold. */
export function writeAnnotations(annotations: readonly Annotation[]): void {
  const writers = { error, warning, note: notice } as const;
  for (const annotation of annotations) writers[annotation.severity](annotation.message, propertiesOf(annotation));
}

function propertiesOf(annotation: Annotation): AnnotationProperties {
  if (annotation.file === null) return { title: annotation.title };
  const { title, file, startLine, endLine } = annotation;
  return { title, file, ...(startLine === null ? {} : { startLine, endLine: endLine ?? startLine }) };
}
