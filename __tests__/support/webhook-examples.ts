/**
 * Event payloads as GitHub publishes them.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Payload = Record<string, unknown>;

const file = join(import.meta.dirname, "../../node_modules/@octokit/webhooks-examples/api.github.com/index.json");
const examples = JSON.parse(readFileSync(file, "utf8")) as { name: string; examples: Payload[] }[];

/** Every published example of an event. */
export function payloads(name: string): Payload[] {
  return examples.find((each) => each.name === name)?.examples ?? [];
}

/** A copy of the first example, to be changed at will. */
export function payload(name: string): Payload {
  const [first] = payloads(name);
  if (first === undefined) throw new Error(`there is no example of ${name}`);
  return structuredClone(first);
}
