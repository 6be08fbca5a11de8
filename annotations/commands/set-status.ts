import { setValue } from "../history/make-change.ts";
import type { Annotation } from "../model/annotation.ts";
import type { Command } from "./command.ts";
import { forEachAnnotation } from "./for-each-annotation.ts";

/** How far an annotation has come, or `null` for none said. */
export type Status = NonNullable<Annotation["status"]> | null;

/** Sets the status of annotations, or takes it away. */
export const setStatus: Command<{ readonly annotations: readonly string[]; readonly status: Status }> = (
  document,
  args,
  context,
) =>
  forEachAnnotation(document, args.annotations, context, (annotation) =>
    setValue("annotation", annotation, ["status"], args.status ?? undefined),
  );
