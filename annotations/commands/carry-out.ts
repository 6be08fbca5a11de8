import type { LogDocument } from "../document/document.ts";
import type { Diff } from "../history/diff.ts";
import type { Intent } from "../logging/state.ts";
import { preferredName } from "../model/person.ts";
import { tagLabel } from "../model/tag.ts";
import { ok, type Result } from "../result.ts";
import type { TextKey } from "../texts/index.ts";
import { addAnnotation } from "./add-annotation.ts";
import { closeAnnotation } from "./close-annotation.ts";
import type { CommandContext, CommandResult, Refusal } from "./command.ts";
import { deleteAnnotations } from "./delete-annotations.ts";
import { replaceTag } from "./replace-tag.ts";
import { togglePerson } from "./toggle-person.ts";
import { toggleTag } from "./toggle-tag.ts";

/** One step of work: its name for undo, and what it changes. */
export type Step = {
  readonly name: { readonly key: TextKey; readonly parameters: Record<string, string | number> };
  readonly diff: Diff;
};

/**
 * Where intents are carried out: the medium, the language in which steps name tags and people, and whether the film runs,
 * so that what is logged now is logged live.
 */
export type LoggingPlace = { readonly medium: string; readonly language: string; readonly live?: boolean };

/** Turns what a gesture asks for into a step: the command's diff, and the step's name. */
export function carryOut(
  document: LogDocument,
  intent: Intent,
  place: LoggingPlace,
  context: CommandContext,
): Result<Step, Refusal> {
  const done = run(document, intent, place, context);
  return done.ok
    ? ok({ name: nameOf(document, intent, place.language, done.value), diff: done.value })
    : done;
}

function run(
  document: LogDocument,
  intent: Intent,
  place: LoggingPlace,
  context: CommandContext,
): CommandResult {
  switch (intent.kind) {
    case "add":
      return addAnnotation(
        document,
        {
          id: intent.annotation,
          medium: place.medium,
          span: intent.span,
          tags: intent.tag === undefined ? [] : [intent.tag],
          people: intent.people,
          live: place.live ?? false,
        },
        context,
      );
    case "close":
      return closeAnnotation(document, intent, context);
    case "cancel":
      return deleteAnnotations(document, { annotations: [intent.annotation] }, context);
    case "replace-tag":
      return replaceTag(document, intent, context);
    case "toggle-tag":
      return toggleTag(document, intent, context);
    case "toggle-person":
      return togglePerson(document, intent, context);
  }
}

function nameOf(document: LogDocument, intent: Intent, language: string, diff: Diff): Step["name"] {
  const labelOf = (id: string | undefined): string | undefined => {
    const tag = id === undefined ? undefined : document.tables.tag.get(id);
    return tag && tagLabel(tag, language);
  };
  switch (intent.kind) {
    case "add": {
      const key = intent.span.kind === "moment" ? "step.addMoment" : "step.addSegment";
      return named(key, labelOf(intent.tag), "step.addUntagged");
    }
    case "close":
    case "cancel": {
      const label = labelOf(document.tables.annotation.get(intent.annotation)?.tags?.[0]);
      return intent.kind === "close"
        ? named("step.closeAnnotation", label, "step.closeUntagged")
        : named("step.cancelAnnotation", label, "step.cancelUntagged");
    }
    case "replace-tag":
      return { key: "step.replaceTag", parameters: { tag: labelOf(intent.tag) ?? intent.tag } };
    case "toggle-tag": {
      const key = removes(diff) ? "step.removeTag" : "step.addTag";
      return { key, parameters: { tag: labelOf(intent.tag) ?? intent.tag } };
    }
    case "toggle-person": {
      const names = document.tables.person.get(intent.person)?.names ?? [];
      const key = removes(diff) ? "step.removePerson" : "step.addPerson";
      return { key, parameters: { person: preferredName(names, language) } };
    }
  }
}

function named(key: TextKey, tag: string | undefined, without: TextKey): Step["name"] {
  return tag === undefined ? { key: without, parameters: {} } : { key, parameters: { tag } };
}

function removes(diff: Diff): boolean {
  return diff.some((change) => change.op === "drop");
}
