import { randomBytes } from "node:crypto";
import { createUuidV7 } from "#annotations/model/uuid-v7.ts";

/** An id for a new record: a UUIDv7 of a time, with this machine's randomness. */
export function newIdAt(now: Date): string {
  return createUuidV7(now.getTime(), randomBytes(10));
}
