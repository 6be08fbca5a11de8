/** Larger files cannot be taken into memory whole, as the browser's digest needs them. */
const MOST_BYTES = 1024 * 1024 * 1024;

/** SHA-256 of bytes in hexadecimal. */
export async function sha256Of(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** SHA-256 of a file in hexadecimal; `null` where it is too large or cannot be read (a dropped folder). */
export async function sha256OfFile(file: File): Promise<string | null> {
  if (file.size > MOST_BYTES) return null;
  const bytes = await file.arrayBuffer().catch(() => null);
  return bytes === null ? null : sha256Of(bytes);
}
