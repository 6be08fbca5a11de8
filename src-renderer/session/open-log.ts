import { createUndoStack } from "#annotations/history/undo-stack.ts";
import type { Diff } from "#annotations/history/diff.ts";
import type { CallOutput } from "#annotations/host/contract.ts";
import { HostError } from "#annotations/host/dispatch.ts";
import type { FilmFile, SaveState, Trouble } from "#annotations/host/shapes.ts";
import type { Core } from "./core.ts";
import { type LogAtRevision, readLogText } from "./log-text.ts";
import { createReplica } from "./replica.ts";
import { isDamage } from "./rescue-log.ts";
import { CLOSED_LINE } from "./stores.ts";

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
  /** The log is open: its article and its film may be fetched. */
  onOpened(): void;
  /** The log is about to be closed: what runs is to be ended. */
  onClosing(): void;
  /** No log is open any more, or the one that was coming cannot be opened: its film is to go. */
  onGone(): void;
  /** Somebody else changed the log. */
  onOthers(diff: Diff): void;
};

type Opened = Extract<CallOutput<"log.open">, { kind: "opened" }>;
type Early = { readonly logId: string; readonly rev: number; readonly diff: Diff };

/** How long closing waits for what is not safe yet, in milliseconds; less than the patience of the window's host. */
const SETTLING_MS = 4_000;

/** Makes the opener. */
export function createLogOpener(core: Core, hooks: OpenerHooks): LogOpener {
  const { host, world, stores, desk, editing } = core;
  let attempt = 0;
  // Changes of others that come before the text of the log has been read.
  let early: Early[] = [];
  const earlyStates = new Map<string, SaveState>();

  const fetchLog = async (url: string): Promise<LogAtRevision> => {
    const read = readLogText(await world.fetchText(url));
    if (read.ok) return read.value;
    throw new HostError(read.error.code, { ...read.error.parameters });
  };

  const reset = (): void => {
    hooks.onGone();
    stores.article.setState({ phase: "none" }, true);
    stores.selection.setState({ ids: new Set(), unfolded: null }, true);
    stores.logging.setState({ running: [], target: null, armed: [], ignored: null }, true);
    stores.save.setState({ state: null, pending: 0 }, true);
    stores.quickLine.setState(CLOSED_LINE, true);
    stores.ui.setState({ tagBank: 0, timeFormat: null });
    stores.exchange.setState(null, true);
  };

  const settle = async (): Promise<boolean> => {
    const open = editing.current();
    if (!open) return true;
    hooks.onClosing();
    const late = new Promise<boolean>((resolve) => {
      const callOff = world.later(() => resolve(false), SETTLING_MS);
      void open.replica.settled().then(() => {
        callOff();
        resolve(true);
      });
    });
    const isSettled = await late;
    if (!isSettled) desk.report({ code: "unsent-changes", parameters: { name: openName() } });
    return isSettled;
  };

  const openName = (): string => {
    const log = stores.log.getState();
    return log.phase === "open" ? log.name : "";
  };

  const close = async (): Promise<boolean> => {
    attempt++;
    if (!(await settle())) return false;
    const open = editing.current();
    editing.detach();
    if (open) await host.call("log.close", { logId: open.logId });
    reset();
    stores.log.setState({ phase: "none" }, true);
    return true;
  };

  const attach = (opened: Opened, start: LogAtRevision): void => {
    const { logId } = opened;
    const undoStack = createUndoStack();
    // A name of its own for each opening: the numbers of its changes begin at 1 again, and an earlier run's answers to
    // the same numbers may still be known.
    const replica = createReplica({ logId, clientId: world.newId() }, start, {
      submit: (input) => host.call("log.submit", input),
      reload: () => fetchLog(opened.textUrl),
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
    stores.log.setState(
      {
        phase: "open",
        logId,
        name: opened.name,
        document: start.document,
        readOnly: opened.readOnly,
        medium: null,
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
    if (opened.recovery.changes > 0) {
      const parameters = { count: opened.recovery.changes };
      desk.toast({ tone: "plain", key: "toast.recovered", parameters, stays: true, action: null });
    }
  };

  const fail = (error: unknown, handle: string): void => {
    hooks.onGone();
    const trouble = troubleOf(error);
    const damaged = isDamage(trouble) ? handle : null;
    stores.log.setState({ phase: "failed", trouble, damaged }, true);
    if (error instanceof HostError) desk.note(error.toTrouble());
    else desk.reportError(error);
  };

  const takeOutcome = async (
    handle: string,
    outcome: CallOutput<"log.open">,
    mine: number,
  ): Promise<void> => {
    if (outcome.kind !== "opened") hooks.onGone();
    if (outcome.kind === "choose-video") {
      stores.log.setState({ phase: "choosing-video", handle, choice: outcome }, true);
      return;
    }
    if (outcome.kind === "already-open") {
      stores.log.setState({ phase: "none" }, true);
      desk.report({ code: "already-open", parameters: {} });
      return;
    }
    if (mine === attempt && outcome.film !== null) hooks.onComing(outcome.logId, outcome.film);
    try {
      const start = await fetchLog(outcome.textUrl);
      if (mine === attempt) attach(outcome, start);
    } catch (error) {
      await host.call("log.close", { logId: outcome.logId });
      throw error;
    }
    if (mine !== attempt) {
      await host.call("log.close", { logId: outcome.logId });
      return;
    }
    hooks.onOpened();
  };

  return {
    async open(handle, { video, film } = {}) {
      const known = stores.app.getState().recent.find((recent) => recent.handle === handle);
      let mine = attempt;
      try {
        if (!(await close())) return;
        mine = ++attempt;
        if (film) core.player.prepare(film);
        stores.log.setState({ phase: "opening", name: known?.name ?? "" }, true);
        const outcome = await host.call("log.open", { handle, ...(video === undefined ? {} : { video }) });
        if (mine === attempt || outcome.kind === "opened") await takeOutcome(handle, outcome, mine);
      } catch (error) {
        // Where the user has opened something else meanwhile, that is not to go.
        if (mine === attempt) fail(error, handle);
        else desk.note(troubleOf(error));
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

function troubleOf(error: unknown): Trouble {
  if (error instanceof HostError) return error.toTrouble();
  return { code: "log-unreachable", parameters: {} };
}
