import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergePeople } from "#annotations/commands/merge-people.ts";
import { addPerson } from "#annotations/commands/add-person.ts";
import { buildDocument } from "#annotations/document/build-document.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { checkDocument } from "#annotations/document/invariants.ts";
import type { Diff } from "#annotations/history/diff.ts";
import { invertDiff } from "#annotations/history/invert-diff.ts";
import { rebaseLaterWins } from "#annotations/history/rebase-diff.ts";
import { createUndoStack, type UndoStack } from "#annotations/history/undo-stack.ts";
import type { Person } from "#annotations/model/person.ts";
import { mergeFile } from "../../../../src-main/services/log/merge-file.ts";
import { applied, changesOf, contents, deeds, documents } from "../document/arbitraries.ts";
import { after, annotationIn, at, context, diffOf, NOW, refusedAs } from "./sample.ts";

const name = (text: string, lang: string, kind: Person["names"][number]["kind"]) => ({ text, lang, kind });

const KNOWN: Person = {
  id: "park-seo-joon",
  names: [name("Park Seo-joon", "en", "preferred"), name("Park So Joon", "en", "wrong")],
  key: "q",
};
const TWIN: Person = {
  id: "park-so-joon",
  names: [
    name("Park So Joon", "en", "preferred"),
    name("Park S. J.", "en", "also"),
    name("Pak So Joon", "en", "wrong"),
    name("박서준", "ko", "preferred"),
  ],
  character: { names: [name("Park Sae-ro-yi", "en", "preferred")] },
  role: "actor",
  key: "w",
  agency: "Awesome",
};

function film(): LogDocument {
  return buildDocument(
    { id: "log" },
    {
      medium: [{ id: "clip", path: "clip.mp4" }],
      person: [KNOWN, TWIN, { id: "kwon-nara", names: [name("Kwon Nara", "en", "preferred")] }],
      annotation: [
        {
          id: "a1",
          medium: "clip",
          start: at(1),
          people: ["kwon-nara", "park-so-joon"],
          quotes: [
            { id: "q1", speaker: "park-so-joon", text: "Heavy" },
            { id: "q2", speaker: "kwon-nara", text: "So it is" },
          ],
        },
        { id: "a2", medium: "clip", start: at(2), people: ["park-so-joon", "park-seo-joon"] },
        { id: "a3", medium: "clip", start: at(3), quotes: [{ id: "q3", speaker: "park-so-joon" }] },
        { id: "a4", medium: "clip", start: at(4), people: ["kwon-nara"], modified: "2026-11-01T00:00:00Z" },
      ],
      conflict: [
        { id: "c1", kind: "person", record: "park-so-joon", field: "role", values: [{ value: "actor" }, {}] },
        {
          id: "c2",
          kind: "annotation",
          record: "a1",
          field: "quotes.q1.speaker",
          values: [{ value: "park-so-joon" }, { value: "kwon-nara" }],
        },
        {
          id: "c3",
          kind: "annotation",
          record: "a1",
          field: "quotes.q9",
          values: [{ value: { id: "q9", speaker: "park-so-joon" } }, {}],
        },
      ],
    },
  );
}

const MERGE = { from: "park-so-joon", into: "park-seo-joon" };
const merged = (document: LogDocument) => mergePeople(document, MERGE, context());

