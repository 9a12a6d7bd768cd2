/**
 * A server as a user would give it by URL: it listens on a loopback port and asks for a password.
 */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { openSession } from "../../src/postgres/pg-session.ts";
import { serviceUser } from "../../src/postgres/service-user.ts";
import { startThrowawayServer } from "../../src/postgres/throwaway-server.ts";
import { findInstallation, socketConfig } from "../../src/postgres/with-server.ts";

export interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startTestServer(major: number): Promise<TestServer> {
  const user = await serviceUser();
  const installation = await findInstallation(major, user, () => undefined);
  const password = randomBytes(12).toString("hex");
  // Somebody else may take the free port before the server does.
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      const settings = { listen_addresses: "127.0.0.1", port: String(port) };
      const server = await startThrowawayServer(installation, user, settings);
      const session = await openSession({ ...socketConfig(server.host, "postgres"), port });
      await session.query(`alter role postgres password '${verifierOf(password)}'`);
      await session.end();
      return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, stop: async () => server.stop() };
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

/** Fewer than PostgreSQL's 4096: tests log in ten thousand times. Go's lib/pq takes no number of fewer than four digits (scram.go);
 * Java's driver takes none below 4096. */
const ROUNDS = process.env["LIQUIBASE"] === undefined && process.env["FLYWAY"] === undefined ? 1000 : 4096;

/** As PostgreSQL keeps a password (RFC 5803). */
function verifierOf(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ROUNDS, 32, "sha256");
  const key = (name: string): Buffer => createHmac("sha256", salted).update(name).digest();
  const stored = createHash("sha256").update(key("Client Key")).digest("base64");
  return `SCRAM-SHA-256$${ROUNDS}:${salt.toString("base64")}$${stored}:${key("Server Key").toString("base64")}`;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
