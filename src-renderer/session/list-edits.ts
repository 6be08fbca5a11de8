import { addPerson } from "#annotations/commands/add-person.ts";
import { addTag } from "#annotations/commands/add-tag.ts";
import type { CommandContext, CommandResult } from "#annotations/commands/command.ts";
import { duplicateAnnotations } from "#annotations/commands/duplicate-annotations.ts";
import { joinAnnotations } from "#annotations/commands/join-annotations.ts";
import { moveTimes } from "#annotations/commands/move-times.ts";
import { removePerson } from "#annotations/commands/remove-person.ts";
import { removeTag } from "#annotations/commands/remove-tag.ts";
import { type Status, setStatus } from "#annotations/commands/set-status.ts";
import { splitAnnotations } from "#annotations/commands/split-annotations.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { preferredName } from "#annotations/model/person.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import type { Diff } from "#annotations/history/diff.ts";
import type { Ticks } from "#annotations/time/ticks.ts";
import type { ShownFrame } from "../player/port.ts";
import { commandContext, type Core } from "./core.ts";
import { annotationUnder } from "./current-annotation.ts";
import type { Effects } from "./effects.ts";
import type { Selecting } from "./selecting.ts";
import type { Session, StepName } from "./types.ts";

/** Work on everything that is selected, each piece of it one undo step. */
export type ListEdits = Pick<Session, "moveSelected" | "tagSelected" | "castSelected"> & {
  setStatus(status: Status): void;
  duplicate(): void;
  join(): void;
  /** Splits what is selected, or else what lies there, at a time. */
  splitAt(time: Ticks): void;
};

/** The commands that work on the list. */
export type ListEffects = Pick<
  Effects,
  | "edit.selectAll"
  | "edit.selectNext"
  | "edit.selectPrevious"
  | "edit.extendNext"
  | "edit.extendPrevious"
  | "edit.findNext"
  | "edit.findPrevious"
  | "edit.duplicate"
  | "edit.split"
  | "edit.join"
  | "edit.inEarlier"
  | "edit.inLater"
  | "edit.outEarlier"
  | "edit.outLater"
  | "edit.earlier"
  | "edit.later"
  | "edit.statusDraft"
  | "edit.statusChecked"
  | "edit.statusPublished"
>;

type Work = (document: LogDocument, annotations: readonly string[], context: CommandContext) => CommandResult;

/** Makes the edits of a window's list. */
export function createListEdits(core: Core): ListEdits {
  const { player, world, stores, editing } = core;

  /** Carries out work on entries as one step; where it makes new ones, those are selected. */
  const workOn = (
    annotations: readonly string[],
    key: string,
    work: Work,
    parameters: StepName["parameters"] = {},
  ): void => {
    const document = editing.document();
    if (!document || annotations.length === 0) return;
    const result = work(document, annotations, commandContext(stores, world));
    const made = result.ok ? insertedIn(result.value) : [];
    const name = { key, parameters: { count: annotations.length, ...parameters } };
    editing.commitResult(name, result, made.length > 0 ? { select: made } : {});
  };

  const workOnSelected = (key: string, work: Work, parameters?: StepName["parameters"]): void =>
    workOn([...stores.selection.getState().ids], key, work, parameters);

  return {
    moveSelected: (by, edge = "both") =>
      workOnSelected("step.moveTimes", (document, annotations, context) =>
        moveTimes(document, { annotations, edge, by, frames: player.frames() }, context),
      ),
    tagSelected(tag, isOn) {
      const record = editing.document()?.tables.tag.get(tag);
      const label = record ? tagLabel(record, stores.app.getState().language) : tag;
      workOnSelected(
        isOn ? "step.addTag" : "step.removeTag",
        (document, annotations, context) =>
          (isOn ? addTag : removeTag)(document, { annotations, tag }, context),
        { tag: label },
      );
    },
    castSelected(person, isOn) {
      const names = editing.document()?.tables.person.get(person)?.names ?? [];
      workOnSelected(
        isOn ? "step.addPerson" : "step.removePerson",
        (document, annotations, context) =>
          (isOn ? addPerson : removePerson)(document, { annotations, person }, context),
        { person: preferredName(names, stores.app.getState().language) || person },
      );
    },
    setStatus: (status) =>
      workOnSelected("step.setStatus", (document, annotations, context) =>
        setStatus(document, { annotations, status }, context),
      ),
    duplicate: () =>
      workOnSelected("step.duplicate", (document, annotations, context) =>
        duplicateAnnotations(document, { annotations }, context),
      ),
    join: () =>
      workOnSelected("step.join", (document, annotations, context) =>
        joinAnnotations(document, { annotations }, context),
      ),
    splitAt(time) {
      const selected = [...stores.selection.getState().ids];
      const under = annotationUnder(core, time);
      const annotations = selected.length > 0 || !under ? selected : [under.id];
      if (annotations.length === 0) return core.desk.report({ code: "nothing-to-split", parameters: {} });
      workOn(annotations, "step.split", (document, asked, context) =>
        splitAnnotations(document, { annotations: asked, at: time }, context),
      );
    },
  };
}

/** What the commands that work on the list do. `atPress` hands over the frame that was on the screen at a key press. */
export function createListEffects(
  edits: ListEdits,
  selecting: Selecting,
  atPress: (eventTime: number, use: (frame: ShownFrame) => void) => void,
): ListEffects {
  const nudge = (edge: "in" | "out" | "both", frames: 1 | -1) => () => edits.moveSelected({ frames }, edge);
  return {
    "edit.selectAll": selecting.all,
    "edit.selectNext": () => selecting.step(1, false),
    "edit.selectPrevious": () => selecting.step(-1, false),
    "edit.extendNext": () => selecting.step(1, true),
    "edit.extendPrevious": () => selecting.step(-1, true),
    "edit.findNext": () => selecting.visit(1),
    "edit.findPrevious": () => selecting.visit(-1),
    "edit.duplicate": edits.duplicate,
    "edit.split": (eventTime) => atPress(eventTime, (frame) => edits.splitAt(frame.start)),
    "edit.join": edits.join,
    "edit.inEarlier": nudge("in", -1),
    "edit.inLater": nudge("in", 1),
    "edit.outEarlier": nudge("out", -1),
    "edit.outLater": nudge("out", 1),
    "edit.earlier": nudge("both", -1),
    "edit.later": nudge("both", 1),
    "edit.statusDraft": () => edits.setStatus("draft"),
    "edit.statusChecked": () => edits.setStatus("checked"),
    "edit.statusPublished": () => edits.setStatus("published"),
  };
}

function insertedIn(diff: Diff): readonly string[] {
  return diff.flatMap((change) =>
    change.op === "insert" && change.kind === "annotation" ? [change.id] : [],
  );
}
