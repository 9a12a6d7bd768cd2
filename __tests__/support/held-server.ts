/**
 * A server of the gate's own kind for the length of a test file, on one of the shared ones.
 */
import type { Server } from "../../src/postgres/server.ts";
import { withServer } from "../../src/postgres/with-server.ts";
import { serverUrl } from "./servers.ts";

export interface HeldServer {
  readonly server: Server;
  readonly release: () => Promise<void>;
}

export function holdServer(major: 14 | 18): Promise<HeldServer> {
  return new Promise((resolve, reject) => {
    const options = { databaseUrl: serverUrl(major), major: null, progress: () => undefined };
    const closed = withServer(options, async (server) => {
      await new Promise<void>((free) => {
        resolve({
          server,
          release: () => {
            free();
            return closed;
          },
        });
      });
    });
    closed.catch(reject);
  });
}
