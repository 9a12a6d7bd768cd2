/**
 * Takes the few operations that the Action calls out of GitHub's published description of its API, so that the tests can
 * hold requests against it. The description is the npm package `@octokit/openapi` (large, so not a dependency):
 *
 *   npm pack @octokit/openapi && tar xzf octokit-openapi-*.tgz package/generated/api.github.com.json
 *   node scripts/github-api-description.js package/generated/api.github.com.json
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OPERATIONS = [
  "issues/list-comments",
  "issues/create-comment",
  "issues/update-comment",
  "pulls/get",
  "users/get-authenticated",
];

const [, , source] = process.argv;
if (source === undefined) {
  console.error("usage: node scripts/github-api-description.js api.github.com.json");
  process.exit(2);
}
const description = JSON.parse(readFileSync(source, "utf8"));
const target = join(dirname(dirname(fileURLToPath(import.meta.url))), "__tests__/support/github-api-description.json");

/** Follows `#/components/…` references to their end. */
function resolved(value) {
  if (Array.isArray(value)) return value.map(resolved);
  if (value === null || typeof value !== "object") return value;
  if (typeof value.$ref === "string") {
    const path = value.$ref.replace(/^#\//u, "").split("/");
    return resolved(path.reduce((node, key) => node[key], description));
  }
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, resolved(child)]));
}

function operation(method, path, definition) {
  const parameters = resolved(definition.parameters ?? []).map((each) => ({
    name: each.name,
    in: each.in,
    required: each.required ?? false,
    schema: { type: each.schema.type },
  }));
  const content = definition.requestBody?.content["application/json"];
  return {
    operationId: definition.operationId,
    method: method.toUpperCase(),
    path,
    parameters,
    body: content === undefined ? null : resolved(content.schema),
    statuses: Object.keys(definition.responses).map(Number),
  };
}

const operations = Object.entries(description.paths)
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, definition]) => ({ method, path, definition })))
  .filter(({ definition }) => OPERATIONS.includes(definition.operationId))
  .map(({ method, path, definition }) => operation(method, path, definition))
  .sort((left, right) => OPERATIONS.indexOf(left.operationId) - OPERATIONS.indexOf(right.operationId));

const examples = { comment: description.components.examples["issue-comment"].value };
const version = description.info.version;
writeFileSync(target, `${JSON.stringify({ source: `@octokit/openapi ${version}`, operations, examples }, null, 2)}\n`);
