import { describe, expect, test } from "vitest";
import { buildDocument, type RecordLists } from "#annotations/document/build-document.ts";
import { checkDocument } from "#annotations/document/invariants.ts";
import { mergeShared } from "#annotations/merge/shared.ts";
import { annotationSchema } from "#annotations/model/annotation.ts";
import { applied, contents } from "../document/arbitraries.ts";

const annotation = (id: string, fields: object = {}) =>
  annotationSchema.parse({ id, medium: "clip", start: 10, end: 20, ...fields });
const person = (id: string, text = id) => ({ id, names: [{ text, kind: "preferred" as const }] });
const tag = (id: string, fields: { key?: string } = {}) => ({
  id,
  labels: { en: id },
  colour: "sky" as const,
  kind: "segment" as const,
  ...fields,
});
const CLIP = { id: "clip", path: "videos/키스.mp4" };
const documentOf = (lists: RecordLists) => buildDocument({ id: "log" }, { medium: [CLIP], ...lists });

const merge = (ours: RecordLists, theirs: RecordLists) => {
  const document = documentOf(ours);
  const merged = mergeShared(document, documentOf(theirs));
  if (!merged.ok) throw new Error(merged.error.code);
  return { ...merged.value, document: applied(document, merged.value.diff) };
};

describe("loading a shared log", () => {
  test("adds what we do not have, and twice adds nothing more", () => {
    const theirs = {
      annotation: [annotation("a", { tags: ["laugh"] })],
      tag: [tag("laugh")],
      person: [person("nara")],
    };
    const once = merge({}, theirs);
    expect(once.added).toEqual({ annotations: 1, people: 1, tags: 1 });
    expect(checkDocument(once.document)).toEqual([]);
    const again = mergeShared(once.document, documentOf(theirs));
    expect(again).toEqual({
      ok: true,
      value: { diff: [], added: { annotations: 0, people: 0, tags: 0 }, differing: [], left: [] },
    });
  });

  test("lists what differs and overwrites nothing", () => {
    const ours = { annotation: [annotation("a", { note: "ours" })], person: [person("nara", "Kwon Nara")] };
    const merged = merge(ours, {
      annotation: [annotation("a", { note: "theirs", rating: 3 })],
      person: [person("nara", "Kwon Na-ra")],
    });
    expect(merged.differing).toEqual([
      { kind: "person", id: "nara", fields: ["names"] },
      { kind: "annotation", id: "a", fields: ["note", "rating"] },
    ]);
    expect(contents(merged.document)).toEqual(contents(documentOf(ours)));
  });

  test("does not bring back what we removed, nor remove what they removed", () => {
    const time = "2026-11-20T09:30:00Z";
    const merged = merge(
      {
        annotation: [annotation("kept")],
        tombstone: [
          { id: "gone", time },
          { id: "laugh", kind: "tag", time },
        ],
      },
      {
        annotation: [annotation("gone"), annotation("new", { tags: ["laugh", "kiss"] })],
        tag: [tag("laugh"), tag("kiss")],
        tombstone: [{ id: "kept", kind: "annotation", time }],
      },
    );
    expect(merged.left).toEqual([
      { code: "removed-here", parameters: { kind: "tag", id: "laugh" } },
      { code: "removed-here", parameters: { kind: "annotation", id: "gone" } },
      { code: "reference-removed", parameters: { kind: "annotation", id: "new" } },
      { code: "removed-there", parameters: { kind: "annotation", id: "kept" } },
    ]);
    expect(merged.document.tables.annotation.get("new")?.tags).toEqual(["kiss"]);
    expect(checkDocument(merged.document)).toEqual([]);
  });

  test("never re-keys our palette", () => {
    const merged = merge(
      { tag: [tag("laugh", { key: "1" })] },
      { tag: [tag("kiss", { key: "1" }), tag("run", { key: "2" })] },
    );
    expect(merged.document.tables.tag.get("kiss")).not.toHaveProperty("key");
    expect(merged.document.tables.tag.get("run")?.key).toBe("2");
    expect(merged.left).toEqual([{ code: "key-taken", parameters: { kind: "tag", id: "kiss" } }]);
  });

  test("brings their running segment as an ended one", () => {
    const merged = merge({}, { annotation: [annotation("a", { open: true })] });
    expect(merged.document.tables.annotation.get("a")).toEqual(annotation("a"));
    expect(merged.left).toEqual([{ code: "was-running", parameters: { kind: "annotation", id: "a" } }]);
  });
});

describe("the same video", () => {
  const print = { size: 5, head: "aa", tail: "bb" };
  const mediumOf = (ours: object, theirs: object) => {
    const merged = mergeShared(
      documentOf({ medium: [{ id: "ours", ...ours }] }),
      documentOf({
        medium: [{ id: "theirs", ...theirs }],
        annotation: [annotation("a", { medium: "theirs" })],
      }),
    );
    if (!merged.ok) return merged.error.code;
    const [insert] = merged.value.diff;
    return insert?.op === "insert" ? insert.record["medium"] : "nothing";
  };

  test("is known by its fingerprint under another name, by its name however Korean is composed, and by its link", () => {
    expect(mediumOf({ path: "a.mp4", fingerprint: print }, { path: "b.mp4", fingerprint: print })).toBe(
      "ours",
    );
    expect(mediumOf({ path: "x/키스.mp4".normalize("NFC") }, { path: "y/키스.mp4".normalize("NFD") })).toBe(
      "ours",
    );
    expect(mediumOf({ url: "https://example.org/v" }, { url: "https://example.org/v" })).toBe("ours");
  });

  test("is not another file of the same name", () => {
    const other = { path: "a.mp4", fingerprint: { ...print, head: "cc" } };
    expect(mediumOf({ path: "a.mp4", fingerprint: print }, other)).toBe("different-video");
    expect(mediumOf({ path: "a.mp4" }, { path: "b.mp4" })).toBe("different-video");
  });

  test("leaves out the annotations of media that are not ours, and says so", () => {
    const merged = merge(
      {},
      { medium: [CLIP, { id: "other", path: "o.mp4" }], annotation: [annotation("a", { medium: "other" })] },
    );
    expect(merged.diff).toEqual([]);
    expect(merged.left).toEqual([{ code: "other-video", parameters: { kind: "annotation", id: "a" } }]);
  });
});
