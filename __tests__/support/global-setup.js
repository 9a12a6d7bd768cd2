/**
 * Starts the PostgreSQL servers that all tests share, an 18 and a 14, and tells where they are through the environment
 * (support/servers.ts). A server that the environment names already is used as it is.
 */
import "./typescript-loader.js";

export default async function globalSetup() {
  const { startTestServer } = await import("./start-test-server.ts");
  const started = await Promise.all(
    [18, 14].map(async (major) => {
      const variable = `MIGRATION_GATE_TEST_PG${major}`;
      if (process.env[variable]) return null;
      const server = await startTestServer(major);
      process.env[variable] = server.url;
      return server;
    }),
  );
  globalThis.stopTestServers = () => Promise.all(started.map(async (server) => server?.stop()));
}
