import type { CommandContext } from "#annotations/commands/command.ts";
import type { Host } from "#annotations/host/contract.ts";
import type { Player } from "../player/port.ts";
import type { Editing } from "./editing.ts";
import type { Stores } from "./stores.ts";
import type { TroubleDesk } from "./trouble-desk.ts";
import type { World } from "./world.ts";

/** What the parts of a session share. */
export type Core = {
  readonly host: Host;
  readonly player: Player;
  readonly world: World;
  readonly stores: Stores;
  readonly desk: TroubleDesk;
  readonly editing: Editing;
};

/** What commands may know of the world, now. */
export function commandContext(stores: Stores, world: World): CommandContext {
  return {
    now: new Date(world.now()).toISOString(),
    newId: () => world.newId(),
    author: stores.app.getState().author,
  };
}
