import { describe, expect, test } from "vitest";
import { makeTag } from "#annotations/commands/create-tag.ts";
import { deleteTag } from "#annotations/commands/delete-tag.ts";
import { setGroup } from "#annotations/commands/set-group.ts";
import { setTag } from "#annotations/commands/set-tag.ts";
import { takeVocabulary } from "#annotations/commands/take-vocabulary.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { rivalsOf, type Tag } from "#annotations/model/tag.ts";
import { ok } from "#annotations/result.ts";
import { after, context, sampleDocument } from "./sample.ts";

const document = sampleDocument();

function tagOf(id: string): Tag {
  const tag = document.tables.tag.get(id);
  if (!tag) throw new Error(`no tag ${id}`);
  return tag;
}

describe("taking a vocabulary", () => {
  test("adds what is new, changes what differs, keeps what it does not have, and does nothing twice", () => {
    const camera = { ...tagOf("camera"), colour: "lime", labels: { de: "Kamera" } } as const;
    const fresh: Tag = { id: "rain", labels: { en: "rain" }, colour: "sky", kind: "moment" };
    const change = takeVocabulary(document, [camera, tagOf("clap"), fresh]);
    expect(change.added).toEqual([fresh]);
    expect(change.changed.map(({ tag, fields }) => [tag.id, fields.toSorted()])).toEqual([
      ["camera", ["colour", "labels"]],
    ]);
    expect(change.same).toBe(1);
    expect(change.kept.map(({ id }) => id).toSorted()).toEqual(["camera-shake", "kiss-rehearsal", "laugh"]);
    const taken = after(document, ok(change.diff));
    expect(taken.tables.tag.get("camera")).toMatchObject({
      colour: "lime",
      labels: { ...tagOf("camera").labels, de: "Kamera" },
    });
    expect(takeVocabulary(taken, [camera, tagOf("clap"), fresh])).toMatchObject({ diff: [], same: 3 });
  });

  test("knows a tag by its label too, so that one word is never two tags", () => {
    const theirs: Tag = { ...tagOf("laugh"), id: "laughing", colour: "lime" };
    const change = takeVocabulary(document, [theirs]);
    expect(change.added).toEqual([]);
    expect(change.changed.map(({ tag }) => tag.id)).toEqual(["laugh"]);
  });

  test("never uses an id again that was removed here", () => {
    const gone = after(document, deleteTag(document, { tag: "clap" }, context()));
    const change = takeVocabulary(gone, [tagOf("clap")]);
    expect(change.added.map(({ id }) => id)).toEqual(["clap-2"]);
  });
});

test("a tag that is removed goes off its annotations, which stay", () => {
  const gone = after(document, deleteTag(document, { tag: "clap" }, context()));
  expect(gone.tables.tag.has("clap")).toBe(false);
  expect(gone.tables.annotation.get("a3")).toMatchObject({ medium: "clip" });
  expect(gone.tables.annotation.get("a3")?.tags ?? []).not.toContain("clap");
  expect(deleteTag(document, { tag: "none" }, context())).toMatchObject({
    ok: false,
    error: { code: "no-such-tag" },
  });
});

test("a group is exclusive as a whole, a new tag in it too, and rivals are the others of the group", () => {
  const inSet = (from: LogDocument, tag: string): LogDocument =>
    after(from, setTag(from, { tag, fields: { group: "set" } }, context()));
  const grouped = inSet(inSet(document, "camera"), "clap");
  const exclusive = after(grouped, setGroup(grouped, { group: "set", exclusive: true }, context()));
  const made = makeTag(exclusive, { label: "rain", lang: "en", group: "set" });
  expect(made).toMatchObject({ ok: true, value: { exclusive: true } });
  const camera = exclusive.tables.tag.get("camera");
  expect(camera && rivalsOf(camera, exclusive.tables.tag.values())).toEqual(["clap"]);
  const open = after(exclusive, setGroup(exclusive, { group: "set", exclusive: false }, context()));
  expect(open.tables.tag.get("camera")?.exclusive).toBeUndefined();
});
