import type { CallOutput, Host } from "#annotations/host/contract.ts";
import type { Settings } from "#annotations/host/settings.ts";
import { settleConflict } from "#annotations/commands/settle-conflict.ts";
import { userCommand, type UserCommandId } from "#annotations/commands/table.ts";
import { cureOf } from "../player/codecs.ts";
import type { Player } from "../player/port.ts";
import { isAvailable } from "./can-run.ts";
import { createCastDesk } from "./cast.ts";
import { createDayZeroDesk } from "./day-zero.ts";
import { createDeskFile } from "./desk-file.ts";
import { createStandInDesk } from "./stand-ins.ts";
import { createClipboardDesk } from "./clipboard.ts";
import { commandContext, type Core } from "./core.ts";
import { createEditing } from "./editing.ts";
import { createEffects } from "./effects.ts";
import { exportLog } from "./export-log.ts";
import { createKeyDesk } from "./key-desk.ts";
import { createJumps } from "./jumps.ts";
import { createListEdits, createListEffects } from "./list-edits.ts";
import { createMediaLanes } from "./lanes/media-lanes.ts";
import { createLiveLogging } from "./live-logging.ts";
import { createArticleOpener } from "./open-article.ts";
import { createLoggedUpTo } from "./logged-up-to.ts";
import { createManyMedia } from "./many-media.ts";
import { createLogOpener } from "./open-log.ts";
import { createMediumOpener } from "./open-medium.ts";
import { createFilePicker } from "./pick-files.ts";
import { createPassages } from "./passages.ts";
import { createQuickLineDesk } from "./quick-line.ts";
import { createRunningEnds } from "./running-ends.ts";
import { putAside, rescueLog } from "./rescue-log.ts";
import { lookAtBackup, restoreBackup } from "./restore-backup.ts";
import { createSelecting } from "./selecting.ts";
import { createSyncCopies } from "./sync-copies.ts";
import { loadShared } from "./shared-log.ts";
import { createShuttle } from "./shuttle.ts";
import { createStores } from "./stores.ts";
import { createTimelineDesk } from "./timeline-desk.ts";
import { createTransportEffects } from "./transport-effects.ts";
import { createTroubleDesk } from "./trouble-desk.ts";
import type { Session } from "./types.ts";
import { createVocabularyDesk } from "./vocabulary.ts";
import type { World } from "./world.ts";

/** Commands that stand in the line of presses themselves, until their frame is known; every other comes after that line. */
const WAITS_FOR_FRAME: readonly UserCommandId[] = [
  "logging.moment",
  "edit.setIn",
  "edit.setOut",
  "edit.split",
];

/** What a session is made from. `start` is the host's answer to `app.start`. */
export type SessionParts = {
  readonly host: Host;
  readonly player: Player;
  readonly world: World;
  readonly start: CallOutput<"app.start">;
};

/** How long the article waits for the film when a log is opened, in milliseconds. */
const FILM_FIRST_MS = 300;

/** Asks the host how to start, makes the session, and opens what the host says is to be opened. */
export async function startSession(parts: Omit<SessionParts, "start">): Promise<Session> {
  const start = await parts.host.call("app.start", {});
  const session = createSession({ ...parts, start });
  if (start.open !== null) void session.open(start.open, { film: start.film });
  return session;
}

