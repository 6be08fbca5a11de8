import { describe, expect, test } from "vitest";
import {
  endAllRunning,
  pressMoment,
  pressTag,
  releaseAll,
  releaseTag,
} from "#annotations/logging/press-tag.ts";
import {
  type Instant,
  type Intent,
  type LoggingRules,
  NOTHING_LOGGED,
  type Outcome,
  type PressState,
} from "#annotations/logging/state.ts";
import {
  cancelTarget,
  nextTarget,
  noteLogged,
  pressPerson,
  selectTarget,
  targetsOf,
} from "#annotations/logging/target.ts";
import { carryOut } from "#annotations/commands/carry-out.ts";
import { closeAnnotation } from "#annotations/commands/close-annotation.ts";
import { followDiff } from "#annotations/logging/follow-diff.ts";
import { invertDiff } from "#annotations/history/invert-diff.ts";
import { frameRate } from "#annotations/time/frame-rate.ts";
import { constantFrames } from "#annotations/time/frame-table.ts";
import { after, annotationIn, at, context, diffOf, sampleDocument } from "../commands/sample.ts";

const document = sampleDocument();
/** 100 s of film at 25 frames a second: a frame is 0.04 s. */
const frames = constantFrames(frameRate(25, 1), 2500);

function rules(allowanceSeconds = 0, shots: LoggingRules["shots"] = []): LoggingRules {
  let count = 0;
  return { allowanceSeconds, frames, shots, newId: () => `n${++count}` };
}

/** The frame at `seconds` on the screen at `ms`, the film playing at normal speed unless told. */
function on(seconds: number, ms: number, more: Partial<Instant> = {}): Instant {
  return { frameStart: at(seconds), eventTime: ms, live: true, rate: 1, ...more };
}

function tag(id: string) {
  const found = document.tables.tag.get(id);
  if (!found) throw new Error(`no tag ${id}`);
  return found;
}

/** A run of gestures that shares state and rules, and keeps the intents. */
function logger(allowance = 0, shots: LoggingRules["shots"] = []) {
  const shared = rules(allowance, shots);
  let state: PressState = NOTHING_LOGGED;
  const take = (result: Outcome): readonly Intent[] | string => {
    state = result.state;
    return result.ignored ?? result.intents;
  };
  return {
    state: () => state,
    set: (next: PressState) => {
      state = next;
    },
    press: (
      id: string,
      instant: Instant,
      keys: { repeat?: boolean; alt?: boolean; shift?: boolean; rivals?: readonly string[] } = {},
    ) =>
      take(
        pressTag(
          state,
          { tag: tag(id), instant, rivals: [], repeat: false, alt: false, shift: false, ...keys },
          shared,
        ),
      ),
    release: (id: string, instant: Instant) => take(releaseTag(state, id, instant, shared)),
    blur: (instant: Instant) => take(releaseAll(state, instant, shared)),
    moment: (instant: Instant) => take(pressMoment(state, instant, shared)),
    endAll: (seconds: number) => take(endAllRunning(state, at(seconds), shared)),
    person: (person: string, keys: { repeat?: boolean; shift?: boolean } = {}) =>
      take(pressPerson(state, { person, repeat: false, shift: false, ...keys })),
    tab: () => take(nextTarget(state)),
    backspace: () => take(cancelTarget(state)),
  };
}

