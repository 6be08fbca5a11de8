import { expect, test } from "vitest";
import { LAYOUTS } from "#annotations/formats/scenelog/layout.ts";
import { annotationSchema } from "#annotations/model/annotation.ts";
import { articleSchema } from "#annotations/model/article.ts";
import { conflictSchema } from "#annotations/model/conflict.ts";
import { freeSlug, slugify, slugSchema } from "#annotations/model/ids.ts";
import { mediumSchema } from "#annotations/model/medium.ts";
import { nameSchema, personSchema, preferredName } from "#annotations/model/person.ts";
import { tagSchema } from "#annotations/model/tag.ts";
import { tombstoneSchema } from "#annotations/model/tombstone.ts";

test("the layout of the file names every key of every record, in the order of its definition", () => {
  const schemas = {
    article: articleSchema,
    medium: mediumSchema,
    person: personSchema,
    tag: tagSchema,
    annotation: annotationSchema,
    tombstone: tombstoneSchema,
    conflict: conflictSchema,
  };
  const keys = (of: Record<string, { keys?: readonly string[]; shape?: object }>) =>
    Object.entries(of).map(([kind, { keys: own, shape }]) => [kind, own ?? Object.keys(shape ?? {})]);
  expect(keys(LAYOUTS)).toEqual(keys(schemas));
  expect(LAYOUTS.person.below?.["names"]?.keys).toEqual(Object.keys(nameSchema.shape));
});

test("slugs keep Korean, and a taken one gets a number", () => {
  expect(slugify("Park Seo-joon (박서준)", "x")).toBe("park-seo-joon-박서준");
  expect(slugify("!!!", "tag")).toBe("tag");
  expect(slugSchema.safeParse(slugify("키스 리허설", "x")).success).toBe(true);
  expect(freeSlug("laugh", (slug) => slug === "laugh" || slug === "laugh-2")).toBe("laugh-3");
});

test("a wrong spelling is never the name to show", () => {
  const names = [
    { text: "Park So Joon", lang: "en", kind: "wrong" },
    { text: "박서준", lang: "ko", kind: "preferred" },
    { text: "Park Seo Jun", lang: "en", kind: "also" },
  ] as const;
  expect(preferredName(names, "en")).toBe("박서준");
  expect(preferredName(names.slice(0, 1), "en")).toBe("");
});
