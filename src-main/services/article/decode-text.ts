/** Text and the name of the charset that it was read by. */
export type DecodedText = { readonly text: string; readonly charset: string };

/**
 * Text of an article: by byte order mark, else as UTF-8 where the bytes are that, else by an HTML `<meta>` charset or by a
 * guess. The tables for that last case are loaded only when there is one: nearly every article is UTF-8.
 */
export async function decodeText(bytes: Uint8Array): Promise<DecodedText> {
  const marked = charsetOfMark(bytes);
  if (marked !== undefined) return { text: new TextDecoder(marked).decode(bytes), charset: marked };
  // A page that says EUC-KR and is UTF-8 has been re-saved by an editor: valid UTF-8 with Hangul is no accident.
  const text = readUtf8(bytes);
  if (text !== undefined) return { text, charset: "utf-8" };
  const { decodeOther } = await import("./decode-other.ts");
  return decodeOther(bytes);
}

function charsetOfMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

function readUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // The decoder has no other way of saying no.
    return undefined;
  }
}
