/**
 * Storage parameters and attribute options: `reset (…)` what is gone, `set (…)` what is there.
 */

/** From lists of `name=value`. */
export function storageParameters(before: readonly string[], after: readonly string[]): string[] {
  const names = new Set(after.map(nameOf));
  const gone = before.map(nameOf).filter((name) => !names.has(name));
  const old = new Set(before);
  const put = after.filter((parameter) => !old.has(parameter));
  return [
    ...(gone.length === 0 ? [] : [`reset (${gone.join(", ")})`]),
    ...(put.length === 0 ? [] : [`set (${put.map(quotedValue).join(", ")})`]),
  ];
}

/** ` with (fillfactor=70)`; empty for none. */
export function withParameters(parameters: readonly string[]): string {
  return parameters.length === 0 ? "" : ` with (${parameters.map(quotedValue).join(", ")})`;
}

/** A definition as ruleutils.c writes it, without its WITH clause; `parameters` in their order there. */
export function withoutParameters(definition: string, parameters: readonly string[] | null): string {
  if (parameters === null) return definition;
  const each = parameters.map((parameter) => `${nameOf(parameter)}=(?:'(?:[^']|'')*'|[^',)]*)`);
  return definition.replace(new RegExp(String.raw` WITH \(${each.join(", ")}\)`), "");
}

function nameOf(parameter: string): string {
  return parameter.slice(0, parameter.indexOf("="));
}

/** As flatten_reloptions() in PostgreSQL's ruleutils.c: what is no identifier or number is a string. */
function quotedValue(parameter: string): string {
  const value = parameter.slice(nameOf(parameter).length + 1);
  if (/^[\w.+-]+$/.test(value)) return parameter;
  return `${nameOf(parameter)}='${value.replaceAll("'", "''")}'`;
}
