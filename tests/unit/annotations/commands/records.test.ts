import { describe, expect, test } from "vitest";
import { addArticle } from "#annotations/commands/add-article.ts";
import { addMedium } from "#annotations/commands/add-medium.ts";
import { addQuote } from "#annotations/commands/add-quote.ts";
import { createPerson } from "#annotations/commands/create-person.ts";
import { createTag } from "#annotations/commands/create-tag.ts";
import { relinkMedium } from "#annotations/commands/relink-medium.ts";
import { removeQuote } from "#annotations/commands/remove-quote.ts";
import { setLogTitle } from "#annotations/commands/set-log-title.ts";
import { setMediumFacts } from "#annotations/commands/set-medium-facts.ts";
import { setPerson } from "#annotations/commands/set-person.ts";
import { setQuoteField } from "#annotations/commands/set-quote-field.ts";
import { setTag } from "#annotations/commands/set-tag.ts";
import { setTranslation } from "#annotations/commands/set-translation.ts";
import { after, annotationIn, at, context, diffOf, NOW, refusedAs, sampleDocument } from "./sample.ts";

const document = sampleDocument();

describe("quotes", () => {
  test("a quote is added, changed and removed", () => {
    const quote = { speaker: "ahn-bo-hyun", text: "No more slaps", lang: "en", source: "heard" } as const;
    const added = after(document, addQuote(document, { annotation: "a2", quote }, context()));
    expect(annotationIn(added, "a2")).toMatchObject({ quotes: [{ id: "new-1", ...quote }], modified: NOW });
    const fields = { text: "No more slaps today", speaker: null };
    const changed = after(
      added,
      setQuoteField(added, { annotation: "a2", quote: "new-1", fields }, context()),
    );
    expect(annotationIn(changed, "a2").quotes).toEqual([
      { id: "new-1", text: "No more slaps today", lang: "en", source: "heard" },
    ]);
    const removed = after(changed, removeQuote(changed, { annotation: "a2", quote: "new-1" }, context()));
    expect(annotationIn(removed, "a2").quotes ?? []).toEqual([]);
    expect(diffOf(removeQuote(removed, { annotation: "a2", quote: "new-1" }, context()))).toEqual([]);
  });

  test("an unknown speaker, an unknown quote and an end before the start are refused", () => {
    const set = (quote: string, fields: object) =>
      setQuoteField(document, { annotation: "a1", quote, fields }, context());
    expect(refusedAs(set("q1", { speaker: "nobody" }))).toBe("no-such-person");
    expect(refusedAs(set("q9", { text: "x" }))).toBe("no-such-quote");
    expect(refusedAs(set("q1", { start: at(5), end: at(5) }))).toBe("end-before-start");
  });

  test("a translation is written, signed, changed and taken away by an empty text", () => {
    const translate = (lang: string, text: string, from = document) =>
      after(from, setTranslation(from, { annotation: "a1", quote: "q1", lang, text }, context()));
    const translations = (of: typeof document) => annotationIn(of, "a1").quotes?.[0]?.translations;
    const german = translate("de", "Hier aufhören");
    expect(translations(german)).toEqual([
      { lang: "en", text: "Stop here", by: "Sora" },
      { lang: "de", text: "Hier aufhören", by: "Mina" },
    ]);
    expect(translations(translate("en", "Stop right here", german))?.[0]).toEqual({
      lang: "en",
      text: "Stop right here",
      by: "Mina",
    });
    expect(translations(translate("en", " ")) ?? []).toEqual([]);
    const same = setTranslation(
      document,
      { annotation: "a1", quote: "q1", lang: "en", text: "Stop here" },
      context(),
    );
    expect(diffOf(same)).toEqual([]);
  });
});

describe("media and articles", () => {
  test("a medium gets a readable slug, an NFC path and its facts", () => {
    const path = "영상/메이킹.mp4".normalize("NFD");
    const facts = { rate: "30000/1001", startTimecode: "01:00:00;00", duration: at(75) };
    const added = after(document, addMedium(document, { path, facts }, context()));
    expect(added.tables.medium.get("메이킹")).toEqual({ id: "메이킹", path: "영상/메이킹.mp4", ...facts });
  });

  test("a second file of one name gets a slug of its own; the same path is refused, as is an absolute one", () => {
    const added = after(document, addMedium(document, { path: "day2/clip.mp4" }, context()));
    expect(added.tables.medium.get("clip-2")?.path).toBe("day2/clip.mp4");
    expect(refusedAs(addMedium(document, { path: "./clip.mp4" }, context()))).toBe("medium-exists");
    for (const path of ["/home/x/clip.mp4", "C:\\clip.mp4", "file:///clip.mp4", ""]) {
      expect(refusedAs(addMedium(document, { path }, context()))).toBe("path-not-relative");
    }
  });

  test("facts are written where they differ, and values that a medium cannot have are refused", () => {
    const facts = { rate: "25", fingerprint: { size: 9, head: "aa", tail: "bb" } };
    const first = after(document, setMediumFacts(document, { medium: "clip", facts }, context()));
    expect(first.tables.medium.get("clip")).toEqual({ id: "clip", path: "clip.mp4", ...facts });
    expect(diffOf(setMediumFacts(first, { medium: "clip", facts }, context()))).toEqual([]);
    const wrong = setMediumFacts(document, { medium: "clip", facts: { rate: "fast" } }, context());
    expect(wrong).toEqual({
      ok: false,
      error: { code: "value-not-valid", parameters: { field: "rate", value: "fast" } },
    });
  });

  test("a medium is pointed at another file; an article is added once", () => {
    const moved = relinkMedium(document, { medium: "clip", path: "rushes/clip.mp4" }, context());
    expect(after(document, moved).tables.medium.get("clip")?.path).toBe("rushes/clip.mp4");
    const article = addArticle(document, { path: "기사.md", language: "ko" }, context());
    expect(after(document, article).tables.article.get("기사")).toEqual({
      id: "기사",
      path: "기사.md",
      language: "ko",
    });
    expect(refusedAs(addArticle(document, { path: "story.md" }, context()))).toBe("article-exists");
  });
});

