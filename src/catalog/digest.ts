/**
 * One hash for everything that counts in a catalog.
 */
import { createHash } from "node:crypto";
import type { Catalog } from "./catalog.ts";

/** SHA-256, hexadecimal. Equal for two catalogs exactly when comparing them by key finds nothing that counts. */
export function digest(catalog: Catalog): string {
  const hash = createHash("sha256");
  for (const { key, attributes } of catalog.objects) hash.update(`${JSON.stringify([key, attributes])}\n`);
  return hash.digest("hex");
}
