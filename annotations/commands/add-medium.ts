import { insertRecord } from "../history/make-change.ts";
import { freeSlug, slugify } from "../model/ids.ts";
import type { Medium } from "../model/medium.ts";
import { err, ok } from "../result.ts";
import { type Command, refusal } from "./command.ts";
import { isTakenSlug } from "./lookups.ts";
import { checkedFacts, type MediumFactsPatch } from "./medium-facts.ts";
import { fileStem, relativePath } from "./relative-path.ts";

/** See {@link addMedium}. At least one of `path` (relative to the log) and `url` is given. */
export type AddMedium = {
  readonly path?: string;
  readonly url?: string;
  readonly title?: string;
  readonly facts?: MediumFactsPatch;
};

/** Adds a video or audio file, or a link. Its slug comes from the file's name. Refuses a path that the log has already. */
export const addMedium: Command<AddMedium> = (document, args) => {
  const path = args.path === undefined ? undefined : relativePath(args.path);
  if (path?.ok === false) return path;
  for (const medium of document.tables.medium.values()) {
    if (path !== undefined && medium.path?.normalize("NFC") === path.value) {
      return err(refusal("medium-exists", { name: path.value }));
    }
  }
  const name = args.title ?? fileStem(path?.value ?? args.url ?? "");
  const medium: Medium = {
    id: freeSlug(slugify(name, "video"), (slug) => isTakenSlug(document, "medium", slug)),
    ...(path === undefined ? {} : { path: path.value }),
    ...(args.url === undefined ? {} : { url: args.url }),
    ...(args.title === undefined ? {} : { title: args.title }),
  };
  const facts = checkedFacts(medium, args.facts ?? {});
  return facts.ok ? ok([insertRecord("medium", { ...medium, ...args.facts })]) : facts;
};
