import { commitQuickLine, isEmptyLine } from "#annotations/commands/commit-quick-line.ts";
import { mediumCounting, recordedFrames } from "#annotations/document/medium-time.ts";
import type { QuickLine } from "#annotations/quick-line/line.ts";
import { parseQuickLine } from "#annotations/quick-line/parse.ts";
import { quickLineSpan } from "#annotations/quick-line/span.ts";
import type { FrameTable } from "#annotations/time/frame-table.ts";
import { asTicks, secondsToTicks } from "#annotations/time/ticks.ts";
import type { Medium } from "#annotations/model/medium.ts";
import { commandContext, type Core } from "./core.ts";
import type { LiveLogging } from "./live-logging.ts";
import { CLOSED_LINE } from "./stores.ts";
import type { Session } from "./types.ts";

/** The quick line: written while the film runs, pauses, or pauses and steps back. */
export type QuickLineDesk = Pick<
  Session,
  "openQuickLine" | "setQuickLineText" | "readQuickLine" | "commitQuickLine" | "closeQuickLine"
>;

/** How far the film steps back where the setting asks for that. */
const STEP_BACK = secondsToTicks(1);

/** Makes the quick line of a window. */
export function createQuickLineDesk(core: Core, live: LiveLogging): QuickLineDesk {
  const { player, world, stores, desk, editing } = core;
  let resumes = false;
  // The text whose new names have been offered, so that the same text committed again accepts them.
  let offered: string | undefined;

  const mediumNow = (): Medium | undefined => {
    const log = stores.log.getState();
    return log.phase === "open" ? log.document.tables.medium.get(log.medium ?? "") : undefined;
  };

  const framesNow = (): FrameTable | undefined => {
    const medium = mediumNow();
    return player.frames() ?? (medium && recordedFrames(medium));
  };

  const read = (text: string): QuickLine | null => {
    const document = editing.document();
    if (!document) return null;
    const medium = mediumNow();
    const counting = medium && mediumCounting(medium);
    return parseQuickLine(text, document, {
      language: stores.app.getState().language,
      time: medium && {
        frames: framesNow(),
        rate: counting?.rate,
        dropFrame: counting?.dropFrame ?? false,
        startFrame: counting?.startFrame ?? 0,
        playhead: player.shownFrame().start,
      },
    });
  };

  const holdFilm = (): void => {
    const { whileTyping } = stores.app.getState().settings;
    resumes = player.state().playing && whileTyping !== "run";
    if (!resumes) return;
    player.pause();
    if (whileTyping === "pause-and-step-back") {
      const back = Math.max(0, player.shownFrame().start - STEP_BACK);
      player.seekToTime(asTicks(back)).catch(desk.reportError);
    }
  };

  const close = (keptText: string): void => {
    stores.quickLine.setState({ ...CLOSED_LINE, text: keptText }, true);
    offered = undefined;
    if (resumes) player.play();
    resumes = false;
  };

  const commit = (text: string, acceptNew: boolean): boolean => {
    const document = editing.document();
    const medium = mediumNow();
    const frames = framesNow();
    const line = read(text);
    const start = stores.quickLine.getState().in;
    if (!document || !medium || !frames || !line || !start) return false;
    const accepts = acceptNew || offered === text;
    const id = world.newId();
    const span = quickLineSpan(document, line, {
      in: start.start,
      playhead: player.shownFrame().start,
      ran: player.state().playing,
      frames,
      shots: stores.lanes.getState().shots,
    });
    const result = commitQuickLine(
      document,
      {
        line,
        id,
        medium: medium.id,
        span,
        accepted: {
          tags: accepts ? line.newTags.map(({ name }) => name) : [],
          people: accepts ? line.newPeople.map(({ name }) => name) : [],
        },
        armed: stores.logging.getState().armed,
        language: stores.app.getState().language,
      },
      commandContext(stores, world),
    );
    if (!result.ok) {
      const { code, parameters } = result.error;
      if (code === "new-name-not-accepted") offered = text;
      stores.quickLine.setState({ problems: [{ key: `trouble.${code}`, parameters }] });
      return false;
    }
    if (!editing.commit({ key: "step.quickLine", parameters: {} }, result.value)) return false;
    live.noteLogged(id);
    return true;
  };

  return {
    readQuickLine: read,
    openQuickLine(eventTime) {
      const log = stores.log.getState();
      if (log.phase === "open" && log.loading) desk.report({ code: "log-loading", parameters: {} });
      if (!editing.isWritable() || !framesNow() || stores.quickLine.getState().open) return;
      const { text } = stores.quickLine.getState();
      const atFirst = player.frameAt(eventTime);
      stores.quickLine.setState({ open: true, in: atFirst, text, problems: [] }, true);
      // Typing is not to wait for the news of the frame; nothing is stored before the line is committed.
      player.whenKnown(eventTime, () => {
        if (stores.quickLine.getState().in === atFirst) {
          stores.quickLine.setState({ in: player.frameAt(eventTime) });
        }
      });
      holdFilm();
    },
    setQuickLineText(text) {
      stores.quickLine.setState({ text, problems: [] });
    },
    commitQuickLine(stay, acceptNew = false) {
      const { text, open } = stores.quickLine.getState();
      if (!open) return false;
      const line = read(text);
      if (line && isEmptyLine(line) && line.time === undefined) {
        close("");
        return true;
      }
      if (!commit(text, acceptNew)) return false;
      if (stay) {
        stores.quickLine.setState({ open: true, in: player.shownFrame(), text: "", problems: [] }, true);
      } else close("");
      return true;
    },
    closeQuickLine() {
      if (stores.quickLine.getState().open) close(stores.quickLine.getState().text);
    },
  };
}
