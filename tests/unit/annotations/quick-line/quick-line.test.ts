import { describe, expect, test } from "vitest";
import { commitQuickLine } from "#annotations/commands/commit-quick-line.ts";
import { completeQuickLine } from "#annotations/quick-line/complete.ts";
import { parseQuickLine } from "#annotations/quick-line/parse.ts";
import { quickLineSpan } from "#annotations/quick-line/span.ts";
import { frameRate } from "#annotations/time/frame-rate.ts";
import { constantFrames } from "#annotations/time/frame-table.ts";
import { after, annotationIn, at, context, refusedAs, sampleDocument } from "../commands/sample.ts";

const document = sampleDocument();
const frames = constantFrames(frameRate(25, 1), 25 * 100);
const time = { frames, rate: frameRate(25, 1), dropFrame: false, startFrame: 0, playhead: at(0) };

function parse(text: string) {
  return parseQuickLine(text, document, { language: "en", time });
}

describe("tags, people and the note", () => {
  test("what has no sign is the note", () => {
    expect(parse("he drops   it")).toMatchObject({ tags: [], people: [], quotes: [], note: "he drops it" });
  });

  test("a tag and a person of several words need no quotation marks; the longest known name wins", () => {
    expect(parse("#camera shake @Ahn Bo Hyun grins")).toMatchObject({
      tags: ["camera-shake"],
      people: ["ahn-bo-hyun"],
      note: "grins",
      newTags: [],
      newPeople: [],
    });
  });

  test("every script and spelling is known, and each is taken once", () => {
    expect(parse("@박서준 @Park So Joon @Bak Seo Jun #키스 리허설").people).toEqual(["park-seo-joon"]);
    expect(parse("#키스 리허설 #kiss rehearsal").tags).toEqual(["kiss-rehearsal"]);
  });

  test("a Korean particle behind a name goes with it", () => {
    expect(parse("@박서준이 카메라를 든다")).toMatchObject({
      people: ["park-seo-joon"],
      note: "카메라를 든다",
    });
  });

  test("commas that people and tags leave behind do not stay in the note", () => {
    expect(parse("@Kwon Nara, @Ahn Bo Hyun: both laugh").note).toBe("both laugh");
    expect(parse("waits #camera, then runs").note).toBe("waits then runs");
  });

  test("words at the start that exactly are a known tag become it", () => {
    expect(parse("Camera shake, heavy").tags).toEqual([]);
    expect(parse("camera shake very heavy")).toMatchObject({ tags: ["camera-shake"], note: "very heavy" });
    expect(parse("clap")).toMatchObject({ tags: ["clap"], note: "" });
    expect(parse("the camera shakes").tags).toEqual([]);
    expect(parse("cameras everywhere").tags).toEqual([]);
  });

  test("a sign inside a word is no sign", () => {
    expect(parse("ask mina@desk.example about C#")).toMatchObject({
      newPeople: [],
      newTags: [],
      note: "ask mina@desk.example about C#",
      problems: [],
    });
  });

  test("a sign without a name stays in the note and says so", () => {
    expect(parse("what #")).toMatchObject({
      note: "what #",
      problems: [{ code: "name-missing", from: 5, to: 6 }],
    });
  });
});

describe("names that the log does not have", () => {
  test("are offered, with those that come near", () => {
    expect(parse("@Park #cam")).toMatchObject({
      people: [],
      tags: [],
      newPeople: [{ name: "Park", near: ["park-seo-joon"] }],
      newTags: [{ name: "cam", near: ["camera", "camera-shake"] }],
    });
  });

  test("take capitalised words, what stands in quotation marks, or all before the colon of a quote", () => {
    expect(parse("@Hong Gil-dong runs").newPeople.map(({ name }) => name)).toEqual(["Hong Gil-dong"]);
    expect(parse('@"second unit" waits').newPeople.map(({ name }) => name)).toEqual(["second unit"]);
    expect(parse('#"set noise" hum').newTags.map(({ name }) => name)).toEqual(["set noise"]);
    expect(parse('@camera operator: "I have it"')).toMatchObject({
      newPeople: [{ name: "camera operator" }],
      quotes: [{ speaker: { kind: "new", name: "camera operator" }, text: "I have it" }],
    });
  });
});

