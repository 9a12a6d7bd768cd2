import { expect, test } from "@jest/globals";
import { openRepository } from "../../src/source/repository.ts";
import { createRepository } from "../support/git-repository.ts";
import { judge, verdicts } from "../support/judge.ts";
import { createProject } from "../support/projects.ts";

const FILES = {
  "a.sql": "one;\ntwo;\n",
  "auto/b.sql": "one;\n",
  "plain/c.sql": "one;\n",
  "ident/d.sql": "-- $Id$\n",
  "wide/e.sql": Buffer.from("-- a\n", "utf16le"),
  "binary/f.sql": "one;\n",
  "g.bat": "one\n",
};

const ATTRIBUTES = {
  ".gitattributes": [
    "*.sql text eol=crlf",
    "[attr]windows text=auto eol=crlf",
    "auto/*.sql windows",
    "wide/* -eol working-tree-encoding=UTF-16LE",
    "binary/* -text",
  ].join("\n"),
  "plain/.gitattributes": "*.sql eol=lf\n",
  "ident/.gitattributes": "* -text !eol ident\n",
};

test("a commit's files are those that a checkout has on disk", async () => {
  const repository = createRepository();
  repository.write({ ...FILES, ...ATTRIBUTES });
  repository.commit("all");
  const opened = await openRepository(repository.dir);
  const tree = await opened.tree("HEAD");
  const read = await tree.read(Object.keys(FILES));
  expect(Object.fromEntries([...read].map(([path, bytes]) => [path, bytes.toString("latin1")]))).toEqual({
    "a.sql": "one;\r\ntwo;\r\n",
    "auto/b.sql": "one;\r\n",
    "plain/c.sql": "one;\n",
    "ident/d.sql": expect.stringMatching(/^-- \$Id: [0-9a-f]{40} \$\n$/u),
    "wide/e.sql": "-\0-\0 \0a\0\n\0",
    "binary/f.sql": "one;\n",
    "g.bat": "one\n",
  });
  expect((await tree.asCommitted?.read(["a.sql"]))?.get("a.sql")?.toString()).toBe("one;\ntwo;\n");
});

test("other line ends by .gitattributes are an edit to a tool that hashes bytes, and none to what both have", async () => {
  const project = createProject("sqlx", { "1 create trips": "create table trips (\n  id int\n);\n" });
  project.checkout("main");
  project.write({ ".gitattributes": "*.sql text eol=crlf\n" });
  project.commit("line ends, after the branch was cut");
  project.checkout("change");
  project.migrate({ "2 create stops": "create table stops (\n  id int\n);\n" });
  expect(verdicts(await judge(project))).toEqual([]);
  project.git("merge", "--quiet", "--no-edit", "main");
  project.write({ ".gitattributes": "*.sql -text\n" });
  project.commit("no line ends any more");
  expect(verdicts(await judge(project))).toEqual(["altered-migration error"]);
});
