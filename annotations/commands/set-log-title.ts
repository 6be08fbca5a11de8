import { setValue } from "../history/make-change.ts";
import { ok } from "../result.ts";
import type { Command } from "./command.ts";

/** Gives the log a title; an empty one takes it away. */
export const setLogTitle: Command<{ readonly title: string }> = (document, args) => {
  const title = args.title.trim();
  return ok(setValue("log", document.log, ["title"], title === "" ? undefined : title));
};
