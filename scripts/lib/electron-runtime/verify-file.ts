import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/** A file's expected digest, in the notation its publisher uses. */
export interface ExpectedDigest {
  readonly algorithm: "sha256" | "sha512";
  readonly encoding: "hex" | "base64";
  readonly digest: string;
}

/** The answer of `verifyFile`: on a mismatch both digests, for the message. */
export type Verification =
  | { readonly ok: true }
  | { readonly ok: false; readonly expected: string; readonly found: string };

/** Compares a file's digest with the expected one; throws only where the file cannot be read. */
export async function verifyFile(path: string, expected: ExpectedDigest): Promise<Verification> {
  const hash = createHash(expected.algorithm);
  await pipeline(createReadStream(path, { highWaterMark: 1_000_000 }), hash);
  const found = hash.digest(expected.encoding);
  return found === expected.digest ? { ok: true } : { ok: false, expected: expected.digest, found };
}
