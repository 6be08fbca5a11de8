import chardet from "chardet";
import iconv from "iconv-lite";
import type { DecodedText } from "./decode-text.ts";

const META_SCAN_BYTES = 2048;
const GUESS_BYTES = 65536;

/**
 * Text of an article that is not UTF-8: by an HTML `<meta>` charset, else by a guess among the charsets that newsrooms still
 * have (EUC-KR and its superset CP949 above all).
 */
export function decodeOther(bytes: Uint8Array): DecodedText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const charset = declaredCharset(buffer) ?? guessedCharset(buffer);
  return { text: iconv.decode(buffer, charset), charset };
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
