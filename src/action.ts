/**
 * Entry of the Action.
 */
import { setTimeout } from "node:timers/promises";
import { setFailed } from "@actions/core";
import { hideEnvironment } from "./command/hide-environment.ts";
import { messageOf, UserError } from "./errors.ts";
import { runAction } from "./github/run-action.ts";

hideEnvironment(process.env);
try {
  process.exitCode = await runAction(process.env, (milliseconds) => setTimeout(milliseconds));
} catch (error) {
  const remedy = error instanceof UserError ? error.remedy : null;
  setFailed(remedy === null ? messageOf(error) : `${messageOf(error)}\n${remedy}`);
  process.exitCode = 2;
}
