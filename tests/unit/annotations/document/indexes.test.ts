import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareAnnotations, orderOf } from "#annotations/document/annotation-order.ts";
import { buildDocument } from "#annotations/document/build-document.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { nextEdge, previousEdge } from "#annotations/document/edges.ts";
import { filterAnnotations } from "#annotations/document/filter.ts";
import { coverageOf, tally, tallyAll } from "#annotations/document/statistics.ts";
import { invertDiff } from "#annotations/history/invert-diff.ts";
import { rebaseKeepingOthers, rebaseLaterWins } from "#annotations/history/rebase-diff.ts";
import { type Annotation, annotationSchema } from "#annotations/model/annotation.ts";
import { Making, sortInStretches, STRETCH } from "#annotations/document/making.ts";
import type { Diff } from "#annotations/history/diff.ts";
import { dropMember, insertRecord, removeRecord } from "#annotations/history/make-change.ts";
import { applied, changesOf, deeds, documents, doAll } from "./arbitraries.ts";

const make = (fields: object): Annotation => annotationSchema.parse({ medium: "m", ...fields });
const ids = (annotations: Iterable<Annotation>) => [...annotations].map(({ id }) => id);

const some = fc
  .record({
    medium: fc.constantFrom("a", "b", "b", "b", "c"),
    start: fc.nat(300),
    length: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
    number: fc.nat(400),
  })
  .map(({ medium, start, length, number }) =>
    make({ id: `i${number}`, medium, start, ...(length === undefined ? {} : { end: start + length }) }),
  );
// Enough of them for a tree of several levels, most of them on one medium.
const several = fc.uniqueArray(some, { selector: ({ id }) => id, minLength: 100, maxLength: 200 });

describe("the order as an interval index equals going through the list", () => {
  test("what is at a time, what overlaps a range, time as sum and as union", () => {
    fc.assert(
      fc.property(
        several,
        fc.array(fc.nat(), { minLength: 20, maxLength: 80 }),
        fc.nat(330),
        fc.nat(20),
        (all, cuts, at, span) => {
          let order = orderOf([]);
          let left: Annotation[] = [];
          for (const annotation of all) {
            order = left.length % 2 === 0 ? order.insert(annotation) : order.changed([], [annotation]);
            left.push(annotation);
          }
          for (const cut of cuts) {
            const gone = left[cut % Math.max(1, left.length)];
            if (gone === undefined) break;
            order = cut % 2 === 0 ? order.remove(gone) : order.changed([gone], []);
            left = left.filter((annotation) => annotation !== gone);
            // Asked in between, so that what the tree remembers of it is put to the test by the next removal.
            expect(order.union).toBe(naiveUnion(left));
          }
          left.sort(compareAnnotations);
          expect(ids(order.from(0))).toEqual(ids(left));
          const reaching = (from: number, to: number) =>
            left.filter(
              ({ medium, start, end }) => medium === "b" && start < to && (end ?? start + 1) > from,
            );
          expect(ids(order.holding("b", at))).toEqual(ids(reaching(at, at + 1)));
          expect(ids(order.overlapping("b", at, at + span))).toEqual(ids(reaching(at, at + span)));
          expect([order.sum, order.union]).toEqual([naiveSum(left), naiveUnion(left)]);
        },
      ),
    );
  });
});

test("indexes asked for before a change equal those made after it, through diffs, undo and rebase", () => {
  fc.assert(
    fc.property(
      documents,
      fc.array(deeds, { maxLength: 12 }),
      fc.array(deeds, { maxLength: 12 }),
      (start, mine, theirs) => {
        ask(start);
        const me = doAll(start, mine);
        expectKept(me.document);
        const they = doAll(me.document, theirs);
        expectKept(they.document);
        const undone = applied(
          they.document,
          rebaseKeepingOthers(invertDiff(me.diffs.flat()), they.document).diff,
        );
        expectKept(undone);
        expect(undone.order.size).toBe(undone.tables.annotation.size);
        expectKept(applied(undone, rebaseLaterWins(me.diffs.flat(), undone).diff));
      },
    ),
  );
});

