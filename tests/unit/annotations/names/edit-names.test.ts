import { describe, expect, test } from "vitest";
import { mergePeople } from "#annotations/commands/merge-people.ts";
import { followDiff } from "#annotations/logging/follow-diff.ts";
import { NOTHING_LOGGED } from "#annotations/logging/state.ts";
import type { Name } from "#annotations/model/person.ts";
import { hasRightName, putName } from "#annotations/names/edit-names.ts";
import { after, context, diffOf, sampleDocument } from "../commands/sample.ts";

const name = (text: string, lang: string, kind: Name["kind"]): Name => ({ text, lang, kind });
const NAMES = [name("Kwon Nara", "en", "preferred"), name("권나라", "ko", "preferred")];

describe("writing a name anew", () => {
  test("one that is preferred now makes another name of the one that its language had", () => {
    expect(putName(NAMES, 2, name("Kwon Na-ra", "en", "preferred"))).toEqual([
      name("Kwon Nara", "en", "also"),
      name("권나라", "ko", "preferred"),
      name("Kwon Na-ra", "en", "preferred"),
    ]);
  });

  test("one that is not leaves the others alone", () => {
    expect(putName(NAMES, 0, name("Kwon Nara", "en", "wrong"))).toEqual([
      name("Kwon Nara", "en", "wrong"),
      name("권나라", "ko", "preferred"),
    ]);
  });

  test("somebody with nothing but wrong spellings is called nothing", () => {
    expect(hasRightName([name("Gwon", "en", "wrong")])).toBe(false);
    expect(hasRightName([name("Gwon", "en", "wrong"), name("Kwon", "en", "also")])).toBe(true);
  });
});

test("somebody armed who is merged into another is armed as that one, once", () => {
  const document = sampleDocument();
  const merge = mergePeople(document, { from: "kwon-nara", into: "ahn-bo-hyun" }, context());
  const state = { ...NOTHING_LOGGED, armed: ["kwon-nara", "ahn-bo-hyun", "park-seo-joon"] };
  const next = followDiff(state, diffOf(merge), after(document, merge), false);
  expect(next.armed).toEqual(["ahn-bo-hyun", "park-seo-joon"]);
});