/** Makes the session of a window: its stores, and everything that a user can do. */
export function createSession({ host, player, world, start }: SessionParts): Session {
  const stores = createStores(start, player);
  const desk = createTroubleDesk(stores, host, world);
  const ends = createRunningEnds();
  const editing = createEditing(stores, desk, ends);
  const core: Core = { host, player, world, stores, desk, editing };

  const live = createLiveLogging(core, ends);
  const quickLine = createQuickLineDesk(core, live);
  const passages = createPassages(core);
  const shuttle = createShuttle(core);
  const picker = createFilePicker(core);
  const articles = createArticleOpener(core);
  const upTo = createLoggedUpTo(core);
  const media = createMediumOpener(core, () => {
    live.leave();
    passages.clear();
    upTo.note();
    upTo.clear(false);
  });
  const jumps = createJumps(core, media);
  const manyMedia = createManyMedia(core, media, jumps);
  const standIns = createStandInDesk(core, media.open);
  const lanes = createMediaLanes(core);
  const pause = (delayMs: number): Promise<void> => new Promise((resolve) => world.later(resolve, delayMs));

  const copies = createSyncCopies(core);
  const dayZero = createDayZeroDesk(core);
  const deskFile = createDeskFile(core);
  const opener = createLogOpener(core, {
    onComing: media.foresee,
    onGone: media.close,
    onOpened() {
      live.reset();
      jumps.clear();
      passages.clear();
      upTo.clear(true);
      manyMedia.clear();
      // The film comes first: whoever opens a log wants to log. What else there is to read follows.
      const film = media.openFirst();
      void Promise.race([film, pause(FILM_FIRST_MS)])
        .then(articles.openFirst)
        .then(dayZero.greet);
      void film.then(readRecent);
      stores.copies.setState([], true);
      void film.then(() => copies.look());
      void film.then(deskFile.greet);
      void film.then(manyMedia.look);
    },
    onClosing() {
      live.endAll();
      live.reset();
      upTo.note();
    },
    onOthers(diff) {
      live.followOthers(diff);
      if (diff.some(({ kind }) => kind === "medium")) void manyMedia.look();
    },
  });

  const readRecent = async (): Promise<void> => {
    try {
      stores.app.setState({ recent: (await host.call("recent.list", {})).items });
    } catch (error) {
      desk.reportError(error);
    }
  };

  const takeSettings = (settings: Settings): void => {
    const { volume, muted } = stores.app.getState().settings;
    stores.app.setState({
      settings,
      author: settings.author === "" ? start.author : settings.author,
      language: settings.language === "system" ? world.systemLanguage() : settings.language,
    });
    keyDesk.follow(settings.keys);
    if (settings.volume !== volume || settings.muted !== muted) {
      player.setVolume(settings.volume, settings.muted);
    }
  };

  const setSettings = async (patch: Partial<Settings>): Promise<void> => {
    // Shown at once: a pane that waits for the disk before it moves feels broken.
    takeSettings({ ...stores.app.getState().settings, ...patch });
    try {
      takeSettings(await host.call("settings.set", { patch }));
    } catch (error) {
      desk.reportError(error);
    }
  };

  const closeLog = async (): Promise<void> => {
    try {
      await opener.close();
    } catch (error) {
      desk.reportError(error);
    }
    await readRecent();
  };

  const closeWindow = async (): Promise<void> => {
    // The host writes and lets go by itself; without this answer it asks the user whether to close all the same.
    if (await opener.settle()) await host.call("window.closable", {});
  };

  const select: Session["select"] = (ids, unfold = false) => {
    const unfolded = unfold && ids.length === 1 ? (ids[0] ?? null) : null;
    stores.selection.setState({ ids: new Set(ids), unfolded }, true);
    live.noteSelection(ids);
    const log = stores.log.getState();
    if (log.phase !== "open") return;
    const chosen = ids.flatMap((id) => log.document.tables.annotation.get(id) ?? []);
    const [first] = chosen;
    if (first && chosen.every(({ medium }) => medium !== log.medium)) jumps.to(first.start, first.medium);
  };

  const actions = {
    pick: picker.pick,
    open: opener.open,
    closeLog,
    loadShared: (handle: string) => loadShared(core, handle),
    lookAtBackup: (id: string) => lookAtBackup(core, id),
    restoreBackup: (...args: Parameters<Session["restoreBackup"]>) => restoreBackup(core, ...args),
    lookForCast: dayZero.look,
    linkDesk: deskFile.link,
    saveDesk: deskFile.save,
    exportLog: (format: "csv") => exportLog(core, format),
    setSettings,
    select,
    show: (sheet: Parameters<Session["show"]>[0]) => stores.ui.setState({ sheet }),
    openQuickLine: quickLine.openQuickLine,
    closeQuickLine: quickLine.closeQuickLine,
    jumpTo: jumps.to,
    jumpBack: jumps.back,
    addMedia: manyMedia.add,
  };
  const keyDesk = createKeyDesk(core, actions);
  const transport = createTransportEffects(core, { ...actions, shuttle, passages });
  const listEdits = createListEdits(core);
  const clipboard = createClipboardDesk(core);
  const selecting = createSelecting(core, actions);
  const list = createListEffects(listEdits, selecting, live.atPress);
  const timeline = createTimelineDesk(core, { select });
  const effects = createEffects(core, live, { ...actions, transport, list, passages, timeline, manyMedia });

  const canRun = (id: string): boolean => {
    const command = userCommand(id);
    return command !== undefined && isAvailable(core, command.when);
  };
  const run: Session["run"] = (id, eventTime = world.eventNow()) => {
    const command = userCommand(id);
    if (!command || !isAvailable(core, command.when)) return false;
    if (!WAITS_FOR_FRAME.includes(command.id)) live.settle();
    effects[command.id](eventTime);
    return true;
  };

  const watchPlayback: Parameters<Player["onState"]>[0] = (playback) => {
    const before = stores.playback.getState();
    stores.playback.setState(playback, true);
    lanes.follow(playback);
    if (playback.phase === "empty" || playback.phase === "loading") standIns.clear();
    const { trouble } = playback;
    if (!trouble || trouble === before.trouble) return;
    // A film that does not play shows why in its own place; what only stays silent has none.
    if (playback.phase === "failed") desk.note(trouble);
    if (playback.phase !== "failed" || cureOf(trouble)) standIns.offer(trouble);
  };

  keyDesk.readKeyboardLayout();
  player.setVolume(start.settings.volume, start.settings.muted);
  // A window of the app is held open by its own handshake; a browser tab can only ask.
  const isAtRisk = (): boolean => start.host === "loopback" && stores.save.getState().pending > 0;
  const stops = [
    world.askBeforeLeaving(isAtRisk),
    world.onUncaught(desk.reportError),
    player.onFrame((frame) => stores.playhead.setState(frame, true)),
    player.onState(watchPlayback),
    host.on("log.changed", ({ logId, rev, diff }) => opener.receive(logId, rev, diff)),
    host.on("log.copies", ({ logId }) => void copies.look(logId)),
    host.on("log.saveState", ({ logId, state }) => opener.receiveState(logId, state)),
    host.on("medium.progress", ({ handle, share }) => {
      const { place } = stores.medium.getState();
      if (place?.kind === "found" && place.handle === handle) stores.medium.setState({ read: share });
    }),
    host.on("lane.news", ({ url, ...news }) => lanes.receive(url, news)),
    host.on("standIn.progress", ({ handle, ...progress }) => standIns.receive(handle, progress)),
    host.on("app.open", ({ handle }) => void opener.open(handle)),
    host.on("app.command", ({ id }) => void run(id)),
    host.on("app.settings", ({ settings }) => takeSettings(settings)),
    host.on("window.closing", () => {
      closeWindow().catch(desk.reportError);
    }),
    host.on("app.trouble", (trouble) => {
      desk.report(trouble);
      if (trouble.code === "connection-lost") opener.resync().catch(desk.reportError);
    }),
  ];
  void readRecent();

  return {
    host,
    player,
    ...stores,
    ...actions,
    ...quickLine,
    ...keyDesk,
    cast: createCastDesk(core),
    takeCast: dayZero.take,
    vocabulary: createVocabularyDesk(core, actions),
    takeDesk: deskFile.take,
    timeline: timeline.desk,
    answerPick: picker.answer,
    selectTo: selecting.to,
    copyEntries: clipboard.copy,
    pasteEntries: clipboard.paste,
    moveSelected: listEdits.moveSelected,
    tagSelected: listEdits.tagSelected,
    castSelected: listEdits.castSelected,
    async pasteArticle(text) {
      const folder = await picker.pick("folder");
      if (folder.kind !== "picked") return;
      try {
        const { handle } = await host.call("article.paste", { folder: folder.handle, text });
        stores.ui.setState({ sheet: "none" });
        await opener.open(handle);
      } catch (error) {
        desk.reportError(error);
      }
    },
    mergeCopy: copies.mergeCopy,
    leaveCopy: copies.leaveCopy,
    putAside: () => putAside(core),
    settleConflict(conflict, value) {
      const document = editing.document();
      if (!document) return;
      const settled = settleConflict(document, { conflict, value }, commandContext(stores, world));
      editing.commitResult({ key: "step.settleConflict", parameters: {} }, settled);
    },
    rescue: (handle) => rescueLog(core, handle, opener.open),
    openArticle: articles.open,
    goToMedium: jumps.toMedium,
    addLink: manyMedia.addLink,
    setMedium: manyMedia.set,
    commit: (name, diff) => {
      editing.commit(name, diff);
    },
    undo: editing.undo,
    redo: editing.redo,
    pressTag: live.pressTag,
    releaseTag: live.releaseTag,
    pressPerson: live.pressPerson,
    releaseAll(eventTime) {
      shuttle.release();
      live.releaseAll(eventTime);
    },
    releaseCommand: shuttle.release,
    closeLeftOpen: live.closeLeftOpen,
    run,
    canRun,
    relinkMedium: media.relink,
    askStandIn: standIns.ask,
    makeStandIn: standIns.make,
    cancelStandIn: standIns.cancel,
    cancelLane: lanes.cancel,
    toast: desk.toast,
    dismissToast: desk.dismiss,
    report: desk.report,
    dispose() {
      for (const stop of stops) stop();
      manyMedia.dispose();
      lanes.clear();
      editing.detach();
    },
  };
}