test("indexes made beforehand, stretch by stretch while changes come in, equal those made at once", () => {
  fc.assert(
    fc.property(
      documents,
      fc.array(fc.record({ deed: deeds, stretches: fc.nat(6) }), { maxLength: 15 }),
      fc.boolean(),
      (start, list, toTheEnd) => {
        let document = start;
        for (const { deed, stretches } of list) {
          for (let count = 0; count < stretches; count++) document.indexes.makeAhead();
          document = applied(document, changesOf(document, deed));
        }
        if (toTheEnd) while (document.indexes.makeAhead());
        expect(document.order.size).toBe(document.tables.annotation.size);
        expectKept(document);
        expectKept(
          doAll(
            document,
            list.map(({ deed }) => deed),
          ).document,
        );
      },
    ),
  );
});

test("sorting in stretches sorts as the engine does, whatever the length", () => {
  for (const length of [0, 1, STRETCH, STRETCH + 1, 3 * STRETCH - 1, 2500]) {
    const items = Array.from({ length }, (_, index) =>
      make({ id: `i${index}`, start: (index * 7919) % 1013 }),
    );
    const sorted = new Making(sortInStretches(items, compareAnnotations)).get();
    expect(ids(sorted)).toEqual(ids(items.toSorted(compareAnnotations)));
  }
});

test("a tag is in use as long as one annotation has it that the same diff does not take away", () => {
  const tag = { id: "laugh", labels: { en: "laugh" }, colour: "sky", kind: "segment" } as const;
  const [one, other] = [
    make({ id: "one", start: 1, tags: ["laugh"] }),
    make({ id: "other", start: 2, tags: ["laugh"] }),
  ];
  const document = buildDocument(
    { id: "log" },
    { medium: [{ id: "m" }], tag: [tag], annotation: [one, other] },
  );
  const [goneTag, goneOne, goneOther] = [
    removeRecord("tag", tag),
    removeRecord("annotation", one),
    removeRecord("annotation", other),
  ];
  const dropped = (diff: Diff) => rebaseKeepingOthers(diff, document).dropped;
  expect(dropped([goneTag])).toEqual([goneTag]);
  expect(dropped([goneOne, goneTag])).toEqual([goneTag]);
  expect(dropped([goneOne, goneOther, goneTag])).toEqual([]);
  const untagged = [goneOne, ...dropMember("annotation", other, ["tags"], "laugh"), goneTag];
  expect(dropped(untagged)).toEqual([]);
  const tagged = insertRecord("annotation", make({ id: "new", start: 3, tags: ["laugh"] }));
  expect(dropped([goneOne, goneOther, tagged, goneTag])).toEqual([goneTag]);
});

/** Makes every index of a document, so that the documents after it keep them. */
function ask(document: LogDocument): void {
  for (const key of ["duration", "tag", "person", "modified"] as const) document.indexes.sorted(key).at(0);
  expect(document.indexes.ends.size).toBeGreaterThanOrEqual(0);
  for (const by of ["medium", "tag", "person", "tag-and-person", "people", "state"] as const) {
    document.indexes.groups(by);
  }
}