describe("merging two people into one", () => {
  test("the one who stays gets the names of the other; a second preferred name is another name, a first one stays", () => {
    expect(after(film(), merged(film())).tables.person.get("park-seo-joon")).toEqual({
      id: "park-seo-joon",
      names: [
        name("Park Seo-joon", "en", "preferred"),
        name("Park So Joon", "en", "wrong"),
        name("Park S. J.", "en", "also"),
        name("Pak So Joon", "en", "wrong"),
        name("박서준", "ko", "preferred"),
      ],
      character: { names: [name("Park Sae-ro-yi", "en", "preferred")] },
      role: "actor",
      key: "q",
      agency: "Awesome",
    });
  });

  test("names of a character are joined as well", () => {
    const played = { names: [name("Sae-ro-yi", "en", "preferred")] };
    const both = applied(film(), [
      { op: "set", kind: "person", id: "park-seo-joon", path: ["character"], after: played },
    ]);
    expect(after(both, merged(both)).tables.person.get("park-seo-joon")?.character?.names).toEqual([
      name("Sae-ro-yi", "en", "preferred"),
      name("Park Sae-ro-yi", "en", "also"),
    ]);
  });

  test("every reference follows: people in their places, speakers, open conflicts; the rest stays as it was", () => {
    const done = after(film(), merged(film()));
    expect(annotationIn(done, "a1")).toMatchObject({
      people: ["kwon-nara", "park-seo-joon"],
      quotes: [{ speaker: "park-seo-joon" }, { speaker: "kwon-nara" }],
      modified: NOW,
    });
    expect(annotationIn(done, "a2").people).toEqual(["park-seo-joon"]);
    expect(annotationIn(done, "a3").quotes?.[0]?.speaker).toBe("park-seo-joon");
    expect(annotationIn(done, "a4").modified).toBe("2026-11-01T00:00:00Z");
    expect(done.tables.conflict.has("c1")).toBe(false);
    expect(done.tables.conflict.get("c2")?.values).toEqual([
      { value: "park-seo-joon" },
      { value: "kwon-nara" },
    ]);
    expect(done.tables.conflict.get("c3")?.values).toEqual([
      { value: { id: "q9", speaker: "park-seo-joon" } },
      {},
    ]);
    expect(checkDocument(done).filter(({ code }) => code !== "missing-record")).toEqual([]);
  });

  test("the one who goes leaves a tombstone that says who they are now, and no name", () => {
    const done = after(film(), merged(film()));
    expect(done.tables.person.has("park-so-joon")).toBe(false);
    expect(done.tables.tombstone.get("person/park-so-joon")).toEqual({
      id: "park-so-joon",
      kind: "person",
      into: "park-seo-joon",
      author: "Mina",
      time: NOW,
    });
  });

  test("nobody is merged with themselves, or with somebody who is not there", () => {
    const { into } = MERGE;
    expect(refusedAs(mergePeople(film(), { from: into, into }, context()))).toBe("same-person");
    expect(refusedAs(mergePeople(film(), { from: "nobody", into }, context()))).toBe("no-such-person");
    expect(refusedAs(mergePeople(film(), { from: into, into: "nobody" }, context()))).toBe("no-such-person");
  });
});

describe("a colleague who has not heard of the merge", () => {
  test("names the one who went: it is the one who stays", () => {
    const done = after(film(), merged(film()));
    const use = diffOf(addPerson(film(), { annotations: ["a4"], person: "park-so-joon" }, context()));
    const { diff } = rebaseLaterWins(use, done);
    expect(annotationIn(applied(done, diff), "a4").people).toEqual(["kwon-nara", "park-seo-joon"]);
  });

  test("has named them just before the merge came in: that follows, too", () => {
    const use = diffOf(addPerson(film(), { annotations: ["a4"], person: "park-so-joon" }, context()));
    const used = applied(film(), use);
    const { diff } = rebaseLaterWins(diffOf(merged(film())), used);
    const done = applied(used, diff);
    expect(annotationIn(done, "a4").people).toEqual(["kwon-nara", "park-seo-joon"]);
    expect(done.tables.person.has("park-so-joon")).toBe(false);
  });

  test.each(["ours", "theirs"] as const)("by way of the file: the merge is %s", (side) => {
    const base = film();
    const there = after(base, merged(base));
    const used = after(base, addPerson(base, { annotations: ["a4"], person: "park-so-joon" }, context()));
    const [ours, theirs] = side === "ours" ? [there, used] : [used, there];
    const done = mergeFile(base, ours, theirs, { newId: () => "c9", at: NOW });
    expect(annotationIn(done.document, "a4").people).toEqual(["kwon-nara", "park-seo-joon"]);
    expect(done.document.tables.person.has("park-so-joon")).toBe(false);
    expect(done.conflicts).toBe(0);
  });

  test("undoing leaves their words and uses alone, and brings back what the merge took", () => {
    const { stack, document } = withStep(film());
    const theirs: Diff = [{ op: "set", kind: "annotation", id: "a1", path: ["note"], after: "so heavy" }];
    const now = applied(document, theirs);
    stack.followOthers(theirs, now);
    const undone = applied(now, stack.undo(now)?.diff ?? []);
    expect(annotationIn(undone, "a1")).toMatchObject({
      people: ["kwon-nara", "park-so-joon"],
      quotes: [{ speaker: "park-so-joon" }, { speaker: "kwon-nara" }],
      note: "so heavy",
    });
    expect(undone.tables.person.get("park-so-joon")).toEqual(TWIN);
    expect(undone.tables.tombstone.size).toBe(0);
  });
});

