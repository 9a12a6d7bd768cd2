import { expect, test } from "@jest/globals";
import { sipHash13 } from "../../src/tools/sip-hash.ts";

/** Made with Rust 1.95: `DefaultHasher::new()`, then `write` of the bytes 0, 1, 2 … */
const FROM_RUST: readonly (readonly [length: number, hash: bigint])[] = [
  [0, 15130871412783076140n],
  [1, 7541581120933061747n],
  [7, 3389392686435873370n],
  [8, 16921169381604339434n],
  [9, 8471974163824919394n],
  [15, 17514137373579004394n],
  [16, 9904005486622393783n],
  [63, 4061470857350050649n],
  [64, 8493894268803903686n],
  [255, 6755954963420408643n],
  [256, 3579909164457460488n],
  [1000, 5300605484671488728n],
];

test.each(FROM_RUST)("%i bytes hash as Rust's SipHash-1-3 hashes them", (length, hash) => {
  expect(sipHash13(Uint8Array.from({ length }, (_, index) => index & 0xff))).toBe(hash);
});

test("bytes in the middle of a buffer hash as they do alone", () => {
  const bytes = new Uint8Array([9, 9, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9]).subarray(3);
  expect(sipHash13(bytes)).toBe(sipHash13(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9])));
});
