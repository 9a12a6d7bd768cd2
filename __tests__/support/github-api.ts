/**
 * A server on loopback that stands in for GitHub's API. Every request is held against GitHub's published description
 * (github-api-description.json); what the description does not allow is a violation, which the tests expect none of.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: { type: string } }[];
  readonly body: { properties: Record<string, { type: string }>; required: string[] } | null;
}

interface Description {
  readonly operations: readonly Operation[];
  readonly examples: { readonly comment: Record<string, unknown> };
}

const description = JSON.parse(
  readFileSync(`${import.meta.dirname}/github-api-description.json`, "utf8"),
) as Description;

interface ApiComment {
  id: number;
  body: string;
  author: { login: string; type: "Bot" | "User" };
}

/** An answer given instead of the usual one, once, to the next request for the operation. */
interface Failure {
  readonly operation: string;
  readonly status: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Runs before the answer: what somebody else does in the meantime. */
  readonly before?: () => void;
}

interface ApiRequest {
  readonly operation: string;
  readonly page: number | null;
  readonly body: string | null;
}

export interface GitHubApi {
  readonly url: string;
  /** As the pull request has them, in the order of their ids. */
  readonly comments: ApiComment[];
  readonly requests: ApiRequest[];
  readonly violations: string[];
  readonly failures: Failure[];
  /** The head commit of the pull request. */
  headSha: string;
  /** Whose token is used; a bot's cannot ask who it is. */
  author: ApiComment["author"];
  close(): Promise<void>;
}

export const BOT = { login: "github-actions[bot]", type: "Bot" } as const;
export const HUMAN = { login: "octocat", type: "User" } as const;
/** GitHub's limit for the body of a comment, in characters. */
const BODY_LIMIT = 65_536;

