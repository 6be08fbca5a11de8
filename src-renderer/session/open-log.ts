import { recordsById } from "#annotations/document/access.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Diff } from "#annotations/history/diff.ts";
import { createUndoStack } from "#annotations/history/undo-stack.ts";
import type { CallOutput } from "#annotations/host/contract.ts";
import { HostError } from "#annotations/host/dispatch.ts";
import type { FilmFile, SaveState, Trouble } from "#annotations/host/shapes.ts";
import type { Core } from "./core.ts";
import type { LogAtRevision } from "./log-text.ts";
import { makeRestReady } from "./make-ready.ts";
import { createOpeningReader, type Opened, type Opening } from "./read-opening.ts";
import { createReplica } from "./replica.ts";
import { isDamage } from "./rescue-log.ts";
import { CLOSED_LINE } from "./stores.ts";
import type { LogAhead } from "./stream-log.ts";

/** Opening and closing the log of a window. */
export type LogOpener = {
  open(handle: string, ahead?: OpenAhead): Promise<void>;
  /** Sends what is left, has the file written and lets the log go. `false`: not all could be sent, and it stays open. */
  close(): Promise<boolean>;
  /** Ends what runs and sends what is left; `false` where that does not come to an end. */
  settle(): Promise<boolean>;
  /** Takes a change of somebody else to any log. */
  receive(logId: string, rev: number, diff: Diff): void;
  /** Takes how far any log is saved. */
  receiveState(logId: string, state: SaveState): void;
  /** Reads the open log anew, after the connection was broken. */
  resync(): Promise<void>;
};

/** What is known before a log is opened: the video that was picked for it; the film that it is going to play. */
export type OpenAhead = { readonly video?: string; readonly film?: FilmFile | null };

/** What happens around opening and closing, in other parts of the session. */
export type OpenerHooks = {
  /** A log is about to be read that has this medium to play first. */
  onComing(logId: string, film: string): void;
  /** The log is open, if not all of it may be there: its article and its film may be fetched. */
  onOpened(): void;
  /** The log is about to be closed: what runs is to be ended. */
  onClosing(): void;
  /** No log is open any more, or the one that was coming cannot be opened: its film is to go. */
  onGone(): void;
  /** Somebody else changed the log. */
  onOthers(diff: Diff): void;
};

type Early = { readonly logId: string; readonly rev: number; readonly diff: Diff };

/** How long closing waits for what is not safe yet, in milliseconds; less than the patience of the window's host. */
const SETTLING_MS = 4_000;

