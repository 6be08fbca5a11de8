import { describe, expect, it } from "vitest";
import { logShots } from "#annotations/commands/log-shots.ts";
import { frameRate } from "#annotations/time/frame-rate.ts";
import { constantFrames } from "#annotations/time/frame-table.ts";
import { after, at, context, diffOf, refusedAs, sampleDocument } from "./sample.ts";

const document = sampleDocument();
/** 100 s of film at 25 frames a second. */
const frames = constantFrames(frameRate(25, 1), 2500);

describe("Logging every shot", () => {
  const shots = [at(25), at(60.04)];

  it("makes a draft of each, the first one too, up to the end of the film", () => {
    const diff = diffOf(logShots(document, { medium: "clip", shots, frames }, context()));
    const added = after(document, logShots(document, { medium: "clip", shots, frames }, context()));
    const drafts = [...added.tables.annotation.values()].filter(({ status }) => status === "draft");
    expect(diff).toHaveLength(3);
    expect(
      drafts.map(({ start, end }) => [start, end]).toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0)),
    ).toEqual([
      [at(0), at(25)],
      [at(25), at(60.04)],
      [at(60.04), at(100)],
    ]);
    expect(drafts[0]).toMatchObject({ medium: "clip", author: "Mina" });
  });

  it("adds nothing the second time", () => {
    const once = after(document, logShots(document, { medium: "clip", shots, frames }, context()));
    expect(diffOf(logShots(once, { medium: "clip", shots, frames }, context()))).toEqual([]);
  });

  it("is refused for a film that the log does not have", () => {
    expect(refusedAs(logShots(document, { medium: "other", shots, frames }, context()))).toBe(
      "no-such-medium",
    );
  });
});