describe("rule 1: press the tag's key, and it is logged", () => {
  test("down starts a segment, up within 400 ms leaves it running, the next press ends it", () => {
    const log = logger();
    expect(log.press("camera", on(10, 1000))).toEqual([
      {
        kind: "add",
        annotation: "n1",
        span: { kind: "running", start: at(10), end: at(10.04) },
        tag: "camera",
        people: [],
      },
    ]);
    expect(log.release("camera", on(10.4, 1400))).toEqual([]);
    expect(log.state().running).toHaveLength(1);
    expect(log.press("camera", on(15, 6000))).toEqual([{ kind: "close", annotation: "n1", end: at(15) }]);
    expect(log.release("camera", on(16, 7000))).toEqual([]);
    expect(log.state().running).toEqual([]);
  });

  test("held longer than 400 ms, it ends at the release", () => {
    const log = logger();
    log.press("camera", on(10, 1000));
    expect(log.release("camera", on(10.4, 1401))).toEqual([
      { kind: "close", annotation: "n1", end: at(10.4) },
    ]);
  });

  test("several run at once, and each key ends its own", () => {
    const log = logger();
    log.press("camera", on(10, 1000));
    log.press("camera-shake", on(11, 2000));
    expect(log.state().running.map(({ annotation }) => annotation)).toEqual(["n1", "n2"]);
    expect(log.press("camera", on(12, 3000))).toEqual([{ kind: "close", annotation: "n1", end: at(12) }]);
    expect(log.state().running.map(({ annotation }) => annotation)).toEqual(["n2"]);
  });

  test("one of an exclusive group ends the other on the very frame on which it starts", () => {
    const log = logger(0.4);
    log.press("camera", on(10, 1000));
    // 0.4 s before the frame on the screen, for both.
    expect(log.press("camera-shake", on(15, 6000), { rivals: ["camera"] })).toMatchObject([
      { kind: "close", annotation: "n1", end: at(14.6) },
      { kind: "add", annotation: "n2", span: { kind: "running", start: at(14.6) } },
    ]);
    expect(log.state().running.map(({ annotation }) => annotation)).toEqual(["n2"]);
    expect(log.press("camera-shake", on(20, 9000), { rivals: ["camera"] })).toMatchObject([
      { kind: "close", annotation: "n2" },
    ]);
  });

  test("turning the running target into one of an exclusive group ends the other too", () => {
    const log = logger();
    log.press("camera", on(10, 1000));
    log.press("camera-shake", on(11, 2000));
    expect(log.press("laugh", on(15, 6000), { alt: true, rivals: ["camera"] })).toEqual([
      { kind: "close", annotation: "n1", end: at(15) },
      { kind: "replace-tag", annotations: ["n2"], tag: "laugh" },
    ]);
    expect(log.state().running).toMatchObject([{ annotation: "n2", tag: "laugh" }]);
  });

  test("a moment tag drops a moment; a window tag its window, within the film", () => {
    const log = logger();
    expect(log.press("clap", on(10, 1000))).toMatchObject([
      { span: { kind: "moment", start: at(10) }, tag: "clap" },
    ]);
    expect(log.press("laugh", on(10, 2000))).toMatchObject([
      { span: { kind: "segment", start: at(6), end: at(11) } },
    ]);
    expect(log.press("laugh", on(2, 3000))).toMatchObject([{ span: { start: at(0), end: at(3) } }]);
    expect(log.press("laugh", on(99.96, 4000))).toMatchObject([{ span: { start: at(95.96), end: at(100) } }]);
    expect(log.state().running).toEqual([]);
  });

  test("key repeat and a second press within 200 ms are ignored, and say so", () => {
    const log = logger();
    log.press("camera", on(10, 1000));
    expect(log.press("camera", on(10.04, 1033), { repeat: true })).toBe("repeat");
    expect(log.press("camera", on(10.2, 1199))).toBe("double-press");
    expect(log.press("camera-shake", on(10.2, 1199))).toHaveLength(1);
    expect(log.state().running).toHaveLength(2);
    expect(log.press("camera", on(10.2, 1200))).toMatchObject([{ kind: "close" }]);
  });

  test("a window that loses the focus ends a hold, but not what was left running", () => {
    const log = logger();
    log.press("camera", on(10, 1000));
    log.release("camera", on(10.1, 1100));
    log.press("camera-shake", on(11, 2000));
    expect(log.blur(on(12, 3000))).toEqual([{ kind: "close", annotation: "n2", end: at(12) }]);
    expect(log.state().running.map(({ annotation }) => annotation)).toEqual(["n1"]);
  });

  test("a segment that ends on the frame on which it began is one frame long", () => {
    const log = logger();
    log.press("camera", on(10, 1000, { live: false }));
    expect(log.press("camera", on(10, 2000, { live: false }))).toEqual([
      { kind: "close", annotation: "n1", end: at(10.04) },
    ]);
  });

  test("everything that runs ends at the end of the film", () => {
    const log = logger();
    log.press("camera", on(10, 1000));
    log.press("camera-shake", on(11, 2000));
    expect(log.endAll(100)).toEqual([
      { kind: "close", annotation: "n1", end: at(100) },
      { kind: "close", annotation: "n2", end: at(100) },
    ]);
    expect(log.state().running).toEqual([]);
  });
});

