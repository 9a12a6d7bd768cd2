/**
 * A program that a test starts, and ends by a signal: it takes a server (`{"major": 18}` or `{"databaseUrl": "…"}` as its
 * argument), makes a database and a copy of it, says in one line of JSON where they are, and waits until its standard
 * input ends.
 */
import { once } from "node:events";
import { messageOf } from "../../src/errors.ts";
import { withDatabase } from "../../src/postgres/with-database.ts";
import { withServer } from "../../src/postgres/with-server.ts";

const wanted = JSON.parse(process.argv[2] ?? "{}") as { major?: number; databaseUrl?: string };
const options = { databaseUrl: wanted.databaseUrl ?? null, major: wanted.major ?? null, progress: () => undefined };

try {
  await withServer(options, async (server) =>
    withDatabase(server, null, async (database) =>
      withDatabase(server, database, async (copy) => {
        const session = await copy.connect();
        const [place] = await session.query<{ data: string; pid: string }>(
          "select current_setting('data_directory') as data, split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid",
        );
        const { version, source } = server;
        const databases = [database.name, copy.name];
        process.stdout.write(`${JSON.stringify({ ...place, version, source, databases, uid: process.getuid?.() })}\n`);
        process.stdin.resume();
        await once(process.stdin, "end");
        await session.end();
      }),
    ),
  );
} catch (error) {
  process.stdout.write(`failed: ${messageOf(error)}\n`);
  process.exitCode = 2;
}
