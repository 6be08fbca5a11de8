import { deleteAnnotations } from "#annotations/commands/delete-annotations.ts";
import { logShots } from "#annotations/commands/log-shots.ts";
import { setTimes } from "#annotations/commands/set-times.ts";
import type { UserCommandId } from "#annotations/commands/table.ts";
import type { Change } from "#annotations/history/diff.ts";
import { endOfFrame } from "#annotations/time/frame-table.ts";
import type { PickPurpose } from "#annotations/host/pick-purpose.ts";
import type { ShownFrame } from "../player/port.ts";
import { commandContext, type Core } from "./core.ts";
import { annotationUnder } from "./current-annotation.ts";
import type { ListEffects } from "./list-edits.ts";
import type { LiveLogging } from "./live-logging.ts";
import type { ManyMedia } from "./many-media.ts";
import { besideOf } from "./beside.ts";
import type { Passages } from "./passages.ts";
import type { TimelineEffects } from "./timeline-desk.ts";
import type { TransportEffects } from "./transport-effects.ts";
import type { Session } from "./types.ts";

/** What each command of the table does; `eventTime` is the time stamp of the key press, or now. */
export type Effects = { readonly [Id in UserCommandId]: (eventTime: number) => void };

/** What of the session the effects call. */
export type EffectPorts = Pick<
  Session,
  | "pick"
  | "open"
  | "closeLog"
  | "loadShared"
  | "exportLog"
  | "setSettings"
  | "select"
  | "lookForCast"
  | "linkDesk"
  | "saveDesk"
  | "show"
  | "openQuickLine"
  | "closeQuickLine"
  | "addMedia"
> & {
  readonly transport: TransportEffects;
  readonly list: ListEffects;
  readonly passages: Pick<Passages, "setMark">;
  readonly timeline: { readonly effects: TimelineEffects; cancel(): boolean };
  readonly manyMedia: Pick<ManyMedia, "takeNext" | "toggleDone" | "toggleCircled" | "step">;
};