describe("rule 2: the reaction allowance", () => {
  const startOf = (allowance: number, instant: Instant): number | undefined => {
    const [intent] = logger(allowance).press("camera", instant);
    return typeof intent === "object" && intent.kind === "add" ? intent.span.start : undefined;
  };

  test("goes off the start, to the start of a frame", () => {
    // 10 - 0.3 = 9.7 lies inside the frame that starts at 9.68 (242 x 0.04).
    expect(startOf(0.3, on(10, 0))).toBe(at(9.68));
    expect(startOf(0.2, on(10, 0))).toBe(at(9.8));
  });

  test("is scaled by the rate, and at most 2 s of film", () => {
    expect(startOf(0.3, on(10, 0, { rate: 4 }))).toBe(at(8.8));
    expect(startOf(0.3, on(10, 0, { rate: 16 }))).toBe(at(8));
  });

  test("is nothing when the film does not play forward, and when it is set to 0", () => {
    expect(startOf(0.3, on(10, 0, { live: false }))).toBe(at(10));
    expect(startOf(0.3, on(10, 0, { rate: -1 }))).toBe(at(10));
    expect(startOf(0, on(10, 0))).toBe(at(10));
  });

  test("never goes before the first frame", () => {
    expect(startOf(0.3, on(0.12, 0))).toBe(at(0));
  });

  test("never goes across a shot change that is known, at either end of a segment", () => {
    // The second shot begins at 9.8, on the frame 245.
    const log = logger(0.3, [at(4), at(9.8), at(14.88)]);
    expect(log.press("camera", on(10, 0))).toMatchObject([{ span: { start: at(9.8) } }]);
    expect(log.press("camera", on(15, 5000))).toMatchObject([{ kind: "close", end: at(14.88) }]);
    expect(log.press("clap", on(9.8, 9000))).toMatchObject([{ span: { start: at(9.8) } }]);
    // Further from the change than the allowance goes.
    expect(log.press("clap", on(10.4, 12_000))).toMatchObject([{ span: { start: at(10.08) } }]);
  });

  test("goes off an ending press, not off a release", () => {
    const pressed = logger(0.2);
    pressed.press("camera", on(10, 1000));
    expect(pressed.press("camera", on(15, 6000))).toEqual([
      { kind: "close", annotation: "n1", end: at(14.8) },
    ]);
    const held = logger(0.2);
    held.press("camera", on(10, 1000));
    expect(held.release("camera", on(15, 6000))).toEqual([{ kind: "close", annotation: "n1", end: at(15) }]);
  });

  test("goes off a moment tag, never off M", () => {
    const log = logger(0.2);
    expect(log.press("clap", on(10, 1000))).toMatchObject([{ span: { start: at(9.8) } }]);
    expect(log.moment(on(10, 2000))).toEqual([
      { kind: "add", annotation: "n2", span: { kind: "moment", start: at(10) }, tag: undefined, people: [] },
    ]);
  });
});

