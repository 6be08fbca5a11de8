import { createStore } from "zustand/vanilla";
import type { CallOutput } from "#annotations/host/contract.ts";
import type { Player } from "../player/port.ts";
import { firstKeys } from "./key-desk.ts";
import { NO_OFFER } from "./day-zero.ts";
import { NO_LANES } from "./lanes/media-lanes.ts";
import { NO_MARKS } from "./passage.ts";
import type { QuickLineState, Session, UiState } from "./types.ts";

/** The stores of a session, by the names that it has them under. */
export type Stores = Pick<
  Session,
  | "app"
  | "log"
  | "article"
  | "medium"
  | "media"
  | "standIn"
  | "lanes"
  | "selection"
  | "list"
  | "logging"
  | "save"
  | "toasts"
  | "playhead"
  | "playback"
  | "palette"
  | "keys"
  | "quickLine"
  | "ui"
  | "exchange"
  | "copies"
  | "dayZero"
  | "deskFile"
  | "transport"
>;

/** The quick line at rest. */
export const CLOSED_LINE: QuickLineState = { open: false, in: null, text: "", problems: [] };

const FIRST_UI: UiState = {
  sheet: "none",
  picking: null,
  fullScreen: false,
  tagBank: 0,
  timeFormat: null,
  beside: null,
  findRequests: 0,
};

/** Makes the stores of a window in which nothing is open yet. */
export function createStores(start: CallOutput<"app.start">, player: Player): Stores {
  const { version, platform, language, author, settings } = start;
  return {
    app: createStore(() => ({
      hostKind: start.host,
      version,
      platform,
      language,
      author,
      settings,
      recent: [],
    })),
    log: createStore(() => ({ phase: "none" })),
    article: createStore(() => ({ phase: "none" })),
    medium: createStore(() => ({ place: null, read: 0 })),
    media: createStore(() => ({ places: new Map(), front: null })),
    standIn: createStore(() => ({ offer: null, making: null })),
    lanes: createStore(() => NO_LANES),
    selection: createStore(() => ({ ids: new Set<string>(), unfolded: null })),
    list: createStore(() => ({ text: "", open: false, live: false })),
    logging: createStore(() => ({ running: [], target: null, armed: [], ignored: null })),
    save: createStore(() => ({ state: null, pending: 0 })),
    toasts: createStore(() => []),
    playhead: createStore(() => player.shownFrame()),
    playback: createStore(() => player.state()),
    palette: createStore(() => ({ tags: [], banks: 1, people: [] })),
    keys: createStore(() => firstKeys(settings.keys)),
    quickLine: createStore(() => CLOSED_LINE),
    ui: createStore(() => FIRST_UI),
    exchange: createStore(() => null),
    copies: createStore(() => []),
    dayZero: createStore(() => NO_OFFER),
    deskFile: createStore(() => null),
    transport: createStore(() => ({ ...NO_MARKS, loop: null, count: null, skipGaps: false, goTo: false })),
  };
}
