/**
 * Settings of tools that live in Java projects, out of whichever file holds them: `.properties` and `.conf`, Spring's
 * `application.yml`, TOML, Maven's `pom.xml`, Gradle's build script. Tolerant: what it does not understand is not there.
 */
import { parseAllDocuments } from "yaml";
import { readToml } from "./toml.ts";

/** Values by key, keys in lower case without dashes and underscores (Spring's relaxed binding). Names of placeholders keep
 * both. */
export type JavaSettings = ReadonlyMap<string, readonly string[]>;

/** Keys below any of the prefixes, which end in a dot, without them. */
export function settingsBelow(
  entries: readonly (readonly [string, readonly string[]])[],
  prefix: string,
): JavaSettings {
  const settings = new Map<string, readonly string[]>();
  for (const [key, values] of entries) {
    if (!key.toLowerCase().startsWith(prefix)) continue;
    // Spring writes lists as `locations[0]`.
    const [name = "", index] = key.slice(prefix.length).split(/(?=\[\d+\]$)/u);
    const normal = normalKey(name);
    settings.set(normal, [...(index === undefined ? [] : (settings.get(normal) ?? [])), ...values]);
  }
  return settings;
}

/** The part after the first dot of a map's key (`placeholders.my-name`) is the user's own. */
function normalKey(key: string): string {
  const dot = key.indexOf(".");
  const head = (dot < 0 ? key : key.slice(0, dot)).toLowerCase().replaceAll(/[-_]/gu, "");
  if (dot < 0) return head;
  const own = /^(?:placeholders|parameters?)$/u.test(head);
  const rest = key.slice(dot + 1).replaceAll(/^\[|\]$/gu, "");
  return `${head}.${own ? rest : rest.toLowerCase().replaceAll(/[-_]/gu, "")}`;
}

export type Entries = readonly (readonly [string, readonly string[]])[];

export function propertiesEntries(text: string): Entries {
  const joined = text.replaceAll(/\\\r?\n[ \t]*/gu, "");
  return joined.split(/\r?\n/u).flatMap((line): [string, string[]][] => {
    const [, key, value] = /^\s*([^#!\s:=][^\s:=]*)\s*[:=]?\s*(.*?)\s*$/u.exec(line) ?? [];
    return key === undefined ? [] : [[key, [springValue(value ?? "")]]];
  });
}

export function tomlEntries(text: string): Entries {
  return [...readToml(text)].map(([key, value]) => [key, typeof value === "object" ? value : [String(value)]]);
}

/** Every document of the file, the first one last: it holds for every profile, and a later entry wins. */
export function yamlEntries(text: string): Entries {
  try {
    return parseAllDocuments(text, { prettyErrors: false, logLevel: "silent" })
      .map((document) => flattened(document.toJS() as unknown, ""))
      .reverse()
      .flat();
  } catch {
    return [];
  }
}

function flattened(value: unknown, path: string): (readonly [string, readonly string[]])[] {
  if (Array.isArray(value)) return [[path, value.map((each) => springValue(String(each)))]];
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, each]) => flattened(each, path === "" ? key : `${path}.${key}`));
  }
  const plain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return plain ? [[path, [springValue(String(value))]]] : [];
}

/** `${NAME:default}` is its default; what has none stays as it is. */
function springValue(value: string): string {
  return value.replaceAll(/\$\{[\w.-]+:([^{}]*)\}/gu, "$1");
}

/** `<configuration>` of a Maven plugin, by the artifact's name. */
export function mavenEntries(text: string, artifact: string): Entries {
  const plugins = text.replaceAll(/<!--[\s\S]*?-->/gu, "").match(/<plugin>[\s\S]*?<\/plugin>/gu) ?? [];
  const plugin = plugins.find((each) => each.includes(`<artifactId>${artifact}</artifactId>`)) ?? "";
  const configuration = /<configuration>([\s\S]*)<\/configuration>/u.exec(plugin)?.[1] ?? "";
  return elements(configuration).flatMap(([name, inner]): [string, string[]][] => {
    const children = elements(inner);
    if (children.length === 0) return [[name, [inner.trim()]]];
    if (/^placeholders$/u.test(name)) return children.map(([key, value]) => [`${name}.${key}`, [value.trim()]]);
    return [[name, children.map(([, value]) => value.trim())]];
  });
}

/** Direct children of a piece of XML, as name and content. */
function elements(xml: string): [string, string][] {
  return Array.from(xml.matchAll(/<([\w.-]+)(?:\s[^>]*)?>([\s\S]*?)<\/\1>/gu), (match) => [
    match[1] ?? "",
    match[2] ?? "",
  ]);
}

/** The block of a Gradle build script: `flyway { locations = ['filesystem:sql'] }`. */
export function gradleEntries(text: string, block: string): Entries {
  const start = new RegExp(`(?:^|\\s)${block}\\s*\\{`, "u").exec(text);
  if (start === null) return [];
  const from = start.index + start[0].length;
  let depth = 1;
  let end = from;
  for (; end < text.length && depth > 0; end += 1) depth += text[end] === "{" ? 1 : text[end] === "}" ? -1 : 0;
  const body = text.slice(from, end - 1).replaceAll(/^\s*\/\/.*$/gmu, "");
  return [...body.matchAll(/^\s*(\w+)(?:\s*=\s*|\s+|\.set\()(.+?)\)?;?\s*$/gmu)].flatMap(([, key = "", value = ""]) =>
    gradleEntry(key, value),
  );
}

function gradleEntry(key: string, value: string): [string, string[]][] {
  if (key === "placeholders") {
    const pairs = value.matchAll(/["']?([\w.-]+)["']?\s*(?::|\bto\b)\s*["']([^"']*)["']/gu);
    return Array.from(pairs, ([, name = "", own = ""]) => [`placeholders.${name}`, [own]]);
  }
  const quoted = Array.from(value.matchAll(/["']([^"']*)["']/gu), (match) => match[1] ?? "");
  return [[key, quoted.length > 0 ? quoted : [value.trim()]]];
}