describe("rule 3: the target", () => {
  test("is what was started last, and stays so after its end", () => {
    const log = logger();
    log.press("camera", on(10, 1000));
    log.press("camera", on(12, 3000));
    expect(targetsOf(log.state())).toEqual(["n1"]);
    expect(log.person("kwon-nara")).toEqual([
      { kind: "toggle-person", annotations: ["n1"], person: "kwon-nara" },
    ]);
  });

  test("with no target a person is armed for the next tag, and a second press takes them off", () => {
    const log = logger();
    expect(log.person("kwon-nara")).toEqual([]);
    log.person("ahn-bo-hyun");
    log.person("kwon-nara");
    expect(log.state().armed).toEqual(["ahn-bo-hyun"]);
    expect(log.press("camera", on(10, 1000))).toMatchObject([{ people: ["ahn-bo-hyun"] }]);
    expect(log.state().armed).toEqual([]);
    expect(log.press("camera-shake", on(11, 2000))).toMatchObject([{ people: [] }]);
  });

  test("Shift puts the person on all that runs", () => {
    const log = logger();
    expect(log.person("kwon-nara", { shift: true })).toBe("nothing-running");
    log.press("camera", on(10, 1000));
    log.press("camera-shake", on(11, 2000));
    log.press("clap", on(12, 3000));
    expect(log.person("kwon-nara", { shift: true })).toEqual([
      { kind: "toggle-person", annotations: ["n1", "n2"], person: "kwon-nara" },
    ]);
    expect(log.person("kwon-nara", { repeat: true })).toBe("repeat");
  });

  test("Tab moves it among the running, round and round", () => {
    const log = logger();
    expect(log.tab()).toBe("nothing-running");
    log.press("camera", on(10, 1000));
    log.press("camera-shake", on(11, 2000));
    log.tab();
    expect(targetsOf(log.state())).toEqual(["n1"]);
    log.tab();
    expect(targetsOf(log.state())).toEqual(["n2"]);
  });

  test("a selection is the target only until the next tag", () => {
    const log = logger();
    log.press("camera", on(10, 1000));
    log.set(selectTarget(log.state(), ["a1", "a3"]));
    expect(targetsOf(log.state())).toEqual(["a1", "a3"]);
    log.set(selectTarget(log.state(), []));
    expect(targetsOf(log.state())).toEqual(["n1"]);
    log.set(selectTarget(log.state(), ["a1"]));
    log.press("camera-shake", on(11, 2000));
    expect(targetsOf(log.state())).toEqual(["n2"]);
    log.set(noteLogged(selectTarget(log.state(), ["a1"]), "line"));
    expect(targetsOf(log.state())).toEqual(["line"]);
  });
});

describe("rule 4: the commonest slip", () => {
  test("Alt+tag turns the target into that tag, whose key ends it from then on", () => {
    const log = logger();
    log.press("camera", on(10, 1000));
    expect(log.press("camera-shake", on(11, 2000), { alt: true })).toEqual([
      { kind: "replace-tag", annotations: ["n1"], tag: "camera-shake" },
    ]);
    expect(log.release("camera", on(11.2, 2200))).toEqual([]);
    expect(log.press("camera-shake", on(12, 3000))).toEqual([
      { kind: "close", annotation: "n1", end: at(12) },
    ]);
  });

  test("Shift+tag adds or removes a second tag; a plain key makes a separate annotation", () => {
    const log = logger();
    log.press("camera", on(10, 1000));
    expect(log.press("camera-shake", on(11, 2000), { shift: true })).toEqual([
      { kind: "toggle-tag", annotations: ["n1"], tag: "camera-shake" },
    ]);
    expect(log.press("camera-shake", on(12, 3000))).toMatchObject([{ kind: "add", annotation: "n2" }]);
  });

  test("without a target there is nothing to correct", () => {
    expect(logger().press("camera", on(10, 1000), { alt: true })).toBe("no-target");
    expect(logger().press("camera", on(10, 1000), { shift: true })).toBe("no-target");
  });

  test("Backspace cancels the target while it runs, and nothing else", () => {
    const log = logger();
    log.press("camera", on(10, 1000));
    log.press("camera-shake", on(11, 2000));
    expect(log.backspace()).toEqual([{ kind: "cancel", annotation: "n2" }]);
    expect(targetsOf(log.state())).toEqual(["n1"]);
    expect(log.release("camera-shake", on(12, 3000))).toEqual([]);
    log.press("camera", on(13, 4000));
    expect(log.backspace()).toBe("no-target");
  });
});

