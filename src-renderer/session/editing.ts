import { dealPalette, type Palette } from "#annotations/commands/palette.ts";
import type { CommandResult } from "#annotations/commands/command.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Diff } from "#annotations/history/diff.ts";
import { rebaseLaterWins } from "#annotations/history/rebase-diff.ts";
import type { UndoOutcome, UndoStack } from "#annotations/history/undo-stack.ts";
import type { Json } from "#annotations/json.ts";
import type { Replica } from "./replica.ts";
import type { RunningEnds } from "./running-ends.ts";
import type { Stores } from "./stores.ts";
import type { TroubleDesk } from "./trouble-desk.ts";
import type { LogState, SelectionState, StepName } from "./types.ts";

/** The log that is open for editing. */
export type OpenLog = { readonly logId: string; readonly replica: Replica; readonly undoStack: UndoStack };

/** What may be said about a step besides its name. */
export type StepOptions = {
  /** The selection that the step leads to; the present one unless told. */
  readonly select?: readonly string[];
  /** Steps that follow each other with one mark become one step. */
  readonly mark?: string;
};

/** Changes to the open log: applied at once, sent, and remembered for undo. */
export type Editing = {
  current(): OpenLog | undefined;
  /** Shows what is there of a log that is still being read; it cannot be edited. */
  preview(document: LogDocument): void;
  attach(open: OpenLog): void;
  detach(): void;
  /**
   * Runs what needs the whole log: at once where it is there, else in its turn when it is, and never where it is closed
   * before. So what was pressed while a log was loading is logged all the same.
   */
  onceLoaded(run: () => void): void;
  /** Runs what has waited for the log that is attached. */
  catchUp(): void;
  /** Whether something waits for the log to be there. */
  isBehind(): boolean;
  /** The document of the open log, or as much of it as is there. */
  document(): LogDocument | undefined;
  /** Whether the log is open and can be changed. */
  isWritable(): boolean;
  /** Takes a diff as one undo step; whether it went. */
  commit(name: StepName, diff: Diff, options?: StepOptions): boolean;
  /** Takes what a command yields as one undo step, or reports why it yields nothing. */
  commitResult(name: StepName, result: CommandResult, options?: StepOptions): boolean;
  /** Takes a diff that is no step of the user's: the last playhead known. */
  applyQuietly(diff: Diff): void;
  /** Takes facts that are worth keeping only once something is logged: whoever only looks writes nothing. */
  applyWithNextStep(diff: Diff): void;
  undo(): void;
  redo(): void;
  /** Calls back after every step: with its diff, and whether it was an undo or redo. */
  onStep(listener: (diff: Diff, travelled: boolean) => void): () => void;
  /** Shows a document that the replica has come to. */
  showDocument(document: LogDocument): void;
};

