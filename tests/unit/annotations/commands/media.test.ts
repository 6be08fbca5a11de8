import { describe, expect, test } from "vitest";
import { addMedia } from "#annotations/commands/add-media.ts";
import { addMedium } from "#annotations/commands/add-medium.ts";
import { mediaInOrder, mediumBeside, mediumName, nextFreeMedium } from "#annotations/commands/media-order.ts";
import { setMedium } from "#annotations/commands/set-medium.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { buildDocument } from "#annotations/document/build-document.ts";
import type { Medium } from "#annotations/model/medium.ts";
import { after, at, context, diffOf, refusedAs } from "./sample.ts";

function rushes(...media: readonly Medium[]): LogDocument {
  return buildDocument({ id: "log", title: "Rushes" }, { medium: [...media] });
}

const clip = (id: string, more: Partial<Medium> = {}): Medium => ({ id, path: `${id}.mp4`, ...more });

const named = (media: readonly Medium[]) => media.map(mediumName);

describe("the order of media", () => {
  test("is by name, numbers as numbers, whatever their ids and folders are", () => {
    const log = rushes(
      clip("a10"),
      clip("a9"),
      clip("z", { path: "day 2/A11.mov" }),
      clip("b", { title: "A1" }),
    );
    expect(named(mediaInOrder(log))).toEqual(["A1", "a9", "a10", "A11"]);
    expect(mediumBeside(log, "a9", 1)?.id).toBe("a10");
    expect(mediumBeside(log, "b", -1)).toBeUndefined();
    expect(mediumBeside(log, "z", 1)).toBeUndefined();
  });

  test("the next free one comes after the one in the player, then from the first on", () => {
    const log = rushes(clip("a1"), clip("a2", { status: "in-work" }), clip("a3", { status: "free" }));
    expect(nextFreeMedium(log, "a1")?.id).toBe("a3");
    expect(nextFreeMedium(log, "a3")?.id).toBe("a1");
    expect(nextFreeMedium(log, null)?.id).toBe("a1");
    expect(nextFreeMedium(rushes(clip("a1", { status: "done" })), "a1")).toBeUndefined();
  });
});

describe("what is said of a medium", () => {
  const set = (log: LogDocument, patch: Parameters<typeof setMedium>[1]["patch"], author = "Mina") =>
    after(log, setMedium(log, { medium: "a1", patch }, context(author)));
  const a1 = (log: LogDocument) => log.tables.medium.get("a1");

  test("an empty text takes a field away, and what says nothing is not written", () => {
    const said = set(rushes(clip("a1")), { scene: " 12A ", take: "3", circled: true, loggedUpTo: at(2) });
    expect(a1(said)).toEqual(clip("a1", { scene: "12A", take: "3", circled: true, loggedUpTo: at(2) }));
    expect(a1(set(said, { scene: " ", circled: false }))).toEqual(
      clip("a1", { take: "3", loggedUpTo: at(2) }),
    );
    expect(diffOf(setMedium(said, { medium: "a1", patch: { scene: "12A" } }, context()))).toEqual([]);
  });

  test("whoever takes it is named, stays named when it is done by another, and is forgotten when it is free", () => {
    const taken = set(rushes(clip("a1")), { status: "in-work" });
    expect(a1(taken)).toEqual(clip("a1", { status: "in-work", inWorkBy: "Mina" }));
    const done = set(taken, { status: "done" }, "Sora");
    expect(a1(done)).toEqual(clip("a1", { status: "done", inWorkBy: "Mina" }));
    expect(a1(set(done, { status: "in-work" }, "Sora"))?.inWorkBy).toBe("Sora");
    expect(a1(set(done, { status: "free" }))).toEqual(clip("a1"));
    expect(a1(set(rushes(clip("a1")), { status: "in-work" }, ""))).toEqual(clip("a1", { status: "in-work" }));
  });

  test("a medium that is not there is refused", () => {
    expect(refusedAs(setMedium(rushes(), { medium: "a1", patch: {} }, context()))).toBe("no-such-medium");
  });
});

describe("adding media", () => {
  test("takes files once each, with ids of their own, and refuses paths of this machine", () => {
    const log = rushes(clip("a1"));
    const added = after(
      log,
      addMedia(log, { paths: ["a1.mp4", "day 2/a1.mp4", "b1.mp4", "b1.mp4"] }, context()),
    );
    expect(mediaInOrder(added).map(({ id, path }) => [id, path])).toEqual([
      ["a1", "a1.mp4"],
      ["a1-2", "day 2/a1.mp4"],
      ["b1", "b1.mp4"],
    ]);
    expect(diffOf(addMedia(log, { paths: ["a1.mp4"] }, context()))).toEqual([]);
    expect(refusedAs(addMedia(log, { paths: ["/media/card/b1.mp4"] }, context()))).toBe("path-not-relative");
  });

  test("a link has no path, and is called by its address", () => {
    const log = rushes();
    const url = "https://video.example/watch?v=42";
    const [link] = mediaInOrder(after(log, addMedium(log, { url }, context())));
    expect(link).toMatchObject({ url });
    expect(link?.path).toBeUndefined();
    expect(link && mediumName(link)).toBe(url);
  });
});
