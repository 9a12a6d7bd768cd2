/**
 * A changelog in XML, YAML or JSON as a tree of what it says. Tolerant: what it does not understand is not there.
 */
import { parseDocument } from "yaml";

export interface ChangelogNode {
  readonly kind: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ChangelogNode[];
  /** What stands beside the elements (XML). */
  readonly text: string;
  /** All of it, to be compared. */
  readonly content: string;
}

/** The `databaseChangeLog`; null where there is none, or YAML is broken. */
export function readNodes(file: string, text: string): ChangelogNode | null {
  return file.endsWith(".xml") ? xmlNode(text) : yamlNode(text);
}

/** The node and everything below it. */
export function allNodes(node: ChangelogNode): ChangelogNode[] {
  return [node, ...node.children.flatMap(allNodes)];
}

const ROOT = "databaseChangeLog";

/** JSON is YAML. */
function yamlNode(text: string): ChangelogNode | null {
  const document = parseDocument(text, { prettyErrors: false, logLevel: "silent" });
  const content: unknown = document.errors.length > 0 ? null : document.toJS();
  return isRecord(content) && content[ROOT] !== undefined ? valueNode(ROOT, content[ROOT]) : null;
}

/** To Liquibase a list of maps and a map are alike, and so are an attribute and an element of that name. */
function valueNode(kind: string, value: unknown): ChangelogNode {
  const entries = (Array.isArray(value) ? value : [value]).filter(isRecord).flatMap((each) => Object.entries(each));
  const plain = entries.flatMap(([key, each]) => (isPlain(each) ? [[key, String(each)] as const] : []));
  return {
    kind,
    attributes: Object.fromEntries(plain),
    children: entries.flatMap(([key, each]) => (isPlain(each) ? [] : [valueNode(key, each)])),
    text: isPlain(value) ? String(value) : "",
    content: JSON.stringify(value),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

const TOKEN =
  /<\?[\s\S]*?\?>|<!\[CDATA\[(?<data>[\s\S]*?)\]\]>|<![^>]*>|<\/(?<end>[\w:.-]+)\s*>|<(?<start>[\w:.-]+)(?<own>(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(?<empty>\/?)>/gu;

interface Open {
  readonly kind: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: ChangelogNode[];
  readonly from: number;
  text: string;
}

function xmlNode(commented: string): ChangelogNode | null {
  const xml = commented.replaceAll(/<!--[\s\S]*?-->/gu, "");
  const open: Open[] = [opened("", "", 0)];
  let last = 0;
  for (const match of xml.matchAll(TOKEN)) {
    const { data, end, start, own = "", empty } = match.groups ?? {};
    const behind = match.index + match[0].length;
    const top = open.at(-1);
    if (top !== undefined) top.text += unescaped(xml.slice(last, match.index)) + (data ?? "");
    last = behind;
    if (start !== undefined) open.push(opened(start, own, match.index));
    if (end !== undefined || empty === "/") close(open, xml, behind);
  }
  while (open.length > 1) close(open, xml, xml.length);
  return open[0]?.children.find(({ kind }) => kind === ROOT) ?? null;
}

function opened(name: string, own: string, from: number): Open {
  const attributes = Array.from(
    own.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu),
    ([, key = "", one, two]) => [key, unescaped(one ?? two ?? "")],
  );
  const kind = name.slice(name.indexOf(":") + 1);
  return { kind, attributes: Object.fromEntries(attributes), children: [], from, text: "" };
}

function close(open: Open[], xml: string, to: number): void {
  if (open.length < 2) return;
  const { kind, attributes, children, text, from } = open.pop() ?? opened("", "", 0);
  open.at(-1)?.children.push({ kind, attributes, children, text: text.trim(), content: xml.slice(from, to) });
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replaceAll(/&(\w+);/gu, (whole, name: string) => ENTITIES[name] ?? whole);
}
