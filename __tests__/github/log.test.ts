import { expect, test } from "@jest/globals";
import { neutralised } from "../../src/github/log.ts";

/** Commands that the runner registers (Runner.Worker/ActionCommandManager.cs). */
const COMMANDS =
  "add-mask|add-matcher|add-path|debug|echo|endgroup|error|group|notice|remove-matcher|save-state|set-env|set-output|stop-commands|warning";

/**
 * The lines that the runner would take for commands, as Runner.Common/ActionCommand.cs reads them: `::name …::` after
 * leading white space, or `##[name …]` anywhere. .NET's ReadLine ends a line at CR, LF and CR LF.
 */
function commandsIn(output: string): string[] {
  const start = new RegExp(`^\\s*::(?:${COMMANDS})(?:\\s[^]*?)?::`, "iu");
  const anywhere = new RegExp(`##\\[(?:${COMMANDS})(?:\\s[^\\]]*)?\\]`, "iu");
  return output.split(/\r\n|\r|\n/u).filter((line) => start.test(line) || anywhere.test(line));
}

const SMUGGLED = [
  "::add-mask::secret",
  "   ::add-mask::secret",
  "\t::set-output name=verdict::pass",
  "\u00A0::warning::x",
  "NOTICE:  hello\n::stop-commands::x",
  "NOTICE:  hello\r::add-mask::x",
  "NOTICE:  hello\r\n::add-mask::x",
  "text ##[add-mask]secret",
  "##[error]boo",
  "\u2028::error::x",
  "\uFEFF::error::x",
];

test("the check knows a command when it sees one", () => {
  expect(SMUGGLED.filter((text) => commandsIn(text).length === 0)).toEqual([]);
});

for (const text of SMUGGLED) {
  test(`${JSON.stringify(text)} does not become a command`, () => {
    expect(commandsIn(neutralised(text))).toEqual([]);
  });
}

test("escapes of workflow commands stay as they are: nothing decodes them outside a command", () => {
  expect(neutralised("a%0A::add-mask::x %0D %25")).toBe("a%0A::add-mask::x %0D %25");
});

test("PostgreSQL's casts and ordinary text stay readable", () => {
  expect(neutralised("select 'x'::text\n  1 | y::int")).toBe("select 'x'::text\n  1 | y::int");
});
