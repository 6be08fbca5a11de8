import { createStore, type StoreApi } from "zustand/vanilla";
import { addAnnotation } from "#annotations/commands/add-annotation.ts";
import type { CommandContext, CommandResult } from "#annotations/commands/command.ts";
import { setTimes } from "#annotations/commands/set-times.ts";
import type { UserCommandId } from "#annotations/commands/table.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import type { Diff } from "#annotations/history/diff.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import { ok } from "#annotations/result.ts";
import { asTicks, type Ticks } from "#annotations/time/ticks.ts";
import { commandContext, type Core } from "./core.ts";
import { takeTurns } from "./turns.ts";
import type { Session } from "./types.ts";

/** What the rows of the timeline are: the tags, the people, or as few rows as everything fits into. */
export type RowsBy = "tag" | "person" | "packed";

/** How the timeline is looked at; neither saved nor undone. */
export type TimelineState = {
  readonly by: RowsBy;
  readonly follow: "smooth" | "page" | "off";
  /** Rows that are folded, by their ids. */
  readonly folded: ReadonlySet<string>;
};

/** The timeline on the page, as commands reach it. */
export type TimelineOnPage = {
  /** Shows `factor` times as much of the film: under 1 is closer. */
  zoom(factor: number): void;
  showWhole(): void;
  showSpan(from: Ticks, to: Ticks): void;
  /** Moves on by parts of what is in view, and rows by pixels. */
  page(parts: number): void;
  scrollRows(pixels: number): void;
  /** Takes back the gesture that is under way; whether there was one. */
  cancel(): boolean;
};

/** New times of an annotation. */
export type NewTimes = { readonly id: string; readonly start: Ticks; readonly end?: Ticks };

/** What an edit on the timeline is about: entries as a whole, or their in or out. */
export type TimesEdit = "move" | "start" | "end";

/** The row that something is drawn in: what it says about it. */
export type DrawnIn = { readonly tag?: string; readonly person?: string };

/** The timeline as the window has it, whether it is on the page or not. */
export type TimelineDesk = {
  readonly state: StoreApi<TimelineState>;
  /** Tells the timeline that is on the page; the returned function says that it is gone. */
  attach(timeline: TimelineOnPage): () => void;
  /** Gives annotations new times, as one step. */
  changeTimes(edit: TimesEdit, entries: readonly NewTimes[]): void;
  /** Logs a segment and selects it. */
  drawSegment(row: DrawnIn, start: Ticks, end: Ticks): void;
  /** Shows the frame at a time while an edge is dragged; with `null` the film goes back to where it was, and on if it ran. */
  look(time: Ticks | null): void;
  /** Makes ready what the rows of a kind are drawn from, a little at a time; resolves when it is, or the log is closed. */
  prepare(by: RowsBy): Promise<void>;
};

/** The commands of the timeline, and those of its gestures that keys do as well. */
type TimelineId = Extract<UserCommandId, `timeline.${string}`> | "edit.logRange" | "edit.selectRange";

/** What each command of the timeline does. */
export type TimelineEffects = { readonly [Id in TimelineId]: () => void };

const ZOOM = 1.6;
const ROWS_STEP = 66;
const ROWS_BY: readonly RowsBy[] = ["tag", "person", "packed"];
const FOLLOWS: readonly TimelineState["follow"][] = ["page", "smooth", "off"];

