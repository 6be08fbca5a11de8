import { randomBytes } from "node:crypto";

/** A UUIDv7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, then 74 random bits, in the usual text form. */
export function uuid7(now: Date, random: (size: number) => Uint8Array = randomBytes): string {
  const time = now.getTime().toString(16).padStart(12, "0");
  const bytes = random(10);
  const version = 0x70 | ((bytes[0] ?? 0) & 0x0f);
  const variant = 0x80 | ((bytes[2] ?? 0) & 0x3f);
  const rest = Buffer.from([version, bytes[1] ?? 0, variant, ...bytes.subarray(3)]).toString("hex");
  return [time.slice(0, 8), time.slice(8), rest.slice(0, 4), rest.slice(4, 8), rest.slice(8)].join("-");
}
