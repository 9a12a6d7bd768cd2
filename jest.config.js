export default {
  testEnvironment: "node",
  roots: ["<rootDir>/__tests__"],
  testMatch: ["**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "es6" } },
    ],
  },
  globalSetup: "<rootDir>/__tests__/support/global-setup.js",
  globalTeardown: "<rootDir>/__tests__/support/global-teardown.js",
  // Most of the work is done by PostgreSQL and git in processes of their own: a worker for each core, not one fewer. More are no faster.
  maxWorkers: "100%",
  // What module files leave behind grows from test to test, and to start a process copies the tables of all that memory.
  workerIdleMemoryLimit: "250MB",
  testTimeout: 120_000,
};