describe("following changes from elsewhere", () => {
  const started: PressState = {
    ...NOTHING_LOGGED,
    running: [{ annotation: "a2", tag: "camera-shake", start: at(20) }],
    last: "a2",
  };

  test("what was ended runs again after the undo of its end", () => {
    const diff = diffOf(closeAnnotation(document, { annotation: "a2", end: at(25) }, context()));
    const closed = after(document, { ok: true, value: diff });
    const ended = followDiff(started, diff, closed, false);
    expect(ended.running).toEqual([]);
    expect(targetsOf(ended)).toEqual(["a2"]);
    expect(followDiff(ended, invertDiff(diff), document, true).running).toEqual(started.running);
    expect(followDiff(ended, invertDiff(diff), document, false).running).toEqual([]);
  });

  test("what is gone neither runs nor is a target", () => {
    const place = { medium: "clip", language: "en" };
    const gone = carryOut(document, { kind: "cancel", annotation: "a2" }, place, context());
    if (!gone.ok) throw new Error(gone.error.code);
    const left = followDiff(
      started,
      gone.value.diff,
      after(document, { ok: true, value: gone.value.diff }),
      true,
    );
    expect(left).toMatchObject({ running: [], last: undefined });
  });
});

describe("carrying intents out", () => {
  const place = { medium: "clip", language: "ko" };
  test.each([
    [
      {
        kind: "add",
        annotation: "n",
        span: { kind: "moment", start: at(1) },
        tag: "kiss-rehearsal",
        people: [],
      },
      { key: "step.addMoment", parameters: { tag: "키스 리허설" } },
    ],
    [
      { kind: "add", annotation: "n", span: { kind: "moment", start: at(1) }, tag: undefined, people: [] },
      { key: "step.addUntagged", parameters: {} },
    ],
    [
      { kind: "close", annotation: "a2", end: at(30) },
      { key: "step.closeAnnotation", parameters: { tag: "camera shake" } },
    ],
    [
      { kind: "toggle-person", annotations: ["a1"], person: "kwon-nara" },
      { key: "step.removePerson", parameters: { person: "권나라" } },
    ],
    [
      { kind: "toggle-tag", annotations: ["a2"], tag: "camera" },
      { key: "step.addTag", parameters: { tag: "camera" } },
    ],
    [
      { kind: "replace-tag", annotations: ["a2"], tag: "camera" },
      { key: "step.replaceTag", parameters: { tag: "camera" } },
    ],
  ] as const)("%j", (intent, name) => {
    const step = carryOut(document, intent, place, context());
    expect(step.ok && step.value.name).toEqual(name);
    expect(step.ok && step.value.diff.length).toBeGreaterThan(0);
  });

  test("a started segment stands in the log as open", () => {
    const span = { kind: "running", start: at(40), end: at(40.04) } as const;
    const intent = { kind: "add", annotation: "n", span, tag: "camera", people: ["kwon-nara"] } as const;
    const step = carryOut(document, intent, place, context());
    if (!step.ok) throw new Error(step.error.code);
    expect(annotationIn(after(document, { ok: true, value: step.value.diff }), "n")).toMatchObject({
      open: true,
      medium: "clip",
      tags: ["camera"],
      people: ["kwon-nara"],
    });
  });
});