export async function startGitHubApi(headSha: string): Promise<GitHubApi> {
  const state = {
    comments: [],
    requests: [],
    violations: [],
    failures: [],
    headSha,
    author: BOT,
  } as unknown as GitHubApi;
  const server = createServer((request, response) => {
    answer(state, request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return Object.assign(state, { url, close });
}

interface Call {
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: { body?: unknown } | null;
}

async function answer(state: GitHubApi, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  const text = await bodyOf(request);
  const found = findOperation(request.method ?? "", url.pathname);
  if (found === null) {
    state.violations.push(`no such operation: ${request.method} ${url.pathname}`);
    return send(response, 404, { message: "Not Found" });
  }
  const call: Call = { ...found, query: url.searchParams, body: text === "" ? null : (JSON.parse(text) as object) };
  state.violations.push(...violationsOf(call, request));
  const body = typeof call.body?.body === "string" ? call.body.body : null;
  const page = call.query.get("page");
  state.requests.push({ operation: call.operation.operationId, page: page === null ? null : Number(page), body });
  const index = state.failures.findIndex((failure) => failure.operation === call.operation.operationId);
  const [failure] = index < 0 ? [] : state.failures.splice(index, 1);
  if (failure !== undefined) {
    failure.before?.();
    return send(response, failure.status, { message: failure.message ?? "as the test wants it" }, failure.headers);
  }
  return handlers[call.operation.operationId]?.(state, call, response);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function findOperation(method: string, path: string): Pick<Call, "operation" | "parameters"> | null {
  for (const operation of description.operations) {
    const pattern = new RegExp(`^${operation.path.replaceAll(/\{(\w+)\}/gu, "(?<$1>[^/]+)")}$`, "u");
    const match = pattern.exec(path);
    if (operation.method === method && match !== null) return { operation, parameters: { ...match.groups } };
  }
  return null;
}

function violationsOf(call: Call, request: IncomingMessage): string[] {
  const { operation } = call;
  const names = new Set(operation.parameters.filter((each) => each.in === "query").map((each) => each.name));
  const wrong = operation.parameters.filter((each) => {
    const value = each.in === "path" ? call.parameters[each.name] : call.query.get(each.name);
    if (value === null || value === undefined) return each.required;
    return each.schema.type === "integer" && !/^\d+$/u.test(value);
  });
  const found = [
    ...[...call.query.keys()].filter((name) => !names.has(name)).map((name) => `unknown parameter ${name}`),
    ...wrong.map((each) => `parameter ${each.name} is not as described`),
    ...(Number(call.query.get("per_page") ?? 1) > 100 ? ["per_page is above 100"] : []),
    ...bodyViolations(operation, call.body),
    ...(/^(?:token|bearer) \S+$/iu.test(request.headers.authorization ?? "") ? [] : ["no authorization"]),
    ...(request.headers["user-agent"] === undefined ? ["no user-agent"] : []),
    ...(/application\/(?:vnd\.github\S*\+)?json/u.test(request.headers.accept ?? "") ? [] : ["accept is not JSON"]),
  ];
  return found.map((violation) => `${operation.operationId}: ${violation}`);
}

function bodyViolations(operation: Operation, body: object | null): string[] {
  const schema = operation.body;
  if (schema === null) return body === null ? [] : ["has a body"];
  const given = Object.entries(body ?? {});
  return [
    ...schema.required.filter((name) => !given.some(([key]) => key === name)).map((name) => `body lacks ${name}`),
    ...given
      .filter(([key, value]) => schema.properties[key]?.type !== typeof value)
      .map(([key]) => `body's ${key} is not as described`),
  ];
}

type Handler = (state: GitHubApi, call: Call, response: ServerResponse) => void;

const handlers: Readonly<Record<string, Handler>> = {
  "pulls/get": (state, call, response) => {
    send(response, 200, { number: Number(call.parameters["pull_number"]), head: { sha: state.headSha } });
  },
  "issues/list-comments": (state, call, response) => {
    const size = Number(call.query.get("per_page") ?? 30);
    const page = Number(call.query.get("page") ?? 1);
    const pages = Math.max(1, Math.ceil(state.comments.length / size));
    const shown = state.comments.slice((page - 1) * size, page * size).map((comment) => rendered(state, comment));
    const next = new URL(
      `${state.url}/repos/${call.parameters["owner"]}/${call.parameters["repo"]}/issues/${call.parameters["issue_number"]}/comments`,
    );
    next.searchParams.set("per_page", String(size));
    next.searchParams.set("page", String(page + 1));
    send(response, 200, shown, page < pages ? { link: `<${next.href}>; rel="next"` } : {});
  },
  "issues/create-comment": (state, call, response) => {
    const body = String(call.body?.body);
    if (body.length > BODY_LIMIT) return send(response, 422, tooLong);
    const comment: ApiComment = {
      id: 1 + Math.max(0, ...state.comments.map(({ id }) => id)),
      body,
      author: state.author,
    };
    state.comments.push(comment);
    return send(response, 201, rendered(state, comment));
  },
  "users/get-authenticated": (state, _call, response) => {
    if (state.author.type === "Bot") return send(response, 403, { message: "Resource not accessible by integration" });
    return send(response, 200, { ...(description.examples.comment["user"] as object), ...state.author });
  },
  "issues/update-comment": (state, call, response) => {
    const comment = state.comments.find(({ id }) => id === Number(call.parameters["comment_id"]));
    if (comment === undefined) return send(response, 404, { message: "Not Found" });
    const body = String(call.body?.body);
    if (body.length > BODY_LIMIT) return send(response, 422, tooLong);
    comment.body = body;
    return send(response, 200, rendered(state, comment));
  },
};

const tooLong = {
  message: "Validation Failed",
  errors: [{ message: "body is too long (maximum is 65536 characters)" }],
};

/** In the shape of the description's own example. */
function rendered(state: GitHubApi, comment: ApiComment): object {
  const example = description.examples.comment;
  return {
    ...example,
    id: comment.id,
    body: comment.body,
    html_url: `https://github.com/octocat/Hello-World/pull/2#issuecomment-${comment.id}`,
    url: `${state.url}/repos/octocat/Hello-World/issues/comments/${comment.id}`,
    user: { ...(example["user"] as object), ...comment.author },
  };
}

function send(response: ServerResponse, status: number, body: unknown, headers: Failure["headers"] = {}): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(JSON.stringify(body));
}
