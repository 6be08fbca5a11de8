import { describe, expect, test } from "vitest";
import { addAnnotation } from "#annotations/commands/add-annotation.ts";
import { addPerson } from "#annotations/commands/add-person.ts";
import { addTag } from "#annotations/commands/add-tag.ts";
import { advanceRunning } from "#annotations/commands/advance-running.ts";
import { carryOut } from "#annotations/commands/carry-out.ts";
import { closeAnnotation } from "#annotations/commands/close-annotation.ts";
import { deleteAnnotations } from "#annotations/commands/delete-annotations.ts";
import { removePerson } from "#annotations/commands/remove-person.ts";
import { removeTag } from "#annotations/commands/remove-tag.ts";
import { replaceTag } from "#annotations/commands/replace-tag.ts";
import { setNote } from "#annotations/commands/set-note.ts";
import { setTimes } from "#annotations/commands/set-times.ts";
import { togglePerson } from "#annotations/commands/toggle-person.ts";
import { toggleTag } from "#annotations/commands/toggle-tag.ts";
import { invertDiff } from "#annotations/history/invert-diff.ts";
import { after, annotationIn, at, context, diffOf, NOW, refusedAs, sampleDocument } from "./sample.ts";
import { applyDiff } from "#annotations/document/apply-diff.ts";

const document = sampleDocument();

describe("logging something", () => {
  test("a segment carries its times, tags, people, note, author and both dates", () => {
    const span = { kind: "segment", start: at(40), end: at(42) } as const;
    const result = addAnnotation(
      document,
      { medium: "clip", span, tags: ["camera", "camera"], people: ["ahn-bo-hyun"], note: " heavy " },
      context(),
    );
    expect(annotationIn(after(document, result), "new-1")).toEqual({
      id: "new-1",
      medium: "clip",
      start: at(40),
      end: at(42),
      tags: ["camera"],
      people: ["ahn-bo-hyun"],
      note: "heavy",
      created: NOW,
      modified: NOW,
      author: "Mina",
    });
  });

  test("a running segment is open with the last playhead known as its end; a moment has no end", () => {
    const running = addAnnotation(
      document,
      { id: "mine", medium: "clip", span: { kind: "running", start: at(1), end: at(2) } },
      context(""),
    );
    expect(annotationIn(after(document, running), "mine")).toEqual({
      id: "mine",
      medium: "clip",
      start: at(1),
      end: at(2),
      open: true,
      created: NOW,
      modified: NOW,
    });
    const moment = addAnnotation(
      document,
      { medium: "clip", span: { kind: "moment", start: at(1) } },
      context(),
    );
    expect(annotationIn(after(document, moment), "new-1").end).toBeUndefined();
  });

  test("unknown media, tags, people and speakers are refused, and an end that is not after the start", () => {
    const span = { kind: "moment", start: at(1) } as const;
    const add = (args: object) => addAnnotation(document, { medium: "clip", span, ...args }, context());
    expect(refusedAs(add({ medium: "other" }))).toBe("no-such-medium");
    expect(refusedAs(add({ tags: ["nope"] }))).toBe("no-such-tag");
    expect(refusedAs(add({ people: ["nope"] }))).toBe("no-such-person");
    expect(refusedAs(add({ quotes: [{ speaker: "nope", text: "x" }] }))).toBe("no-such-person");
    expect(refusedAs(add({ span: { kind: "segment", start: at(2), end: at(2) } }))).toBe("end-before-start");
  });
});

describe("times", () => {
  test("ending a running segment sets its end and takes the open mark away", () => {
    const closed = annotationIn(
      after(document, closeAnnotation(document, { annotation: "a2", end: at(25) }, context())),
      "a2",
    );
    expect(closed).toEqual({
      id: "a2",
      medium: "clip",
      start: at(20),
      end: at(25),
      tags: ["camera-shake"],
      modified: NOW,
    });
    expect(refusedAs(closeAnnotation(document, { annotation: "a1", end: at(25) }, context()))).toBe(
      "not-running",
    );
    expect(refusedAs(closeAnnotation(document, { annotation: "a2", end: at(20) }, context()))).toBe(
      "end-before-start",
    );
    expect(refusedAs(closeAnnotation(document, { annotation: "x", end: at(20) }, context()))).toBe(
      "no-such-annotation",
    );
  });

  test("an out given to a running one ends it, one given to a moment makes it a segment", () => {
    const ended = after(document, setTimes(document, { annotation: "a2", end: at(24) }, context()));
    expect(annotationIn(ended, "a2").open).toBeUndefined();
    const segment = after(document, setTimes(document, { annotation: "a3", end: at(31) }, context()));
    expect(annotationIn(segment, "a3").end).toBe(at(31));
    const moment = after(document, setTimes(document, { annotation: "a1", end: null }, context()));
    expect(annotationIn(moment, "a1").end).toBeUndefined();
  });

  test("a new in alone leaves a running one running", () => {
    const moved = after(document, setTimes(document, { annotation: "a2", start: at(19) }, context()));
    expect(annotationIn(moved, "a2")).toMatchObject({ start: at(19), open: true, modified: NOW });
  });

  test("an in behind the out is refused, as is taking the out from a running one", () => {
    expect(refusedAs(setTimes(document, { annotation: "a1", start: at(11) }, context()))).toBe(
      "end-before-start",
    );
    expect(refusedAs(setTimes(document, { annotation: "a2", end: null }, context()))).toBe("needs-end");
  });

  test("the last playhead of what runs is noted without counting as an edit", () => {
    const advance = (annotations: string[], playhead: number) =>
      advanceRunning(document, { annotations, playhead: at(playhead) }, context());
    expect(annotationIn(after(document, advance(["a2"], 23)), "a2")).toEqual({
      ...annotationIn(document, "a2"),
      end: at(23),
    });
    expect(diffOf(advance(["a1", "gone"], 23))).toEqual([]);
    expect(diffOf(advance(["a2"], 20.5))).toEqual([]);
  });
});