/** Makes the opener. */
export function createLogOpener(core: Core, hooks: OpenerHooks): LogOpener {
  const { host, world, stores, desk, editing } = core;
  let attempt = 0;
  let loading: Promise<unknown> = Promise.resolve();
  // Changes of others that come before the text of the log has been read.
  let early: Early[] = [];
  const earlyStates = new Map<string, SaveState>();

  const reader = createOpeningReader(core, {
    isCurrent: ({ number }) => number === attempt,
    onHead: (opening, head) => preview(opening, head),
  });

  const reset = (): void => {
    hooks.onGone();
    stores.article.setState({ phase: "none" }, true);
    stores.selection.setState({ ids: new Set(), unfolded: null }, true);
    stores.logging.setState({ running: [], target: null, armed: [], ignored: null }, true);
    stores.save.setState({ state: null, pending: 0 }, true);
    stores.quickLine.setState(CLOSED_LINE, true);
    stores.ui.setState({ tagBank: 0, timeFormat: null, beside: null });
    stores.exchange.setState(null, true);
  };

  const inTime = (work: Promise<unknown>): Promise<boolean> =>
    new Promise((resolve) => {
      const callOff = world.later(() => resolve(false), SETTLING_MS);
      // What went wrong with it is told where it was begun.
      void work
        .catch(() => undefined)
        .then(() => {
          callOff();
          resolve(true);
        });
    });

  const settle = async (): Promise<boolean> => {
    // What was pressed while the log was loading is logged before it is let go.
    const isThere = !editing.isBehind() || (await inTime(loading));
    const open = editing.current();
    if (!open) return true;
    hooks.onClosing();
    const isSettled = isThere && (await inTime(open.replica.settled()));
    if (!isSettled) desk.report({ code: "unsent-changes", parameters: { name: openName() } });
    return isSettled;
  };

  const openName = (): string => {
    const log = stores.log.getState();
    return log.phase === "open" ? log.name : "";
  };

  const close = async (): Promise<boolean> => {
    const isSettled = await settle();
    attempt++;
    if (!isSettled) return false;
    const open = editing.current();
    editing.detach();
    if (open) await host.call("log.close", { logId: open.logId });
    reset();
    stores.log.setState({ phase: "none" }, true);
    return true;
  };

  /** Shows the first annotations of a log that is still being read. */
  const preview = (opening: Opening, head: LogDocument): void => {
    if (opening.number !== attempt || opening.isShown) return;
    opening.isShown = true;
    editing.preview(head);
    stores.log.setState(
      {
        phase: "open",
        opening: opening.number,
        logId: opening.opened?.logId ?? "",
        name: opening.opened?.name ?? opening.name,
        document: head,
        loading: true,
        readOnly: opening.opened?.readOnly ?? null,
        medium: recordsById(head, "medium")[0]?.id ?? null,
        undo: null,
        redo: null,
        leftOpen: [],
        created: false,
      },
      true,
    );
    if (opening.opened) hooks.onOpened();
  };

  /** The service has the log as well: film and article can be fetched while the window still reads. */
  const confirm = (opening: Opening, opened: Opened): void => {
    opening.opened = opened;
    const log = stores.log.getState();
    if (opening.number !== attempt || !opening.isShown || log.phase !== "open") return;
    const { logId, name, readOnly } = opened;
    stores.log.setState({ ...log, logId, name, readOnly }, true);
    hooks.onOpened();
  };

  const attach = (opening: Opening, opened: Opened, start: LogAtRevision): void => {
    const { logId } = opened;
    const undoStack = createUndoStack();
    // A name of its own for each opening: the numbers of its changes begin at 1 again, and an earlier run's answers to
    // the same numbers may still be known.
    const replica = createReplica({ logId, clientId: world.newId() }, start, {
      submit: (input) => host.call("log.submit", input),
      reload: () => reader.anew(opened.textUrl),
      later: world.later,
      onDocument: editing.showDocument,
      onOthers: (diff) => {
        undoStack.followOthers(diff, replica.document());
        hooks.onOthers(diff);
      },
      onOvertaken: () => desk.report({ code: "changes-overtaken", parameters: { name: opened.name } }),
      onPending: (pending) => stores.save.setState({ pending }),
      onFailure: desk.reportError,
    });
    editing.attach({ logId, replica, undoStack });
    const shown = stores.log.getState();
    stores.log.setState(
      {
        phase: "open",
        opening: opening.number,
        logId,
        name: opened.name,
        document: start.document,
        loading: false,
        readOnly: opened.readOnly,
        medium: shown.phase === "open" && has(start.document, shown.medium) ? shown.medium : null,
        undo: null,
        redo: null,
        leftOpen: opened.recovery.open,
        created: opened.created,
      },
      true,
    );
    stores.save.setState({ state: earlyStates.get(logId) ?? opened.state });
    earlyStates.clear();
    const missed = early.filter((change) => change.logId === logId);
    early = [];
    for (const { rev, diff } of missed) replica.receive(rev, diff);
    editing.catchUp();
    if (opened.recovery.changes > 0) {
      const parameters = { count: opened.recovery.changes };
      desk.toast({ tone: "plain", key: "toast.recovered", parameters, stays: true, action: null });
    }
  };

  const fail = (error: unknown, opening: Opening | undefined): void => {
    if (opening !== undefined && opening.number !== attempt) {
      // Where the user has opened something else meanwhile, that is not to go.
      desk.note(troubleOf(error));
      return;
    }
    attempt++;
    editing.detach();
    reset();
    const trouble = troubleOf(error);
    const damaged = opening !== undefined && isDamage(trouble) ? opening.handle : null;
    stores.log.setState({ phase: "failed", trouble, damaged }, true);
    if (error instanceof HostError) desk.note(error.toTrouble());
    else desk.reportError(error);
  };

  const takeOutcome = async (
    opening: Opening,
    outcome: CallOutput<"log.open">,
    ahead: Promise<LogAhead | undefined>,
  ): Promise<void> => {
    const { number, handle } = opening;
    if (outcome.kind !== "opened") {
      editing.detach();
      reset();
    }
    if (outcome.kind === "choose-video") {
      stores.log.setState({ phase: "choosing-video", handle, choice: outcome }, true);
      return;
    }
    if (outcome.kind === "already-open") {
      stores.log.setState({ phase: "none" }, true);
      desk.report({ code: "already-open", parameters: {} });
      return;
    }
    try {
      if (number === attempt && outcome.film !== null) hooks.onComing(outcome.logId, outcome.film);
      confirm(opening, outcome);
      const start = await reader.start(opening, outcome, ahead);
      if (number === attempt) attach(opening, outcome, start);
    } catch (error) {
      await host.call("log.close", { logId: outcome.logId });
      throw error;
    }
    if (number !== attempt) {
      await host.call("log.close", { logId: outcome.logId });
      return;
    }
    const log = stores.log.getState();
    if (!opening.isShown || (log.phase === "open" && log.medium === null)) hooks.onOpened();
    void makeRestReady(editing, world);
  };

  return {
    async open(handle, { video, film } = {}) {
      const name = stores.app.getState().recent.find((recent) => recent.handle === handle)?.name ?? "";
      let opening: Opening | undefined;
      try {
        if (!(await close())) return;
        opening = { number: ++attempt, handle, name, isShown: false, opened: undefined };
        if (film) core.player.prepare(film);
        stores.log.setState({ phase: "opening", name }, true);
        const ahead = reader.ahead(opening);
        const outcome = await host.call("log.open", { handle, ...(video === undefined ? {} : { video }) });
        if (opening.number !== attempt && outcome.kind !== "opened") return;
        loading = takeOutcome(opening, outcome, ahead);
        await loading;
      } catch (error) {
        fail(error, opening);
      }
    },
    close,
    settle,
    receive(logId, rev, diff) {
      const open = editing.current();
      if (open?.logId === logId) open.replica.receive(rev, diff);
      else early.push({ logId, rev, diff });
    },
    receiveState(logId, state) {
      if (editing.current()?.logId === logId) stores.save.setState({ state });
      else earlyStates.set(logId, state);
    },
    async resync() {
      const open = editing.current();
      if (!open) return;
      // The answer comes as soon as the connection stands again.
      await host.call("log.flush", { logId: open.logId });
      await open.replica.resync();
    },
  };
}

function has(document: LogDocument, medium: string | null): boolean {
  return medium !== null && document.tables.medium.has(medium);
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof HostError) return error.toTrouble();
  return { code: "log-unreachable", parameters: {} };
}