/** That everything asked of a document is what going through all of its annotations says. */
function expectKept(document: LogDocument): void {
  const all = [...document.tables.annotation.values()].sort(compareAnnotations);
  const times = [0, 1, 50, 5000, ...all.flatMap(({ start, end }) => [start, end ?? start, start + 1])];
  for (const time of times.slice(0, 12)) {
    const edges = all
      .filter(({ medium }) => medium === "clip-a")
      .flatMap(({ start, end }) => (end === undefined ? [start] : [start, end]))
      .sort((a, b) => a - b);
    expect(nextEdge(document, "clip-a", time)).toBe(edges.find((edge) => edge > time));
    expect(previousEdge(document, "clip-a", time)).toBe(edges.findLast((edge) => edge < time));
  }
  const bySize = (of: (annotation: Annotation) => string | number) =>
    all.toSorted((a, b) => (of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : compareAnnotations(a, b)));
  const last = "\u{10ffff}";
  expect(ids(document.indexes.sorted("duration").from(0))).toEqual(
    ids(bySize(({ start, end }) => (end ?? start) - start)),
  );
  expect(ids(document.indexes.sorted("tag").from(0))).toEqual(ids(bySize(({ tags }) => tags?.[0] ?? last)));
  expect(ids(document.indexes.sorted("person").from(0))).toEqual(
    ids(bySize(({ people }) => people?.[0] ?? last)),
  );
  expect(ids(document.indexes.sorted("modified").from(0))).toEqual(
    ids(bySize(({ modified }) => modified ?? last)),
  );
  const inIt = (annotation: Annotation, person: string) =>
    annotation.people?.includes(person) || annotation.quotes?.some(({ speaker }) => speaker === person);
  for (const tag of ["laugh", "kiss", "shake"]) {
    const tagged = all.filter(({ tags }) => tags?.includes(tag));
    expect(ids(filterAnnotations(document, { tags: [tag] }))).toEqual(ids(tagged));
    expect(tally(document, { by: "tag", tag })).toEqual(tallied(tagged));
    const both = tagged.filter((annotation) => inIt(annotation, "kwon-nara"));
    expect(ids(filterAnnotations(document, { tags: [tag], people: ["kwon-nara"] }))).toEqual(ids(both));
    expect(tally(document, { by: "tag-and-person", tag, person: "kwon-nara" })).toEqual(tallied(both));
  }
  const together = all.filter(
    (annotation) => inIt(annotation, "kwon-nara") && inIt(annotation, "park-seo-joon"),
  );
  expect(tallyAll(document, "people")).toEqual(
    together.length === 0 ? [] : [{ ids: ["kwon-nara", "park-seo-joon"], ...tallied(together) }],
  );
  expect(
    coverageOf(document).map(({ medium, count, sum, union }) => [medium.id, { count, sum, union }]),
  ).toEqual(
    ["clip-a", "clip-b"].map((medium) => [medium, tallied(all.filter((one) => one.medium === medium))]),
  );
}

function tallied(list: readonly Annotation[]) {
  return { count: list.length, sum: naiveSum(list), union: naiveUnion(list) };
}

function naiveSum(list: readonly Annotation[]): number {
  return list.reduce((sum, { start, end }) => sum + (end === undefined ? 0 : end - start), 0);
}

/** The edges in order, and between each two whether anything lies over them: no cleverness. */
function naiveUnion(list: readonly Annotation[]): number {
  let union = 0;
  for (const medium of new Set(list.map((one) => one.medium))) {
    const segments = list.filter((one) => one.medium === medium && one.end !== undefined);
    const edges = [...new Set(segments.flatMap(({ start, end }) => [start, end ?? start]))].sort(
      (a, b) => a - b,
    );
    for (const [index, edge] of edges.entries()) {
      const next = edges[index + 1] ?? edge;
      if (segments.some(({ start, end }) => start <= edge && (end ?? start) >= next)) union += next - edge;
    }
  }
  return union;
}

