import chardet from "chardet";
import iconv from "iconv-lite";

/** Text and the name of the charset that it was read by. */
export type DecodedText = { readonly text: string; readonly charset: string };

const META_SCAN_BYTES = 2048;
const GUESS_BYTES = 65536;

/**
 * Text of an article: by byte order mark, else by an HTML `<meta>` charset, else as UTF-8 where the bytes are that, else
 * by a guess among the charsets that newsrooms still have (EUC-KR and its superset CP949 above all).
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const marked = charsetOfMark(buffer);
  if (marked !== undefined) return { text: iconv.decode(buffer, marked), charset: marked };
  const declared = declaredCharset(buffer);
  // A page that says EUC-KR and is UTF-8 has been re-saved by an editor: valid UTF-8 with Hangul is no accident.
  if (isUtf8(buffer)) return { text: buffer.toString("utf8"), charset: "utf-8" };
  const charset = declared ?? guessedCharset(buffer);
  return { text: iconv.decode(buffer, charset), charset };
}

function charsetOfMark(buffer: Buffer): string | undefined {
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) return "utf-8";
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return "utf-16le";
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return "utf-16be";
  return undefined;
}

function declaredCharset(buffer: Buffer): string | undefined {
  const head = buffer.subarray(0, META_SCAN_BYTES).toString("latin1");
  const named = /<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_:-]+)/i.exec(head)?.[1];
  return named === undefined ? undefined : knownCharset(named);
}

function guessedCharset(buffer: Buffer): string {
  const guess = chardet.detect(buffer.subarray(0, GUESS_BYTES));
  return (guess === null ? undefined : knownCharset(guess)) ?? "cp949";
}

/** EUC-KR is read as its superset CP949, as browsers do (WHATWG Encoding, "EUC-KR"); Latin-1 as windows-1252. */
function knownCharset(name: string): string | undefined {
  const lower = name.toLowerCase();
  if (/^(euc-?kr|ks_c_5601.*|ksc5601|cp949|ms949|windows-949|uhc)$/.test(lower)) return "cp949";
  if (/^(iso-8859-1|latin1|us-ascii|ascii)$/.test(lower)) return "windows-1252";
  return iconv.encodingExists(lower) ? lower : undefined;
}

function isUtf8(buffer: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(buffer);
    return true;
  } catch {
    // The decoder has no other way of saying no.
    return false;
  }
}
