import type { LogDocument } from "../document/document.ts";
import type { Json } from "../json.ts";
import { tombstoneKey } from "../model/tombstone.ts";
import type { Change, Diff } from "./diff.ts";
import { invertDiff } from "./invert-diff.ts";
import { isCovered, layUnder } from "./lay-under.ts";
import { placeOf, placesOf } from "./overtaken.ts";
import { type Rebased, rebaseKeepingOthers } from "./rebase-diff.ts";
import { squashDiffs } from "./squash-diffs.ts";

/** What a step did, for the menu and the toast: a key of the catalogue and what fills its gaps. */
export type StepName = {
  readonly key: string;
  readonly parameters: Readonly<Record<string, string | number>>;
};

/** One step of work. Selections are the session's own JSON and are only handed back. */
export type UndoStep = {
  readonly name: StepName;
  readonly diff: Diff;
  readonly selectionBefore: Json;
  readonly selectionAfter: Json;
  /** Steps that follow each other with one mark (a field being typed in, a drag) become one step. */
  readonly mark?: string;
};

/** What undoing or redoing comes to: a diff that applies to the document given, and what had to be left to others. */
export type UndoOutcome = {
  readonly name: StepName;
  readonly diff: Diff;
  readonly dropped: readonly Change[];
  readonly selection: Json;
};

/** The steps of one window on one log. Steps beyond the limit of bytes are forgotten, oldest first. */
export type UndoStack = {
  /** Records a step that has been applied; what could be redone is forgotten. */
  push(step: UndoStep): void;
  /** Ends coalescing: the next step stands by itself whatever its mark. */
  seal(): void;
  /**
   * Somebody else's changes have come in, perhaps beneath steps that were not acknowledged yet: `document` has them all.
   * Undoing such a step then leads back to what they did, and not to what was before it. Steps that they came after leave what
   * they did alone, even where it is the very value that the step had led to.
   */
  followOthers(others: Diff, document: LogDocument): void;
  /** Takes the last step back against the document as it is now; `undefined` where there is none. */
  undo(document: LogDocument): UndoOutcome | undefined;
  /** Does the step undone last again; `undefined` where there is none. */
  redo(document: LogDocument): UndoOutcome | undefined;
  /** The name of the step that `undo` would take back. */
  nextUndo(): StepName | undefined;
  /** The name of the step that `redo` would do again. */
  nextRedo(): StepName | undefined;
  /** How many steps can be undone. */
  depth(): number;
};

/** A stack with nothing on it. `mostBytes` (64 MB unless told) bounds what it remembers, roughly. */
export function createUndoStack(options: { readonly mostBytes?: number } = {}): UndoStack {
  const mostBytes = options.mostBytes ?? 64 * 1024 * 1024;
  const done: Kept[] = [];
  const undone: Kept[] = [];
  let bytes = 0;
  let sealed = true;

  const keep = (list: Kept[], step: UndoStep) => {
    const kept = { step, bytes: roughBytes(step.diff) + STEP_BYTES, overtaken: NOTHING };
    list.push(kept);
    bytes += kept.bytes;
  };
  const take = (list: Kept[]): Kept | undefined => {
    const kept = list.pop();
    bytes -= kept?.bytes ?? 0;
    return kept;
  };
  const overtake = (list: Kept[], places: ReadonlySet<string>, end = list.length) => {
    if (places.size === 0) return;
    for (const [index, kept] of list.slice(0, end).entries()) {
      const here = kept.step.diff.filter((change) => places.has(placeOf(change)));
      if (here.length > 0) list[index] = { ...kept, overtaken: new Set([...kept.overtaken, ...here]) };
    }
  };
  const forgetOldest = () => {
    let count = 0;
    // The newest step stays whatever its size.
    while (bytes > mostBytes && count < done.length - 1) bytes -= done[count++]?.bytes ?? 0;
    done.splice(0, count);
  };

  return {
    push(step) {
      while (undone.length > 0) take(undone);
      const last = done.at(-1)?.step;
      const joins = !sealed && step.mark !== undefined && last?.mark === step.mark;
      if (last !== undefined && joins) {
        take(done);
        const diff = squashDiffs([last.diff, step.diff]);
        if (diff.length > 0) keep(done, { ...step, diff, selectionBefore: last.selectionBefore });
      } else {
        keep(done, step);
      }
      sealed = false;
      forgetOldest();
    },
    seal() {
      sealed = true;
    },
    followOthers(others, document) {
      const places = placesOf(others, document);
      overtake(done, places);
      overtake(undone, places);
      // What is typed on goes over theirs: a step of its own, that leads back to it.
      if ((done.at(-1)?.overtaken.size ?? 0) > 0) sealed = true;
      for (const change of others) {
        if (change.op === "insert" || change.op === "remove" || !isCovered(change, document)) continue;
        for (let place = done.length - 1; place >= 0; place--) {
          const kept = done[place];
          const diff = kept && layUnder(kept.step.diff, change);
          if (kept === undefined || diff === undefined) continue;
          done[place] = { ...kept, step: { ...kept.step, diff } };
          overtake(done, new Set([placeOf(change)]), place);
          break;
        }
      }
    },
    undo(document) {
      const kept = take(done);
      if (kept === undefined) return undefined;
      const { step } = kept;
      sealed = true;
      const { diff, dropped } = rebaseLeft(kept, invertDiff, document);
      // Redo does again what this undo took back, and no more.
      keep(undone, { ...step, diff: invertDiff(diff) });
      return { name: step.name, diff, dropped, selection: step.selectionBefore };
    },
    redo(document) {
      const kept = take(undone);
      if (kept === undefined) return undefined;
      const { step } = kept;
      sealed = true;
      const { diff, dropped } = rebaseLeft(kept, (left) => left, document);
      keep(done, { ...step, diff });
      return { name: step.name, diff, dropped, selection: step.selectionAfter };
    },
    nextUndo: () => done.at(-1)?.step.name,
    nextRedo: () => undone.at(-1)?.step.name,
    depth: () => done.length,
  };
}

/** A step with those of its changes that others came after. */
type Kept = { readonly step: UndoStep; readonly bytes: number; readonly overtaken: ReadonlySet<Change> };

const NOTHING: ReadonlySet<Change> = new Set();

/** What is left of a step, or of taking it back, in a document that others have worked on. */
function rebaseLeft({ step, overtaken }: Kept, turn: (diff: Diff) => Diff, document: LogDocument): Rebased {
  const left = step.diff.filter((change) => !overtaken.has(change));
  const { diff, dropped } = rebaseKeepingOthers(turn(left), document);
  // Of what stays because others use it, nothing is to say that it was removed.
  const marks = dropped.filter(({ op }) => op === "remove").map(({ kind, id }) => tombstoneKey(kind, id));
  const isMark = ({ kind, id }: Change): boolean => kind === "tombstone" && marks.includes(id);
  return { diff: diff.filter((change) => !isMark(change)), dropped: [...dropped, ...turn([...overtaken])] };
}

/** What a step takes beside its diff: name, selections, the object itself. */
const STEP_BYTES = 200;

/** About how much memory a JSON value takes. */
function roughBytes(value: unknown): number {
  if (typeof value === "string") return 16 + value.length;
  if (typeof value !== "object" || value === null) return 8;
  let bytes = 32;
  for (const [key, item] of Object.entries(value)) bytes += 8 + key.length + roughBytes(item);
  return bytes;
}