describe("a filter is data", () => {
  const document = buildDocument(
    { id: "log" },
    {
      medium: [{ id: "m" }],
      person: [
        {
          id: "park-seo-joon",
          names: [
            { text: "박서준", lang: "ko", kind: "preferred" },
            { text: "Park So Joon", kind: "wrong" },
          ],
          character: { names: [{ text: "Park Sae-ro-yi", kind: "preferred" }] },
        },
      ],
      tag: [{ id: "laugh", labels: { en: "laugh", ko: "웃음" }, colour: "sky", kind: "segment" }],
      annotation: [
        make({ id: "open", start: 1, end: 5, open: true, live: true, tags: ["laugh"] }),
        make({ id: "live", start: 2, end: 5, live: true, status: "checked", note: "Elevator, 3rd floor" }),
        make({ id: "internal", start: 3, internal: true, people: ["park-seo-joon"] }),
        make({ id: "quote", start: 4, quotes: [{ id: "q", speaker: "park-seo-joon", text: "진짜?" }] }),
        make({
          id: "translated",
          start: 5,
          quotes: [{ id: "q", text: "가자", translations: [{ lang: "en", text: "Let’s go" }] }],
        }),
      ],
    },
  );
  const cases: readonly (readonly [object, readonly string[]])[] = [
    [{}, ["open", "live", "internal", "quote", "translated"]],
    [{ open: true }, ["open"]],
    [{ live: true }, ["open", "live"]],
    [{ live: true, open: false }, ["live"]],
    [{ internal: false, status: ["checked", "published"] }, ["live"]],
    [{ status: ["checked"] }, ["live"]],
    [{ people: ["park-seo-joon"] }, ["internal", "quote"]],
    [{ tags: ["laugh", "nobody"] }, ["open"]],
    [{ tags: ["nobody"] }, []],
    [{ medium: "elsewhere" }, []],
    [{ text: "박서준" }, ["internal", "quote"]],
    [{ text: "ㅂㅅㅈ" }, ["internal", "quote"]],
    [{ text: "park so joon" }, ["internal", "quote"]],
    [{ text: "bak saeroyi" }, ["internal", "quote"]],
    [{ text: "웃음" }, ["open"]],
    [{ text: "3rd elevator" }, ["live"]],
    [{ text: "lets go" }, ["translated"]],
    [{ text: "진짜", people: ["park-seo-joon"] }, ["quote"]],
    [{ text: "가자 let's" }, ["translated"]],
    [{ text: "진짜 joon" }, ["quote"]],
    [{ text: "진짜 joon", medium: "m" }, ["quote"]],
    [{ text: "joon", medium: "elsewhere" }, []],
    [{ text: "elevator laugh" }, []],
  ];
  test.each(cases)("%j", (filter, expected) => {
    expect(ids(filterAnnotations(document, filter))).toEqual(expected);
  });

  test("a corrected name is found at once on every annotation that names the person", () => {
    expect(filterAnnotations(document, { text: "Ahn" })).toEqual([]);
    const renamed = applied(document, [
      {
        op: "set",
        kind: "person",
        id: "park-seo-joon",
        path: ["names"],
        before: [
          { text: "박서준", lang: "ko", kind: "preferred" },
          { text: "Park So Joon", kind: "wrong" },
        ],
        after: [{ text: "Ahn Bo Hyun", kind: "preferred" }],
      },
    ]);
    expect(ids(filterAnnotations(renamed, { text: "Ahn" }))).toEqual(["internal", "quote"]);
  });
});

test("half a second under two segments that overlap counts once as union and twice as sum", () => {
  const document = buildDocument(
    { id: "log" },
    {
      medium: [{ id: "m", duration: annotationSchema.shape.start.parse(100) }],
      tag: [{ id: "laugh", labels: { en: "laugh" }, colour: "sky", kind: "segment" }],
      annotation: [
        make({ id: "a", start: 10, end: 30, tags: ["laugh"] }),
        make({ id: "b", start: 20, end: 40, tags: ["laugh", "laugh"] }),
        make({ id: "c", start: 25, tags: ["laugh"] }),
        make({ id: "d", start: 60, end: 70 }),
      ],
    },
  );
  expect(tallyAll(document, "tag")).toEqual([{ ids: ["laugh"], count: 3, sum: 40, union: 30 }]);
  expect(coverageOf(document)).toMatchObject([{ count: 4, sum: 50, union: 40, duration: 100 }]);
});
