/**
 * Every default in one place.
 */
import type { GateOptions } from "./options.ts";

export const defaultOptions: GateOptions = {
  repository: ".",
  base: null,
  head: null,
  migrations: [],
  tool: null,
  apply: null,
  databaseUrl: null,
  postgres: null,
  setup: null,
  sessionSetup: null,
  schemas: { include: [], exclude: [] },
  privileges: false,
  upgradeFrom: [],
  freshFrom: null,
  allowEdits: "never",
  statementTimeout: 5 * 60 * 1000,
  interrupts: 40,
  rules: {},
  failOn: "error",
  project: null,
};

/** Milliseconds. */
export const defaultApplyTimeout = 10 * 60 * 1000;

/** The largest number that `interrupts` can be. */
export const mostInterrupts = 10_000;

/** Of `apply`. */
export const defaultLockTimeout = "5s";
export const defaultLockRetries = 5;
export const defaultWait = "60s";

export const defaultComment = "on-change";
export const defaultFormat = "text";

/** Looked for in head's tree; the first that exists counts. */
export const configPaths = [".github/migration-gate.yml", ".github/migration-gate.yaml"] as const;

/** Major versions of PostgreSQL that can be asked for. */
export const oldestMajor = 14;
export const newestMajor = 18;
