/**
 * Explains that this server lacks an extension or was started without its library, and names one that has it.
 */
import type { ErrorContext, Explanation } from "./explanation.ts";
import { code, here } from "./explanation.ts";
import { imageOf, isContrib, packageOf } from "./extensions.ts";
import type { PostgresError } from "./session.ts";

/** `extension "x" is not available` is 0A000 from version 13 on, a missing control file 58P01. */
export function missingExtension(error: PostgresError, context: ErrorContext): Explanation | null {
  const name = missing(error.message) ?? unloadable(error.message, context.statement);
  if (name === undefined) return null;
  return {
    explanation: `${here(context)} does not have the extension ${code(name)}.`,
    remedy: extensionRemedy(name, context),
  };
}

function missing(message: string): string | undefined {
  return (
    /^extension "([^"]+)" is not available/.exec(message)?.[1] ??
    /could not open extension control file "[^"]*\/([^/"]+)\.control"/.exec(message)?.[1]
  );
}

/** The extension's files are there, but its library, or one that this needs (of Python, say), is not. */
function unloadable(message: string, statement: string): string | undefined {
  const library = /^could not (?:load library|access file) "(?:[^"]*\/)?([^"/]+?)(?:-\d[\d.]*)?(?:\.so|\.dylib)?"/.exec(
    message,
  )?.[1];
  return library === undefined ? undefined : (createdExtension(statement) ?? library);
}

function createdExtension(statement: string): string | undefined {
  return /create\s+extension\s+(?:if\s+not\s+exists\s+)?"?([\w-]+)/i.exec(statement)?.[1];
}

function extensionRemedy(name: string, context: ErrorContext): string {
  const { major, source } = context;
  const image = imageOf(name, major) ?? (isContrib(name) ? `postgres:${major}` : null);
  if (image !== null) {
    return source === "url"
      ? `Let the server behind \`database-url\` be one that has it, such as the image \`${image}\` (\`image:\` of the service container).`
      : `Run on a server that has it: a service container with \`image: ${image}\`, and its URL as \`database-url\`.`;
  }
  const debian = packageOf(name, major);
  const how = debian === null ? "with the extension" : `with the package \`${debian}\``;
  return `Run on a server that has it: build an image from \`postgres:${major}\` ${how}, use it as service container, and give its URL as \`database-url\`.`;
}

export function missingPreload(error: PostgresError, context: ErrorContext): Explanation | null {
  if (!/shared_preload_libraries|must be preloaded/.test(`${error.message} ${error.hint ?? ""}`)) return null;
  const library =
    createdExtension(context.statement) ??
    /^(?:extension )?"?([\w-]+)/.exec(error.message)?.[1]?.toLowerCase() ??
    "the library";
  const image = imageOf(library, context.major);
  return {
    explanation: `${here(context)} was started without ${code(library)} in \`shared_preload_libraries\`.`,
    remedy:
      image === null
        ? `Give the URL of a server that is started with \`shared_preload_libraries = '${library}'\` as \`database-url\`.`
        : `Run on a server that loads it: a service container with \`image: ${image}\`, and its URL as \`database-url\`.`,
  };
}
