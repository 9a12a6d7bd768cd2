import { beforeAll, expect, test } from "@jest/globals";
import { scanSync } from "libpg-query";
import { loadParser } from "../../src/sql/parser.ts";
import { significantTokens, tokens } from "../../src/sql/tokens.ts";

beforeAll(loadParser);

const pieces = (text: string): string[] => Array.from(tokens(text), ({ start, end }) => text.slice(start, end));

const samples = [
  "select a.b, 'it''s', E'\\'x', U&'\\0441', b'01', \"q\"\"n\", U&\"d\", n'x', $1 from t where x<>-1 and y->>'a'=1;",
  "select $$a$$, $x$ $$ $x$, 1.5e-3, 1e5, .5, 0x1F, 1_000, a$b$, é😀, x::int[], y[1:2], :name, a||-b, c@-d, *",
  "/* a /* b */ c */ select 1--x\n+2/*y*/*3, a<=b, a=>b, @>c, ?|d, x!~*y, 5..6, p:=q",
  "create function f() returns int language plpgsql as $f$ begin return 1; end $f$; e'\\\\' 'a'",
];

test.each(samples)("tokens lie where PostgreSQL's scanner sees them: %s", (sample) => {
  const bytes = Buffer.from(sample);
  const scanned = scanSync(sample).tokens.map(({ start, end }) => bytes.subarray(start, end).toString());
  expect(pieces(sample)).toEqual(scanned);
});

test("significant tokens leave out comments and the case of words, and keep that of quoted names", () => {
  expect(significantTokens('SELECT /* x */ "A", b -- c')).toEqual(["select", '"A"', ",", "b"]);
});
