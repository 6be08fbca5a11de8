import { ok } from "../result.ts";
import type { Command } from "./command.ts";
import { setFields } from "./edits.ts";

/** Renames a group of tags, or says whether only one of its tags runs at a time. A group that no tag is in is no change. */
export const setGroup: Command<{
  readonly group: string;
  readonly name?: string;
  readonly exclusive?: boolean;
}> = (document, { group, name, exclusive }) =>
  ok(
    [...document.tables.tag.values()]
      .filter((tag) => tag.group === group)
      .flatMap((tag) =>
        setFields("tag", tag, {
          ...(name === undefined ? {} : { group: name }),
          ...(exclusive === undefined ? {} : { exclusive: exclusive ? true : null }),
        }),
      ),
  );
