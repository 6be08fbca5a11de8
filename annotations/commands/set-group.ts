import { ok } from "../result.ts";
import type { Command } from "./command.ts";
import { setFields } from "./edits.ts";

/** Says whether only one tag of a group runs at a time. A group that no tag is in is no change. */
export const setGroup: Command<{ readonly group: string; readonly exclusive: boolean }> = (
  document,
  { group, exclusive },
) =>
  ok(
    [...document.tables.tag.values()]
      .filter((tag) => tag.group === group)
      .flatMap((tag) => setFields("tag", tag, { exclusive: exclusive ? true : null })),
  );
