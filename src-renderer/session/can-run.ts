import type { Availability } from "#annotations/commands/table.ts";
import { annotationUnder } from "./current-annotation.ts";
import type { Core } from "./core.ts";

/** Whether a command that is available at certain times only can be run now. */
export function isAvailable(core: Core, when: Availability): boolean {
  const { stores, editing, player } = core;
  const log = stores.log.getState();
  const logging = stores.logging.getState();
  const open = log.phase === "open";
  const film = open && player.state().phase === "ready";
  switch (when) {
    case "always":
      return true;
    case "log":
      return open;
    case "writable":
      return editing.isWritable();
    case "film":
      return film;
    case "logging":
      // While a log is loading its keys wait for it.
      return film && (editing.isWritable() || log.loading);
    case "running":
      return logging.running.length > 0;
    case "target":
      return logging.target !== null && logging.running.includes(logging.target);
    case "selection":
      return editing.isWritable() && stores.selection.getState().ids.size > 0;
    case "current":
      return film && annotationUnder(core, player.shownFrame().start) !== undefined;
    case "banks":
      return stores.palette.getState().banks > 1;
    case "shots":
      return film && editing.isWritable() && stores.lanes.getState().shots.length > 0;
    case "undo":
      return open && log.undo !== null;
    case "redo":
      return open && log.redo !== null;
  }
}