describe("quotes", () => {
  test("words in straight or curly marks, with their language", () => {
    for (const line of ['"No more slaps"', "“No more slaps”", '"No more slaps”', "„No more slaps“"]) {
      expect(parse(line)).toMatchObject({
        quotes: [{ text: "No more slaps", lang: "en" }],
        note: "",
        problems: [],
      });
    }
    expect(parse('"어, 무겁네"').quotes).toEqual([
      { speaker: undefined, text: "어, 무겁네", lang: "ko", translation: undefined },
    ]);
  });

  test("a person and a colon before it make the speaker", () => {
    expect(parse('@Ahn Bo Hyun: "No more slaps" he begs')).toMatchObject({
      people: ["ahn-bo-hyun"],
      quotes: [{ speaker: { kind: "known", id: "ahn-bo-hyun" }, text: "No more slaps" }],
      note: "he begs",
    });
    expect(parse('@Ahn Bo Hyun "No more slaps"').quotes[0]?.speaker).toBeUndefined();
  });

  test("an equals sign joins the translation", () => {
    expect(parse('@박서준: "어, 무겁네" = "Oh, this is heavy" #camera').quotes).toEqual([
      {
        speaker: { kind: "known", id: "park-seo-joon" },
        text: "어, 무겁네",
        lang: "ko",
        translation: { lang: "en", text: "Oh, this is heavy" },
      },
    ]);
    expect(parse('= "Oh, this is heavy"').quotes).toMatchObject([
      { text: undefined, translation: { text: "Oh, this is heavy" } },
    ]);
  });

  test("an unclosed quote closes itself and says so; signs inside a quote are words", () => {
    expect(parse('"No more #slaps @all')).toMatchObject({
      quotes: [{ text: "No more #slaps @all" }],
      tags: [],
      problems: [{ code: "quote-unclosed", from: 0, to: 20 }],
    });
  });

  test("empty marks are no quote; inches are no mark", () => {
    expect(parse('""')).toMatchObject({ quotes: [], problems: [{ code: "quote-empty" }] });
    expect(parse('the 5" lens and the 7" one')).toMatchObject({
      quotes: [],
      note: 'the 5" lens and the 7" one',
    });
  });
});

describe("a leading time", () => {
  test.each([
    ["1:02 falls", at(62), undefined],
    ["0:10-0:20.4 falls", at(10), at(20.4)],
    ["0:10 – 0:20 falls", at(10), at(20)],
    ["f50 falls", at(2), undefined],
  ])("%j", (text, start, end) => {
    const line = parse(text);
    expect(line.time?.start).toBe(start);
    expect(line.time?.end).toBe(end);
    expect(line.note).toBe("falls");
  });

  test("a tag may follow it; a bare number or a time inside the line is a note", () => {
    expect(parse("1:02 camera shake")).toMatchObject({ tags: ["camera-shake"], note: "" });
    expect(parse("5 people laugh").note).toBe("5 people laugh");
    expect(parse("laughs at 1:02")).toMatchObject({ time: undefined, note: "laughs at 1:02" });
  });

  test("a time outside the film stays in the note and says why", () => {
    const line = parse("9:99 falls");
    expect(line.time).toBeUndefined();
    expect(line.note).toBe("9:99 falls");
    expect(line.problems).toMatchObject([{ code: "time-not-valid", from: 0, to: 4 }]);
  });

  test("without a film it is part of the note", () => {
    const line = parseQuickLine("1:02 falls", document, { language: "en", time: undefined });
    expect(line).toMatchObject({ time: undefined, note: "1:02 falls", problems: [] });
  });
});

test("the pieces say where everything stands", () => {
  const text = ' #camera shake @Kwon Nara: "hi" runs';
  expect(parse(text).pieces.map(({ kind, from, to }) => `${kind} ${text.slice(from, to)}`)).toEqual([
    "tag #camera shake",
    "person @Kwon Nara",
    'quote : "hi"',
    "note runs",
  ]);
});

test("no line throws, overlaps its pieces or loses its words", () => {
  const parts = [
    "#",
    "@",
    '"',
    "“",
    "”",
    "=",
    ":",
    " ",
    "camera",
    "shake",
    "박서준",
    "1:02",
    "-",
    "f9",
    "\n",
    "x",
  ];
  let seed = 20261120;
  const next = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  const broken: string[] = [];
  for (let round = 0; round < 3000; round++) {
    const line = Array.from({ length: next(14) }, () => parts[next(parts.length)] ?? "").join("");
    const { pieces } = parse(line);
    let reached = 0;
    let whole = true;
    for (const { from, to } of pieces) {
      whole &&= from >= reached && to > from && line.slice(reached, from).trim() === "";
      reached = to;
    }
    if (!whole || line.slice(reached).trim() !== "") broken.push(`seed 20261120, round ${round}: ${line}`);
  }
  expect(broken).toEqual([]);
});

