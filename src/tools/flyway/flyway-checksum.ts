/**
 * Flyway's checksum: CRC-32 over the lines of a file without their ends, as a signed number.
 * flyway-core/src/main/java/org/flywaydb/core/internal/resolver/ChecksumCalculator.java.
 */

/** As recorded: a signed 32-bit number. A byte order mark at the start does not count, nor do line ends. */
export function flywayChecksum(text: string): string {
  const counted = text.replace(/^\uFEFF/u, "").replaceAll(/\r\n|\r|\n/gu, "");
  return String(crc32(Buffer.from(counted, "utf8")) | 0);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** Node.js has one of its own from 20.15 on only. */
function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return ~sum >>> 0;
}
