import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Annotation } from "#annotations/model/annotation.ts";
import type { Session } from "../../../../src-renderer/session/types.ts";
import { type Machine, openSample, openState, startMachine, type TestWindow, until } from "./real-window.ts";

const PLAIN = { alt: false, shift: false };

/** Start of a frame of the sample (30000/1001) in ticks, exact: 705 600 000 * 1001 / 30000 a frame. */
function frameStart(index: number): number {
  return index * 23_543_520;
}

function firstTag(session: Session, kind: "segment" | "moment"): string {
  const tag = session.palette.getState().tags.find((dealt) => dealt.tag.kind === kind);
  if (!tag) throw new Error(`the sample has no ${kind} tag`);
  return tag.tag.id;
}

function annotationsNow(session: Session): Map<string, Annotation> {
  return new Map(openState(session).document.tables.annotation.entries());
}

/** The one annotation that is there now and was not before. */
function newOne(session: Session, before: ReadonlyMap<string, Annotation>): Annotation {
  const fresh = [...annotationsNow(session).values()].filter(({ id }) => !before.has(id));
  expect(fresh).toHaveLength(1);
  const [annotation] = fresh;
  if (!annotation) throw new Error("nothing was logged");
  return annotation;
}

describe("logging the sample in a window", () => {
  let machine: Machine;
  let window: TestWindow;
  let session: Session;

  beforeEach(async () => {
    machine = await startMachine();
    window = await machine.openWindow();
    session = window.session;
    await openSample(machine, window);
    await session.setSettings({ reactionAllowance: 0 });
  });

  afterEach(async () => {
    session.dispose();
    await machine.shutdown();
  });

  it("starts a segment at the frame that was on the screen at the press, and ends it with the next press", () => {
    const before = annotationsNow(session);
    const tag = firstTag(session, "segment");
    window.player.play();
    window.player.show(130);
    window.player.wasShownAt(5000, 123);
    session.pressTag(tag, 5000, PLAIN);
    session.releaseTag(tag, 5100);
    const running = newOne(session, before);
    expect(running).toMatchObject({ start: frameStart(123), open: true, tags: [tag] });
    expect(session.logging.getState().running).toEqual([running.id]);
    expect(session.logging.getState().target).toBe(running.id);

    window.player.show(200);
    window.player.wasShownAt(8000, 199);
    session.pressTag(tag, 8000, PLAIN);
    const closed = newOne(session, before);
    expect(closed.end).toBe(frameStart(199));
    expect(closed.open).toBeUndefined();
    expect(session.logging.getState().running).toEqual([]);
  });

  it("lets a running segment's end follow the playhead, which is no step of its own", () => {
    const before = annotationsNow(session);
    const tag = firstTag(session, "segment");
    window.player.play();
    window.player.show(100);
    session.pressTag(tag, 1000, PLAIN);
    const started = openState(session).undo;
    window.player.show(160);
    window.runTimers();
    expect(newOne(session, before)).toMatchObject({ open: true, end: frameStart(161) });
    expect(openState(session).undo).toEqual(started);

    session.undo();
    expect(annotationsNow(session)).toEqual(before);
    expect(session.logging.getState().running).toEqual([]);
    session.redo();
    expect(newOne(session, before)).toMatchObject({ open: true, start: frameStart(100) });
  });

  it("undoes the ending and the start of a segment one after the other, though its end moved in between", () => {
    const before = annotationsNow(session);
    const tag = firstTag(session, "segment");
    window.player.play();
    window.player.show(100);
    session.pressTag(tag, 1000, PLAIN);
    window.player.show(160);
    window.runTimers();
    window.player.show(170);
    session.pressTag(tag, 5000, PLAIN);
    session.undo();
    expect(newOne(session, before).open).toBe(true);
    expect(session.logging.getState().running).toHaveLength(1);
    window.runTimers();
    session.undo();
    expect(annotationsNow(session)).toEqual(before);
    session.redo();
    session.redo();
    const again = newOne(session, before);
    expect(again.open).toBeUndefined();
    expect(again.end).toBe(frameStart(170));
  });

  it("marks a second press within 200 ms instead of logging it", () => {
    const before = annotationsNow(session);
    const tag = firstTag(session, "segment");
    session.pressTag(tag, 1000, PLAIN);
    session.pressTag(tag, 1150, PLAIN);
    expect(newOne(session, before).open).toBe(true);
    expect(session.logging.getState().ignored).toBe(tag);
    window.runTimers();
    expect(session.logging.getState().ignored).toBeNull();
  });

  it("ends what runs at the end of the film", () => {
    const before = annotationsNow(session);
    window.player.play();
    session.pressTag(firstTag(session, "segment"), 1000, PLAIN);
    window.player.end();
    expect(newOne(session, before).open).toBeUndefined();
    expect(session.logging.getState().running).toEqual([]);
  });

  it("logs a quick line from the frame at Enter to the frame at the commit, and keeps a mistake's text", () => {
    const before = annotationsNow(session);
    window.player.play();
    window.player.wasShownAt(2000, 300);
    session.openQuickLine(2000);
    window.player.show(390);
    session.setQuickLineText('@Ahn Bo Hyun: "이제 그만하자" = "Enough now" #no such tag yet');
    expect(session.commitQuickLine(false)).toBe(false);
    expect(session.quickLine.getState().open).toBe(true);
    expect(session.quickLine.getState().text).toContain("Enough now");
    expect(session.quickLine.getState().problems).toHaveLength(1);

    session.setQuickLineText('@Ahn Bo Hyun: "이제 그만하자" = "Enough now"');
    expect(session.commitQuickLine(false)).toBe(true);
    const logged = newOne(session, before);
    expect(logged).toMatchObject({ start: frameStart(300), end: frameStart(390), people: ["ahn-bo-hyun"] });
    expect(logged.quotes?.[0]).toMatchObject({
      speaker: "ahn-bo-hyun",
      text: "이제 그만하자",
      lang: "ko",
      translations: [{ lang: "en", text: "Enough now" }],
    });
    expect(session.quickLine.getState()).toMatchObject({ open: false, text: "" });
  });

  it("makes a new tag only when the line that names it is committed a second time", () => {
    const before = annotationsNow(session);
    session.openQuickLine(0);
    session.setQuickLineText("#blooper");
    expect(session.commitQuickLine(false)).toBe(false);
    expect(annotationsNow(session)).toEqual(before);
    expect(session.commitQuickLine(false)).toBe(true);
    const [tag] = newOne(session, before).tags ?? [];
    expect(openState(session).document.tables.tag.get(tag ?? "")?.labels).toEqual({ en: "blooper" });
    session.undo();
    expect(annotationsNow(session)).toEqual(before);
    expect(openState(session).document.tables.tag.has(tag ?? "")).toBe(false);
  });

  it("deletes what is selected by its command and brings it back, selection included", () => {
    const [id = ""] = annotationsNow(session).keys();
    session.select([id]);
    expect(session.run("edit.delete")).toBe(true);
    expect(annotationsNow(session).has(id)).toBe(false);
    expect(session.selection.getState().ids.size).toBe(0);
    session.undo();
    expect(annotationsNow(session).has(id)).toBe(true);
    expect([...session.selection.getState().ids]).toEqual([id]);
  });

  it("has everything in the file when the log is closed, running segments ended", async () => {
    const before = annotationsNow(session);
    window.player.play();
    window.player.show(100);
    session.pressTag(firstTag(session, "segment"), 1000, PLAIN);
    window.player.show(150);
    const { id } = newOne(session, before);
    await session.closeLog();
    expect(session.log.getState().phase).toBe("none");
    const file: { annotations: { id: string; start: number; end?: number; open?: boolean }[] } = JSON.parse(
      await readFile(machine.logPath, "utf8"),
    );
    const written = file.annotations.find((annotation) => annotation.id === id);
    expect(written?.open).toBeUndefined();
    // 100 and 151 frames of 1001/30000 s.
    expect(written?.start).toBeCloseTo(3.336_666_667, 9);
    expect(written?.end).toBeCloseTo(5.038_366_667, 9);
  });

  it("shows each side's changes in two windows on one log, and undo leaves the colleague's alone", async () => {
    const other = await machine.openWindow();
    await openSample(machine, other);
    const [id = ""] = annotationsNow(session).keys();
    other.session.select([id]);
    const before = annotationsNow(session);
    const tag = firstTag(session, "moment");
    window.player.show(60);
    session.pressTag(tag, 1000, PLAIN);
    const moment = newOne(session, before);
    await until(
      other.session.log,
      (log) => log.phase === "open" && log.document.tables.annotation.has(moment.id),
    );
    other.session.run("edit.delete");
    await until(session.log, (log) => log.phase === "open" && !log.document.tables.annotation.has(id));
    session.undo();
    expect(annotationsNow(session).has(moment.id)).toBe(false);
    expect(annotationsNow(session).has(id)).toBe(false);
    await until(session.save, ({ pending }) => pending === 0);
    other.session.dispose();
  });
});