describe("completing", () => {
  const complete = (text: string, caret = text.length) => completeQuickLine(text, caret, document, "en");

  test("after a sign: what begins like the words typed, several words too", () => {
    expect(complete("x @ahn bo h")).toEqual({
      from: 2,
      to: 11,
      items: [
        {
          kind: "person",
          id: "ahn-bo-hyun",
          label: "Ahn Bo Hyun",
          matched: undefined,
          insert: "@Ahn Bo Hyun ",
        },
      ],
    });
    expect(complete("#")?.items).toHaveLength(5);
    expect(complete("@ㅂㅅ")?.items[0]).toMatchObject({ label: "Park Seo Joon", matched: "박서준" });
  });

  test("a name that is finished is offered no more, a longer one is", () => {
    expect(complete("@Ahn Bo Hyun ")).toBeUndefined();
    expect(complete("#camera ")?.items.map(({ id }) => id)).toEqual(["camera-shake"]);
    expect(complete("#camera")?.items.map(({ id }) => id)).toEqual(["camera", "camera-shake"]);
  });

  test("a wrong spelling completes to the right one", () => {
    expect(complete("@ahm bo")?.items[0]?.insert).toBe("@Ahn Bo Hyun ");
  });

  test("at the start of the line: tags that begin like it", () => {
    expect(complete("came")?.items.map(({ insert }) => insert)).toEqual(["#camera ", "#camera shake "]);
    expect(complete("1:02 came")).toMatchObject({ from: 5, to: 9 });
    expect(complete("he came")).toBeUndefined();
  });

  test("nothing inside a quote, nor behind a name that is finished", () => {
    expect(complete('@Kwon Nara: "so @ah')).toBeUndefined();
    expect(complete("@Kwon Nara runs away")).toBeUndefined();
    expect(complete("")).toBeUndefined();
  });
});

describe("where the entry lies", () => {
  const written = { in: at(10), playhead: at(14), ran: true, frames, shots: [] };
  test.each([
    ["ran on: to the frame at the commit", "runs", written, { kind: "segment", start: at(10), end: at(14) }],
    ["stood still: 3 s", "runs", { ...written, ran: false }, { kind: "segment", start: at(10), end: at(13) }],
    [
      "stood still: no further than the next shot change",
      "runs",
      { ...written, ran: false, shots: [at(10), at(11.2), at(12)] },
      { kind: "segment", start: at(10), end: at(11.2) },
    ],
    [
      "a shot change far away: 3 s",
      "runs",
      { ...written, ran: false, shots: [at(9), at(40)] },
      { kind: "segment", start: at(10), end: at(13) },
    ],
    [
      "ran on across a shot change: to the frame at the commit",
      "runs",
      { ...written, shots: [at(12)] },
      { kind: "segment", start: at(10), end: at(14) },
    ],
    ["a typed time", "1:02 runs", written, { kind: "segment", start: at(62), end: at(65) }],
    ["a typed range", "0:20-0:21 runs", written, { kind: "segment", start: at(20), end: at(21) }],
    ["a moment tag", "#clap", written, { kind: "moment", start: at(10) }],
    ["a window tag", "#laugh", written, { kind: "segment", start: at(6), end: at(11) }],
    [
      "the end of the film",
      "runs",
      { ...written, in: at(99), ran: false },
      { kind: "segment", start: at(99), end: at(100) },
    ],
  ] as const)("%s", (_name, text, when, span) => {
    expect(quickLineSpan(document, parse(text), when)).toEqual(span);
  });
});

describe("committing", () => {
  const span = { kind: "segment", start: at(10), end: at(13) } as const;
  const commit = (text: string, accepted: { tags: string[]; people: string[] } = { tags: [], people: [] }) =>
    commitQuickLine(
      document,
      { line: parse(text), id: "mine", medium: "clip", span, accepted, language: "en", armed: ["kwon-nara"] },
      context(),
    );

  test("logs tags, people, quotes and the note as one diff", () => {
    const done = after(document, commit('#camera @Ahn Bo Hyun: "무거워" = "Heavy" he grins'));
    expect(annotationIn(done, "mine")).toMatchObject({
      start: at(10),
      end: at(13),
      tags: ["camera"],
      people: ["kwon-nara", "ahn-bo-hyun"],
      quotes: [
        {
          id: "new-1",
          speaker: "ahn-bo-hyun",
          text: "무거워",
          lang: "ko",
          translations: [{ lang: "en", text: "Heavy", by: "Mina" }],
          source: "heard",
        },
      ],
      note: "he grins",
    });
  });

  test("makes new names only when they were accepted, each with a key of its own", () => {
    const text = '#hum #buzz @Hong Gil-dong: "Hush"';
    expect(refusedAs(commit(text))).toBe("new-name-not-accepted");
    const done = after(document, commit(text, { tags: ["hum", "buzz"], people: ["Hong Gil-dong"] }));
    expect(done.tables.tag.get("hum")?.key).toBe("6");
    expect(done.tables.tag.get("buzz")?.key).toBe("7");
    expect(done.tables.person.get("hong-gil-dong")?.key).toBe("e");
    expect(annotationIn(done, "mine")).toMatchObject({
      tags: ["hum", "buzz"],
      quotes: [{ speaker: "hong-gil-dong" }],
    });
  });

  test("an empty line is refused", () => {
    expect(refusedAs(commit("  "))).toBe("quick-line-empty");
    expect(refusedAs(commit("1:02"))).toBe("quick-line-empty");
  });
});
