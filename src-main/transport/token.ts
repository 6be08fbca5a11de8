import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A secret of 256 bits, as 43 characters that may stand in an address and in a cookie. */
export function makeToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Whether what was presented is the secret; takes the same time wherever they differ, and whatever their lengths. */
export function isToken(presented: string | undefined, secret: string): boolean {
  if (typeof presented !== "string") return false;
  return timingSafeEqual(digest(presented), digest(secret));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
