/** The text of bytes that may be damaged; `isSound` is false where some of them were no text and are shown by a sign. */
export type DamagedText = { readonly text: string; readonly isSound: boolean };

/** The text of bytes that may be damaged: UTF-16 where it says so, else UTF-8 with a sign for what is none. */
export function decodeDamaged(bytes: Uint8Array): DamagedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder("utf-16le").decode(bytes), isSound: true };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), isSound: true };
  } catch {
    // The decoder has no other way of saying no.
    return { text: new TextDecoder("utf-8").decode(bytes), isSound: false };
  }
}