describe("tags and people", () => {
  test("a new tag gets the next free key and the colour used least", () => {
    const made = after(document, createTag(document, { label: "Set noise", lang: "en" }, context()));
    expect(made.tables.tag.get("set-noise")).toEqual({
      id: "set-noise",
      labels: { en: "Set noise" },
      colour: "amber",
      key: "6",
      kind: "segment",
    });
  });

  test("a window tag says how far it reaches; a label that is there in any spelling is refused", () => {
    const made = after(
      document,
      createTag(document, { label: "웃음", lang: "ko", kind: "window" }, context()),
    );
    expect(made.tables.tag.get("웃음")?.window).toEqual({ before: at(4), after: at(1) });
    expect(refusedAs(createTag(document, { label: "Camera-Shake", lang: "en" }, context()))).toBe(
      "tag-exists",
    );
    expect(refusedAs(createTag(document, { label: " ", lang: "en" }, context()))).toBe("name-empty");
  });

  test("a new person gets a slug from the Latin name, the next free key and the language of the script", () => {
    const names = [{ text: "Kim Da-mi", lang: "en", kind: "preferred" as const }];
    const made = after(
      document,
      createPerson(document, { name: "김다미", names, character: "조이서" }, context()),
    );
    expect(made.tables.person.get("kim-da-mi")).toEqual({
      id: "kim-da-mi",
      names: [{ text: "김다미", lang: "ko", kind: "preferred" }, ...names],
      character: { names: [{ text: "조이서", lang: "ko", kind: "preferred" }] },
      key: "e",
    });
    expect(refusedAs(createPerson(document, { name: "Park Seo-joon" }, context()))).toBe("person-exists");
  });

  test("fields of a person and a tag change one by one", () => {
    const kept = document.tables.person.get("kwon-nara")?.names ?? [];
    const names = [...kept, { text: "Kwon Na Ra", lang: "en", kind: "wrong" as const }];
    const diff = setPerson(document, { person: "kwon-nara", fields: { names, role: "Soo-ah" } }, context());
    expect(after(document, diff).tables.person.get("kwon-nara")).toEqual({
      id: "kwon-nara",
      names,
      role: "Soo-ah",
    });
    expect(diffOf(diff)).toHaveLength(2);
    expect(refusedAs(setPerson(document, { person: "kwon-nara", fields: { names: [] } }, context()))).toBe(
      "value-not-valid",
    );
    const labels = { ko: "카메라", en: "the camera" };
    const tag = setTag(document, { tag: "camera", fields: { labels, key: null } }, context());
    expect(after(document, tag).tables.tag.get("camera")).toEqual({
      id: "camera",
      labels,
      colour: "teal",
      kind: "segment",
    });
    expect(refusedAs(setTag(document, { tag: "camera", fields: { labels: { en: null } } }, context()))).toBe(
      "name-empty",
    );
    expect(refusedAs(setTag(document, { tag: "camera", fields: { kind: "window" } }, context()))).toBe(
      "value-not-valid",
    );
  });

  test("a character is given, changed and taken away", () => {
    const characterNames = [{ text: "Oh Soo-ah", lang: "en", kind: "preferred" as const }];
    const given = after(
      document,
      setPerson(document, { person: "kwon-nara", fields: { characterNames } }, context()),
    );
    expect(given.tables.person.get("kwon-nara")?.character).toEqual({ names: characterNames });
    const taken = setPerson(given, { person: "kwon-nara", fields: { characterNames: null } }, context());
    expect(after(given, taken).tables.person.get("kwon-nara")?.character).toBeUndefined();
  });

  test("the title of the log is set and taken away", () => {
    expect(after(document, setLogTitle(document, { title: " New " }, context())).log.title).toBe("New");
    expect(after(document, setLogTitle(document, { title: "" }, context())).log.title).toBeUndefined();
    expect(diffOf(setLogTitle(document, { title: "Making of" }, context()))).toEqual([]);
  });
});
