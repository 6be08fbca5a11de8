import type { Piece } from "./line.ts";

/** The note of a line: its pieces of note put together, without the commas and colons that tags and names left behind. */
export function noteOf(text: string, pieces: readonly Piece[]): string {
  let note = "";
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind !== "note") continue;
    const words = text.slice(piece.from, piece.to).replace(/\s+/gu, " ");
    const own = index === 0 ? words : words.replace(/^(?:[,;:：]|\.(?=\s|$))\s*/u, "");
    const glue = note === "" || /^[.,;:!?…]/u.test(own) ? "" : " ";
    note += own === "" ? "" : glue + own;
  }
  return note.normalize("NFC").trim();
}
