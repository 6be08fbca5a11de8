import type { LogDocument } from "#annotations/document/document.ts";
import { foldAhead } from "#annotations/document/search.ts";
import type { Editing } from "./editing.ts";
import { takeTurns } from "./turns.ts";
import type { World } from "./world.ts";

/** Annotations folded at a stretch: about a millisecond of work. */
const FOLDED = 200;
/** What nobody waits for takes no more than a third of the page's time, in milliseconds. */
const REST_TURN_MS = 4;
const REST_PAUSE_MS = 8;

/**
 * Makes what the window asks of a log from the first frame and the first letter of a search on, a little at a time: in a long
 * log each of them would hold the page up when it is first asked for.
 */
export async function makeReady(document: LogDocument, world: World, isWanted: () => boolean): Promise<void> {
  const turns = takeTurns(world);
  while (isWanted() && document.indexes.makeAhead(["state", "article", "medium"])) await turns.next();
  for (let place = 0; place < document.order.size && isWanted(); ) {
    place = foldAhead(document, place, FOLDED);
    await turns.next();
  }
}

/** Makes the other indexes of the open log, for sorting and counting, while it is being worked on. */
export async function makeRestReady(editing: Editing, world: World): Promise<void> {
  const open = editing.current();
  let begun = world.eventNow();
  const goesOn = () =>
    open !== undefined && editing.current() === open && open.replica.document().indexes.makeAhead();
  while (goesOn()) {
    if (world.eventNow() - begun < REST_TURN_MS) continue;
    await new Promise<void>((resolve) => void world.later(resolve, REST_PAUSE_MS));
    begun = world.eventNow();
  }
}