describe("edits that change nothing", () => {
  test.each([
    ["the same note", setNote(document, { annotation: "a1", note: "Both practise " }, context())],
    ["the same times", setTimes(document, { annotation: "a1", start: at(3), end: at(11) }, context())],
    ["a tag that is there", addTag(document, { annotations: ["a1"], tag: "camera" }, context())],
    ["a tag that is not there", removeTag(document, { annotations: ["a1"], tag: "clap" }, context())],
    [
      "the tag it has already",
      replaceTag(document, { annotations: ["a1"], tag: "kiss-rehearsal" }, context()),
    ],
    ["deleting what is gone", deleteAnnotations(document, { annotations: ["gone"] }, context())],
  ])("%s yields an empty diff", (_name, result) => {
    expect(diffOf(result)).toEqual([]);
  });
});

describe("tags, people and notes", () => {
  test("replacing keeps the times, the place in the list and the other tags", () => {
    const replaced = after(document, replaceTag(document, { annotations: ["a1"], tag: "laugh" }, context()));
    expect(annotationIn(replaced, "a1")).toMatchObject({
      start: at(3),
      end: at(11),
      tags: ["laugh", "camera"],
    });
    const second = after(document, replaceTag(document, { annotations: ["a1"], tag: "camera" }, context()));
    expect(annotationIn(second, "a1").tags).toEqual(["camera"]);
  });

  test("a toggle adds where one of them lacks it, and removes where all have it", () => {
    const once = after(
      document,
      toggleTag(document, { annotations: ["a1", "a2"], tag: "camera" }, context()),
    );
    expect(annotationIn(once, "a2").tags).toEqual(["camera-shake", "camera"]);
    expect(annotationIn(once, "a1").modified).not.toBe(NOW);
    const twice = after(once, toggleTag(once, { annotations: ["a1", "a2"], tag: "camera" }, context()));
    expect(annotationIn(twice, "a1").tags).toEqual(["kiss-rehearsal"]);
    expect(annotationIn(twice, "a2").tags).toEqual(["camera-shake"]);
  });

  test("a person goes on and off", () => {
    const on = after(
      document,
      togglePerson(document, { annotations: ["a2"], person: "kwon-nara" }, context()),
    );
    expect(annotationIn(on, "a2").people).toEqual(["kwon-nara"]);
    const off = after(on, togglePerson(on, { annotations: ["a2"], person: "kwon-nara" }, context()));
    expect(annotationIn(off, "a2").people ?? []).toEqual([]);
    const added = after(
      document,
      addPerson(document, { annotations: ["a3"], person: "kwon-nara" }, context()),
    );
    const removed = removePerson(added, { annotations: ["a3"], person: "kwon-nara" }, context());
    expect(annotationIn(after(added, removed), "a3").people ?? []).toEqual([]);
    expect(refusedAs(addPerson(document, { annotations: ["a3"], person: "x" }, context()))).toBe(
      "no-such-person",
    );
  });

  test("an empty note takes the note away", () => {
    const result = setNote(document, { annotation: "a1", note: "  " }, context());
    expect("note" in annotationIn(after(document, result), "a1")).toBe(false);
  });
});

describe("deleting", () => {
  test("leaves a tombstone without content, and undoing brings everything back", () => {
    const diff = diffOf(deleteAnnotations(document, { annotations: ["a1", "a3", "a1"] }, context()));
    const gone = after(document, { ok: true, value: diff });
    expect(gone.tables.annotation.has("a1")).toBe(false);
    expect(gone.tables.tombstone.get("annotation/a1")).toEqual({
      id: "a1",
      kind: "annotation",
      author: "Mina",
      time: NOW,
    });
    const back = applyDiff(gone, invertDiff(diff));
    expect(back.ok && back.value.tables.annotation.get("a1")).toEqual(annotationIn(document, "a1"));
    expect(back.ok && back.value.tables.tombstone.size).toBe(0);
  });
});

describe("what was logged live", () => {
  const place = { medium: "clip", language: "en" };
  const intent = {
    kind: "add",
    annotation: "live",
    span: { kind: "running", start: at(10), end: at(11) },
    tag: undefined,
    people: [],
  } as const;

  test("says so until its in or out is moved; closing it and noting something is no trimming", () => {
    const step = carryOut(document, intent, { ...place, live: true }, context());
    if (!step.ok) throw new Error(step.error.code);
    let now = after(document, { ok: true, value: step.value.diff });
    now = after(now, closeAnnotation(now, { annotation: "live", end: at(14) }, context()));
    now = after(now, setNote(now, { annotation: "live", note: "soft" }, context()));
    expect(annotationIn(now, "live").live).toBe(true);
    now = after(now, setTimes(now, { annotation: "live", start: at(10) }, context()));
    expect(annotationIn(now, "live").live).toBe(true);
    now = after(now, setTimes(now, { annotation: "live", start: at(9.5) }, context()));
    expect("live" in annotationIn(now, "live")).toBe(false);
  });

  test("is not what was logged while the film stood still", () => {
    const step = carryOut(document, intent, { ...place, live: false }, context());
    const now = after(document, step.ok ? { ok: true, value: step.value.diff } : step);
    expect("live" in annotationIn(now, "live")).toBe(false);
  });
});
