import { expect, test } from "@jest/globals";
import { forgetSecrets } from "../../src/github/forget-secrets.ts";

test("tokens and the database's URL are no longer inherited, and everything else is", () => {
  const environment: NodeJS.ProcessEnv = {
    PATH: "/bin",
    INPUT_BASE: "main",
    "INPUT_GITHUB-TOKEN": "ghs_hush",
    "INPUT_DATABASE-URL": "postgres://me:hush@db/x",
    ACTIONS_RUNTIME_TOKEN: "hush",
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: "hush",
    ACTIONS_ID_TOKEN_REQUEST_URL: "https://example.com",
  };
  forgetSecrets(environment);
  expect(environment).toEqual({ PATH: "/bin", INPUT_BASE: "main" });
});
