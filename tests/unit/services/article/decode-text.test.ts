import { describe, expect, test } from "vitest";
import { decodeText } from "../../../../src-main/services/article/decode-text.ts";

/** "한국" in EUC-KR (KS X 1001): C7 D1 B1 B9. */
const HANGUK = [0xc7, 0xd1, 0xb1, 0xb9];
/** "똠" exists in CP949 only: 8C 63. */
const TTOM = [0x8c, 0x63];

function bytes(...parts: (string | number[])[]): Uint8Array {
  return Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))),
  );
}

describe("the charset of an article", () => {
  test.each([
    ["UTF-8", bytes("제목 é"), "제목 é", "utf-8"],
    ["UTF-8 with a mark", bytes([0xef, 0xbb, 0xbf], "제목"), "제목", "utf-8"],
    ["UTF-16 little-endian by its mark", bytes([0xff, 0xfe, 0x5c, 0xd5, 0x6d, 0xad]), "한국", "utf-16le"],
    ["UTF-16 big-endian by its mark", bytes([0xfe, 0xff, 0xd5, 0x5c, 0xad, 0x6d]), "한국", "utf-16be"],
    [
      "EUC-KR by a meta tag",
      bytes('<meta charset="euc-kr"><p>', HANGUK),
      '<meta charset="euc-kr"><p>한국',
      "cp949",
    ],
    [
      "CP949 by an old meta tag",
      bytes('<meta http-equiv="Content-Type" content="text/html; charset=ks_c_5601-1987">', TTOM),
      '<meta http-equiv="Content-Type" content="text/html; charset=ks_c_5601-1987">똠',
      "cp949",
    ],
    [
      "UTF-8 that calls itself EUC-KR",
      bytes('<meta charset="euc-kr">한국'),
      '<meta charset="euc-kr">한국',
      "utf-8",
    ],
    ["nothing", bytes(), "", "utf-8"],
  ])("%s", async (_name, input, text, charset) => {
    expect(await decodeText(input)).toEqual({ text, charset });
  });

  test("EUC-KR is guessed from Korean prose without any sign", async () => {
    // "박서준은 카메라를 들고 웃었다. " in EUC-KR, by Python: "…".encode("euc-kr").
    const sentence = Buffer.from(
      "b9dabcadc1d8c0ba20c4abb8deb6f3b8a620b5e9b0ed20bff4beFAB4d92e20".toLowerCase(),
      "hex",
    );
    const { text, charset } = await decodeText(Buffer.concat(Array.from({ length: 8 }, () => sentence)));
    expect(charset).toBe("cp949");
    expect(text.slice(0, 18)).toBe("박서준은 카메라를 들고 웃었다. ");
  });
});