/** Makes the effect of every command; one that is missing does not compile. */
export function createEffects(core: Core, live: LiveLogging, session: EffectPorts): Effects {
  const { player, world, stores, desk, editing } = core;

  /** In or out of every row that is selected; with none, the marks in the film. */
  const setPoint = (point: "in" | "out", frame: ShownFrame): void => {
    const document = editing.document();
    const frames = player.frames();
    const selected = [...stores.selection.getState().ids];
    if (!document || !frames) return;
    const time = point === "in" ? frame.start : endOfFrame(frames, frame.index);
    if (selected.length === 0 || !editing.isWritable()) return session.passages.setMark(point, time);
    const times = point === "in" ? { start: time } : { end: time };
    const diff: Change[] = [];
    for (const annotation of selected) {
      const result = setTimes(document, { annotation, ...times }, commandContext(stores, world));
      if (!result.ok) return desk.report(result.error);
      diff.push(...result.value);
    }
    editing.commit({ key: point === "in" ? "step.setIn" : "step.setOut", parameters: {} }, diff);
  };

  const deleteSelected = (): void => {
    const document = editing.document();
    const annotations = [...stores.selection.getState().ids];
    if (!document || annotations.length === 0) return;
    const result = deleteAnnotations(document, { annotations }, commandContext(stores, world));
    const name = { key: "step.deleteAnnotations", parameters: { count: annotations.length } };
    if (!editing.commitResult(name, result, { select: [] })) return;
    desk.toast({
      tone: "plain",
      key: "toast.deleted",
      parameters: { count: annotations.length },
      action: { key: "command.edit.undo", run: editing.undo },
    });
  };

  const logEveryShot = (): void => {
    const document = editing.document();
    const frames = player.frames();
    const log = stores.log.getState();
    if (!document || !frames || log.phase !== "open" || log.medium === null) return;
    const { shots } = stores.lanes.getState();
    const result = logShots(document, { medium: log.medium, shots, frames }, commandContext(stores, world));
    if (!result.ok) return desk.report(result.error);
    const parameters = { count: result.value.length };
    if (result.value.length === 0) return desk.say({ key: "toast.shots-there", parameters });
    if (!editing.commit({ key: "step.logShots", parameters: {} }, result.value)) return;
    const action = { key: "command.edit.undo", run: editing.undo };
    desk.toast({ tone: "plain", key: "toast.shots", parameters, action });
  };

  /** Closes what floats, the innermost first; never anything logged (product, logging rule 4). */
  const escape = (): void => {
    if (session.timeline.cancel()) return;
    const { unfolded, ids } = stores.selection.getState();
    if (stores.ui.getState().sheet !== "none") session.show("none");
    else if (stores.transport.getState().goTo) stores.transport.setState({ goTo: false });
    else if (stores.exchange.getState()) stores.exchange.setState(null, true);
    else if (stores.quickLine.getState().open) session.closeQuickLine();
    else if (unfolded !== null) stores.selection.setState({ unfolded: null });
    else if (ids.size > 0) session.select([]);
    else if (stores.ui.getState().fullScreen) stores.ui.setState({ fullScreen: false });
  };

  const pickAnd = async (purpose: PickPurpose, then: (handle: string) => Promise<unknown>) => {
    const picked = await session.pick(purpose);
    if (picked.kind === "picked") await then(picked.handle);
  };
  const start = (work: Promise<void>): void => {
    work.catch(desk.reportError);
  };

  const togglePane = (pane: "article" | "log" | "timeline"): void => {
    const { panes } = stores.app.getState().settings;
    start(session.setSettings({ panes: { ...panes, [pane]: !panes[pane] } }));
  };

  const pickMedia = async (): Promise<void> => {
    const picked = await session.pick("videos");
    if (picked.kind === "picked") await session.addMedia([picked.handle, ...(picked.others ?? [])]);
  };

  const showBeside = (): void => {
    const log = stores.log.getState();
    const { panes } = stores.app.getState().settings;
    if (log.phase !== "open") return;
    const isShown = panes.article && besideOf(stores.ui.getState().beside, log.document) === "media";
    stores.ui.setState({ beside: isShown ? "article" : "media" });
    if (!panes.article) start(session.setSettings({ panes: { ...panes, article: true } }));
  };

  const find = (): void => {
    const { panes } = stores.app.getState().settings;
    if (!panes.log) start(session.setSettings({ panes: { ...panes, log: true } }));
    stores.ui.setState({ findRequests: stores.ui.getState().findRequests + 1 });
  };

  const swapTimeFormat = (): void => {
    const log = stores.log.getState();
    if (log.phase !== "open") return;
    const medium = log.document.tables.medium.get(log.medium ?? "");
    const preset = medium?.startTimecode === undefined ? "media" : "timecode";
    const shown = stores.ui.getState().timeFormat ?? preset;
    stores.ui.setState({ timeFormat: shown === "media" ? "timecode" : "media" });
  };

  return {
    ...session.transport,
    ...session.list,
    ...session.timeline.effects,
    "playback.selectCurrent": () => {
      const current = annotationUnder(core, player.shownFrame().start);
      if (current) session.select([current.id]);
    },
    "logging.moment": (eventTime) => live.pressMoment(eventTime),
    "logging.quickLine": (eventTime) => session.openQuickLine(eventTime),
    "logging.nextTarget": () => live.nextTarget(),
    "logging.cancelTarget": () => live.cancelTarget(),
    "logging.shotDrafts": logEveryShot,
    "logging.turnBank": () => {
      const { banks } = stores.palette.getState();
      stores.ui.setState({ tagBank: (stores.ui.getState().tagBank + 1) % banks });
    },
    "logging.dayZero": () => start(session.lookForCast()),
    "logging.tags": () => session.show("tags"),
    "logging.cast": () => session.show("cast"),
    "media.takeNext": () => session.manyMedia.takeNext(),
    "media.toggleDone": () => session.manyMedia.toggleDone(),
    "media.toggleCircled": () => session.manyMedia.toggleCircled(),
    "media.next": () => session.manyMedia.step(1),
    "media.previous": () => session.manyMedia.step(-1),
    "media.playOn": () => start(session.setSettings({ playOn: !stores.app.getState().settings.playOn })),
    "edit.undo": () => editing.undo(),
    "edit.redo": () => editing.redo(),
    "edit.setIn": (eventTime) => live.atPress(eventTime, (frame) => setPoint("in", frame)),
    "edit.setOut": (eventTime) => live.atPress(eventTime, (frame) => setPoint("out", frame)),
    "edit.copy": () => void world.clipboard("copy"),
    "edit.cut": () => void world.clipboard("cut"),
    "edit.paste": () => {
      if (!world.clipboard("paste")) desk.say({ key: "toast.paste-by-key", parameters: {} });
    },
    "edit.delete": deleteSelected,
    "edit.find": find,
    "edit.escape": escape,
    "file.open": () => start(pickAnd("open", session.open)),
    "file.openFolder": () => start(pickAnd("folder", session.open)),
    "file.pasteArticle": () => session.show("paste"),
    "file.loadShared": () => start(pickAnd("log", session.loadShared)),
    "file.addMedia": () => start(pickMedia()),
    "file.linkDesk": () => start(pickAnd("vocabulary", session.linkDesk)),
    "file.saveDesk": () => start(session.saveDesk()),
    "file.export": () => start(session.exportLog("csv")),
    "file.backups": () => session.show("backups"),
    "file.close": () => start(session.closeLog()),
    "view.articlePane": () => togglePane("article"),
    "view.logPane": () => togglePane("log"),
    "view.timelinePane": () => togglePane("timeline"),
    "view.mediaPane": showBeside,
    "view.timeFormat": swapTimeFormat,
    "view.fullScreen": () => stores.ui.setState({ fullScreen: !stores.ui.getState().fullScreen }),
    "view.commands": () => session.show("commands"),
    "help.keys": () => session.show("keys"),
    "help.keySettings": () => session.show("key-settings"),
    "help.settings": () => session.show("settings"),
    "help.report": () => session.show("report"),
  };
}