/** Makes the desk of the timeline, and the effects of its commands. */
export function createTimelineDesk(
  core: Core,
  session: Pick<Session, "select">,
): { readonly desk: TimelineDesk; readonly effects: TimelineEffects; cancel(): boolean } {
  const { player, stores, world, desk, editing } = core;
  const state = createStore<TimelineState>(() => ({ by: "tag", follow: "page", folded: new Set<string>() }));
  let onPage: TimelineOnPage | undefined;
  /** Where the film stood when an edge was taken. */
  let home: { readonly index: number; readonly playing: boolean } | undefined;

  const context = (): CommandContext => commandContext(stores, world);

  const commitTimes = (edit: TimesEdit, entries: readonly NewTimes[]): void => {
    const document = editing.document();
    if (!document || entries.length === 0) return;
    const key = { move: "step.moveAnnotations", start: "step.setIn", end: "step.setOut" }[edit];
    const name = { key, parameters: { count: entries.length } };
    editing.commitResult(name, timesOf(document, edit, entries, context()));
  };

  const drawSegment: TimelineDesk["drawSegment"] = (row, start, end) => {
    const document = editing.document();
    const log = stores.log.getState();
    if (!document || log.phase !== "open" || log.medium === null) return;
    const id = world.newId();
    const { tag, person } = row;
    const result = addAnnotation(
      document,
      {
        id,
        medium: log.medium,
        span: { kind: "segment", start, end },
        tags: tag === undefined ? [] : [tag],
        people: person === undefined ? [] : [person],
      },
      context(),
    );
    const record = tag === undefined ? undefined : document.tables.tag.get(tag);
    const name = record
      ? { key: "step.addSegment", parameters: { tag: tagLabel(record, stores.app.getState().language) } }
      : { key: "step.drawSegment", parameters: {} };
    if (editing.commitResult(name, result)) session.select([id]);
  };

  const selected = (): readonly Annotation[] => {
    const document = editing.document();
    return [...stores.selection.getState().ids].flatMap((id) => document?.tables.annotation.get(id) ?? []);
  };

  const logRange = (): void => {
    const { in: start, out } = stores.transport.getState();
    if (start === null || out === null) return desk.say({ key: "toast.no-range", parameters: {} });
    drawSegment({}, start, out);
  };

  const selectRange = (): void => {
    const log = stores.log.getState();
    if (log.phase !== "open" || log.medium === null) return;
    const { in: start, out } = stores.transport.getState();
    const found = log.document.order.overlapping(log.medium, start ?? 0, out ?? Number.MAX_SAFE_INTEGER);
    session.select(found.map(({ id }) => id));
  };

  const showSelection = (): void => {
    const entries = selected();
    if (entries.length === 0) return;
    const start = Math.min(...entries.map((entry) => entry.start));
    const end = Math.max(...entries.map((entry) => entry.end ?? entry.start));
    onPage?.showSpan(asTicks(start), asTicks(end));
  };

  const turn = <Value>(values: readonly Value[], at: Value): Value =>
    values[(values.indexOf(at) + 1) % values.length] ?? at;

  return {
    cancel: () => onPage?.cancel() ?? false,
    desk: {
      state,
      attach(timeline) {
        onPage = timeline;
        return () => {
          if (onPage === timeline) onPage = undefined;
        };
      },
      changeTimes: commitTimes,
      drawSegment,
      look(time) {
        if (time !== null) {
          home ??= { index: player.headedFor().index, playing: player.state().playing };
          player.pause();
          player.seekToTime(time).catch(desk.reportError);
        } else if (home) {
          player.seekToFrame(home.index).catch(desk.reportError);
          if (home.playing) player.play();
          home = undefined;
        }
      },
      async prepare(by) {
        if (by === "packed") return;
        const turns = takeTurns(world);
        const isLeft = () => editing.document()?.indexes.makeAhead([by]) ?? false;
        while (isLeft()) await turns.next();
      },
    },
    effects: {
      "timeline.zoomIn": () => onPage?.zoom(1 / ZOOM),
      "timeline.zoomOut": () => onPage?.zoom(ZOOM),
      "timeline.zoomWhole": () => onPage?.showWhole(),
      "timeline.zoomSelection": showSelection,
      "timeline.pageBack": () => onPage?.page(-0.9),
      "timeline.pageAhead": () => onPage?.page(0.9),
      "timeline.rowsUp": () => onPage?.scrollRows(-ROWS_STEP),
      "timeline.rowsDown": () => onPage?.scrollRows(ROWS_STEP),
      "timeline.rows": () => state.setState({ by: turn(ROWS_BY, state.getState().by) }),
      "timeline.follow": () => state.setState({ follow: turn(FOLLOWS, state.getState().follow) }),
      "edit.logRange": logRange,
      "edit.selectRange": selectRange,
    },
  };
}

/** The change that gives annotations new times, each checked against the document. */
function timesOf(
  document: LogDocument,
  edit: TimesEdit,
  entries: readonly NewTimes[],
  context: CommandContext,
): CommandResult {
  const diff: Diff[number][] = [];
  for (const { id, start, end } of entries) {
    const times = {
      ...(edit === "end" ? {} : { start }),
      ...(edit === "start" || end === undefined ? {} : { end }),
    };
    const result = setTimes(document, { annotation: id, ...times }, context);
    if (!result.ok) return result;
    diff.push(...result.value);
  }
  return ok(diff);
}
