/**
 * Versions as Flyway compares them: numbers between dots, `_` is a dot, missing parts are 0.
 * flyway-core/src/main/java/org/flywaydb/core/api/MigrationVersion.java.
 */

/** As Flyway shows and records it; null for what is no version. */
export function flywayVersion(text: string): string | null {
  const shown = text.replaceAll("_", ".");
  return /^[+-]?\d+(?:\.\d+)*$/u.test(shown) ? shown : null;
}

/** Of two versions as `flywayVersion` gives them. `1.10` is after `1.9`, `1.0` is `1`. */
export function compareFlywayVersions(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [mine, other] = [left[index] ?? 0n, right[index] ?? 0n];
    if (mine !== other) return mine < other ? -1 : 1;
  }
  return 0;
}

/** The same for versions that are equal. */
export function flywayVersionKey(version: string): string {
  return parts(version)
    .join(".")
    .replace(/(?:\.0)+$/u, "");
}

function parts(version: string): bigint[] {
  return version.split(".").map((part) => BigInt(part.replace("+", "")));
}