/** The document after a merge as a step that can be undone. */
function withStep(
  before: LogDocument,
  merge = MERGE,
): { readonly stack: UndoStack; readonly document: LogDocument } {
  const stack = createUndoStack();
  const diff = diffOf(mergePeople(before, merge, context()));
  const name = { key: "step.mergePeople", parameters: {} };
  stack.push({ name, diff, selectionBefore: null, selectionAfter: null });
  return { stack, document: applied(before, diff) };
}

/** Flaws that a merge could be the cause of; the documents of the generator have others. */
function dangling(document: LogDocument) {
  return checkDocument(document).filter(
    ({ code }) => code === "missing-person" || code === "removed-but-here",
  );
}

describe("whatever the log and whatever a colleague does meanwhile", () => {
  const MERGED = { from: "kwon-nara", into: "park-seo-joon" };

  test("a merge leaves no reference without its person, and taking it back gives the log as it was", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const diff = diffOf(mergePeople(document, MERGED, context()));
        const done = applied(document, diff);
        expect(dangling(done)).toEqual([]);
        expect(done.indexes.group({ by: "person", person: MERGED.from }).size).toBe(0);
        expect(contents(applied(done, invertDiff(diff)))).toEqual(contents(document));
      }),
    );
  });

  test("undo and redo among a colleague's edits never leave a reference without its person", () => {
    const theirs = fc.array(fc.oneof(deeds, fc.record({ use: fc.nat(), speaks: fc.boolean() })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(documents, theirs, theirs, theirs, (document, first, second, third) => {
        const { stack, document: start } = withStep(document, MERGED);
        let now = start;
        const others = (list: readonly Theirs[]) => {
          for (const deed of list) {
            const { diff } = rebaseLaterWins(theirDiff(now, deed), now);
            now = applied(now, diff);
            stack.followOthers(diff, now);
          }
          expect(dangling(now)).toEqual([]);
        };
        others(first);
        now = applied(now, stack.undo(now)?.diff ?? []);
        expect(dangling(now)).toEqual([]);
        expect(now.tables.person.has(MERGED.from)).toBe(true);
        others(second);
        now = applied(now, stack.redo(now)?.diff ?? []);
        expect(dangling(now)).toEqual([]);
        others(third);
      }),
    );
  });
});

type Theirs = Parameters<typeof changesOf>[1] | { readonly use: number; readonly speaks: boolean };

/** What a colleague does who may not have heard of the merge: any edit, or the person who is gone named anew. */
function theirDiff(document: LogDocument, deed: Theirs): Diff {
  if (!("use" in deed)) return changesOf(document, deed);
  const annotation = document.order.at(deed.use % Math.max(1, document.order.size));
  if (annotation === undefined) return [];
  const { id } = annotation;
  if (deed.speaks) {
    const member = { id: `q${deed.use}`, speaker: "kwon-nara" };
    return [{ op: "add", kind: "annotation", id, path: ["quotes"], member }];
  }
  return [{ op: "add", kind: "annotation", id, path: ["people"], member: "kwon-nara" }];
}
