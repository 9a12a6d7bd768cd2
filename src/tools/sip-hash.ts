/**
 * SipHash-1-3 with zero keys (Aumasson and Bernstein, "SipHash: a fast short-input PRF"; one round per block, three at
 * the end), which Rust's `siphasher::sip::SipHasher13::new` and `DefaultHasher::new` are. 64-bit words are pairs of 32-bit
 * ones, low half first, because BigInt is many times slower.
 */

/** The hash of some bytes, as an unsigned 64-bit number. */
export function sipHash13(bytes: Uint8Array): bigint {
  const state = new Uint32Array([
    0x70736575, 0x736f6d65, 0x6e646f6d, 0x646f7261, 0x6e657261, 0x6c796765, 0x79746573, 0x74656462,
  ]);
  const tail = bytes.length % 8;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let offset = 0; offset < bytes.length - tail; offset += 8) {
    absorb(state, view.getUint32(offset, true), view.getUint32(offset + 4, true));
  }
  const last = new DataView(new ArrayBuffer(8));
  for (let at = 0; at < tail; at++) last.setUint8(at, view.getUint8(bytes.length - tail + at));
  last.setUint8(7, bytes.length & 0xff);
  absorb(state, last.getUint32(0, true), last.getUint32(4, true));
  state[V2] = at(state, V2) ^ 0xff;
  for (let rounds = 0; rounds < 3; rounds++) sipRound(state);
  return (half(state, 1) << 32n) | half(state, 0);
}

/** Where each word's low half is. */
const [V0, V1, V2, V3] = [0, 2, 4, 6] as const;

function absorb(state: Uint32Array, low: number, high: number): void {
  state[V3] = at(state, V3) ^ low;
  state[V3 + 1] = at(state, V3 + 1) ^ high;
  sipRound(state);
  state[V0] = at(state, V0) ^ low;
  state[V0 + 1] = at(state, V0 + 1) ^ high;
}

function sipRound(state: Uint32Array): void {
  add(state, V0, V1);
  rotate(state, V1, 13);
  xor(state, V1, V0);
  swap(state, V0);
  add(state, V2, V3);
  rotate(state, V3, 16);
  xor(state, V3, V2);
  add(state, V0, V3);
  rotate(state, V3, 21);
  xor(state, V3, V0);
  add(state, V2, V1);
  rotate(state, V1, 17);
  xor(state, V1, V2);
  swap(state, V2);
}

function at(state: Uint32Array, index: number): number {
  return state[index] ?? 0;
}

function add(state: Uint32Array, word: number, other: number): void {
  const low = at(state, word) + at(state, other);
  state[word] = low;
  state[word + 1] = at(state, word + 1) + at(state, other + 1) + (low > 0xffffffff ? 1 : 0);
}

function xor(state: Uint32Array, word: number, other: number): void {
  state[word] = at(state, word) ^ at(state, other);
  state[word + 1] = at(state, word + 1) ^ at(state, other + 1);
}

/** To the left, by less than 32 bits. */
function rotate(state: Uint32Array, word: number, bits: number): void {
  const [low, high] = [at(state, word), at(state, word + 1)];
  state[word] = (low << bits) | (high >>> (32 - bits));
  state[word + 1] = (high << bits) | (low >>> (32 - bits));
}

/** To the left, by 32 bits. */
function swap(state: Uint32Array, word: number): void {
  const low = at(state, word);
  state[word] = at(state, word + 1);
  state[word + 1] = low;
}

function half(state: Uint32Array, which: 0 | 1): bigint {
  return [V0, V1, V2, V3].reduce((all, word) => all ^ BigInt(at(state, word + which)), 0n);
}
