/** In a process of its own: what is overwritten there is gone for good. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "@jest/globals";

const root = join(import.meta.dirname, "../..");

const SCRIPT = `
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { hideEnvironment } from ${JSON.stringify(join(root, "src/command/hide-environment.ts"))};
hideEnvironment(process.env);
const read = (name) => execFileSync("cat", ["/proc/" + process.pid + "/" + name], { encoding: "latin1" }).split("\\0");
const inherited = execFileSync("env", { encoding: "utf8" }).split("\\n");
console.log(JSON.stringify({ environ: read("environ"), cmdline: read("cmdline"), argv: process.argv, env: process.env, inherited }));
`;

interface Shown {
  readonly environ: readonly string[];
  readonly cmdline: readonly string[];
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly inherited: readonly string[];
}

(process.platform === "linux" ? test : test.skip)(
  "other programs of the user no longer read secrets that the gate was started with, and the gate still has them",
  () => {
    const url = "postgres://me:s3cret@db.example/x";
    const args = [
      "--no-warnings",
      "--import",
      join(root, "__tests__/support/typescript-loader.js"),
      "--input-type=module",
    ];
    const output = execFileSync(process.execPath, [...args, "-e", SCRIPT, "--", "--database-url", url], {
      cwd: root,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], "INPUT_GITHUB-TOKEN": "ghs_hush", DATABASE_URL: url, EMPTY: "", HÜ: "hüsh" },
    });
    const { environ, cmdline, argv, env, inherited } = JSON.parse(output) as Shown;
    const hidden = ["INPUT_GITHUB-TOKEN=********", `DATABASE_URL=${"*".repeat(url.length)}`, "EMPTY="];
    expect(environ).toEqual(expect.arrayContaining([`PATH=${process.env["PATH"] ?? ""}`, ...hidden]));
    expect(environ.join("\n")).not.toMatch(/hush|s3cret|hÃ¼sh/u);
    expect(cmdline).toContain("postgres://me:******@db.example/x");
    expect(argv).toContain(url);
    expect(env).toMatchObject({ "INPUT_GITHUB-TOKEN": "ghs_hush", DATABASE_URL: url, EMPTY: "", HÜ: "hüsh" });
    expect(inherited).toContain(`DATABASE_URL=${url}`);
  },
);
