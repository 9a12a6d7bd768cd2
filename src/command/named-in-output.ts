/**
 * The migration that a command's output names. A short number (`1`) is in every output, so only whole names count.
 */
import type { StatementPlace } from "../replay/replay.ts";
import type { Script } from "../tools/tool.ts";

/** The file that the output names last, with the line of a stack trace. `files`: those that may be meant. */
export function namedInOutput(output: string, files: readonly Script[]): StatementPlace | null {
  const names = files.map((file) => ({ file, pattern: namePattern(nameOf(file)) }));
  for (const line of output.split("\n").toReversed()) {
    const named = names.filter(({ pattern }) => pattern.test(line)).map(({ file }) => file);
    const file = onlyOne(named, line);
    if (file === null) continue;
    const place = new RegExp(String.raw`${escaped(nameOf(file))}(?::|", line |\()(\d+)`, "u").exec(output)?.[1];
    const at = Math.min(Number(place ?? 1), file.text.split("\n").length);
    return { file: file.file, line: at, endLine: at };
  }
  return null;
}

/** Django numbers the migrations of each application from 0001: then the application must be named, too. */
function onlyOne(named: readonly Script[], line: string): Script | null {
  const words = new Set(line.split(/[^\w-]+/u));
  const within = named.filter(({ file }) =>
    file
      .split("/")
      .slice(0, -1)
      .some((folder) => words.has(folder)),
  );
  const [only, ...others] = named.length > 1 ? within : named;
  return others.length === 0 ? (only ?? null) : null;
}

const SHORTEST_STEM = 5;

/** The whole name, or the name without its ending where it has letters and digits; standing alone. */
function namePattern(name: string): RegExp {
  const stem = name.replace(/\.[a-z]{1,4}$/iu, "");
  const tells = stem.length >= SHORTEST_STEM && /\d/u.test(stem) && /\p{L}/u.test(stem);
  const whole = String.raw`(?<![\w.-])${escaped(name)}(?![\w-]|\.\w)`;
  return new RegExp(tells ? String.raw`${whole}|(?<![\w-])${escaped(stem)}(?![\w-])` : whole, "u");
}

function nameOf({ file }: Script): string {
  return file.slice(file.lastIndexOf("/") + 1);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}
