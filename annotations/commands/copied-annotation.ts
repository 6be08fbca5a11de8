import type { Annotation } from "../model/annotation.ts";
import type { CommandContext } from "./command.ts";

/**
 * An annotation made after another one: everything that it says under new ids, made now and by whoever makes it. A copy does
 * not run, and its times are nobody's key presses.
 */
export function copiedAnnotation(annotation: Annotation, context: CommandContext): Annotation {
  const { open: _runs, live: _pressed, author: _by, quotes, ...said } = annotation;
  return {
    ...said,
    id: context.newId(),
    ...(quotes === undefined ? {} : { quotes: quotes.map((quote) => ({ ...quote, id: context.newId() })) }),
    created: context.now,
    modified: context.now,
    ...(context.author === "" ? {} : { author: context.author }),
  };
}
