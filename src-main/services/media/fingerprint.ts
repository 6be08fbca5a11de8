import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";

/** What tells a file from another of the same name: size in bytes, SHA-256 of its first and of its last MiB. */
export type Fingerprint = { readonly size: number; readonly head: string; readonly tail: string };

const MIB = 1024 * 1024;

/** The fingerprint of a file; rejects with the system's error where it cannot be read. */
export async function fingerprintOf(path: string): Promise<Fingerprint> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const length = Math.min(MIB, size);
    const head = await hashOf(file, 0, length);
    const tail = await hashOf(file, size - length, length);
    return { size, head, tail };
  } finally {
    await file.close();
  }
}

async function hashOf(file: FileHandle, position: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return createHash("sha256").update(buffer.subarray(0, bytesRead)).digest("hex");
}

/** Whether two fingerprints are those of the same content. */
export function sameFingerprint(a: Fingerprint, b: Fingerprint): boolean {
  return a.size === b.size && a.head === b.head && a.tail === b.tail;
}