/** Makes the editing of a window. */
export function createEditing(stores: Stores, desk: TroubleDesk, ends: RunningEnds): Editing {
  const listeners = new Set<(diff: Diff, travelled: boolean) => void>();
  let open: OpenLog | undefined;
  let previewed: LogDocument | undefined;
  let waiting: (() => void)[] = [];
  let dealtFrom: LogDocument | undefined;

  const patchLog = (patch: Partial<Extract<LogState, { phase: "open" }>>): void => {
    const log = stores.log.getState();
    if (log.phase === "open") stores.log.setState({ ...log, ...patch }, true);
  };

  const deal = (document: LogDocument, shown?: Palette): Palette =>
    dealPalette(document, shown, stores.keys.getState().table.palette);

  const tellSteps = (): void =>
    patchLog({ undo: copyName(open?.undoStack.nextUndo()), redo: copyName(open?.undoStack.nextRedo()) });

  const isWritable = (): boolean => {
    const log = stores.log.getState();
    return open !== undefined && log.phase === "open" && log.readOnly === null;
  };

  const apply = (diff: Diff, held = false): boolean => {
    if (!open) {
      if (previewed) desk.report({ code: "log-loading", parameters: {} });
      return false;
    }
    const log = stores.log.getState();
    if (log.phase === "open" && log.readOnly) {
      desk.report(log.readOnly);
      return false;
    }
    const applied = open.replica.apply(diff, held);
    if (!applied.ok) {
      const { code, index } = applied.error;
      desk.report({ code: "change-refused", parameters: { reason: code, index } });
    }
    return applied.ok;
  };

  /** Puts the ends of running segments back; whether there were any to put back. */
  const putEndsBack = (ids?: ReadonlySet<string>): boolean => {
    const diff = open ? ends.putBack(open.replica.document(), ids) : [];
    if (diff.length > 0) apply(diff);
    return diff.length > 0;
  };

  const fitToEnds = (diff: Diff): Diff => {
    const ids = new Set(diff.flatMap((change) => (change.kind === "annotation" ? change.id : [])));
    return putEndsBack(ids) && open ? rebaseLaterWins(diff, open.replica.document()).diff : diff;
  };

  const commit = (name: StepName, wanted: Diff, options: StepOptions = {}): boolean => {
    if (wanted.length === 0) return true;
    const diff = isWritable() ? fitToEnds(wanted) : wanted;
    const selectionBefore = selectionJson(stores.selection.getState());
    if (!apply(diff)) return false;
    if (options.select) {
      stores.selection.setState({ ids: new Set(options.select), unfolded: null }, true);
    }
    open?.undoStack.push({
      name,
      diff,
      selectionBefore,
      selectionAfter: selectionJson(stores.selection.getState()),
      ...(options.mark === undefined ? {} : { mark: options.mark }),
    });
    tellSteps();
    for (const listener of listeners) listener(diff, false);
    return true;
  };

  const travel = (direction: "undo" | "redo", key: string): void => {
    if (!open || !isWritable()) return;
    putEndsBack();
    const outcome = open.undoStack[direction](open.replica.document());
    if (!outcome) return;
    const applied = outcome.diff.length === 0 || apply(outcome.diff);
    tellSteps();
    if (!applied) return;
    restoreSelection(stores, open.replica.document(), outcome.selection);
    const { key: step, parameters } = outcome.name;
    // Others' later edits stay; saying so is what keeps an undo that does less than expected from looking broken.
    const text = outcome.dropped.length > 0 ? `${key}-in-part` : key;
    desk.say({ key: text, parameters: { ...parameters, step } });
    for (const listener of listeners) listener(outcome.diff, true);
  };

  return {
    current: () => open,
    preview(document) {
      previewed = document;
      dealtFrom = document;
      stores.palette.setState(deal(document), true);
    },
    attach(next) {
      open = next;
      const document = next.replica.document();
      const shown = previewed === undefined ? undefined : stores.palette.getState();
      stores.palette.setState(deal(document, shown), true);
      dealtFrom = document;
      previewed = undefined;
    },
    onceLoaded(run) {
      if (open) run();
      else if (previewed) waiting.push(run);
    },
    catchUp() {
      const runs = waiting;
      waiting = [];
      for (const run of runs) run();
    },
    isBehind: () => waiting.length > 0,
    detach() {
      open?.replica.stop();
      open = undefined;
      previewed = undefined;
      waiting = [];
      ends.clear();
      dealtFrom = undefined;
    },
    document: () => open?.replica.document() ?? previewed,
    isWritable,
    commit,
    commitResult(name, result, options) {
      if (result.ok) return commit(name, result.value, options);
      desk.report(result.error);
      return false;
    },
    applyQuietly(diff) {
      if (diff.length > 0 && isWritable()) apply(diff);
    },
    applyWithNextStep(diff) {
      if (diff.length > 0 && isWritable()) apply(diff, true);
    },
    undo: () => travel("undo", "toast.undone"),
    redo: () => travel("redo", "toast.redone"),
    onStep(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    showDocument(document) {
      patchLog({ document });
      const { tag, person } = document.tables;
      if (dealtFrom && (tag !== dealtFrom.tables.tag || person !== dealtFrom.tables.person)) {
        stores.palette.setState(deal(document, stores.palette.getState()), true);
        dealtFrom = document;
      }
      dropGoneFromSelection(stores, document);
    },
  };
}

function copyName(name: UndoOutcome["name"] | undefined): StepName | null {
  return name ? { key: name.key, parameters: { ...name.parameters } } : null;
}

function selectionJson(selection: SelectionState): Json {
  return { ids: [...selection.ids], unfolded: selection.unfolded };
}

function restoreSelection(stores: Stores, document: LogDocument, selection: Json): void {
  if (typeof selection !== "object" || selection === null || !("ids" in selection)) return;
  const { ids, unfolded } = selection;
  if (!Array.isArray(ids)) return;
  const there = ids.filter((id) => typeof id === "string" && document.tables.annotation.has(id));
  const row = typeof unfolded === "string" && document.tables.annotation.has(unfolded) ? unfolded : null;
  stores.selection.setState({ ids: new Set(there), unfolded: row }, true);
}

function dropGoneFromSelection(stores: Stores, document: LogDocument): void {
  const { ids, unfolded } = stores.selection.getState();
  const there = [...ids].filter((id) => document.tables.annotation.has(id));
  if (there.length === ids.size) return;
  const row = unfolded !== null && document.tables.annotation.has(unfolded) ? unfolded : null;
  stores.selection.setState({ ids: new Set(there), unfolded: row }, true);
}
