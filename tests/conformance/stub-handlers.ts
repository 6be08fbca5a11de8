import type { EventName, EventPayload, Handlers } from "#annotations/host/contract.ts";
import { HostError } from "#annotations/host/dispatch.ts";
import { DEFAULT_SETTINGS, settingsSchema } from "#annotations/host/settings.ts";

/** Sends an event to one caller. */
export type Notify = <Name extends EventName>(id: string, name: Name, payload: EventPayload<Name>) => void;

/** The id under which the stub's diagnostics note every unknown error. */
export const NOTED_ID = "note-7";

/** What an unknown error says, which no caller may ever see. */
export const SECRET = "the secret detail of an unforeseen error";

/** Handlers that behave in every way in which handlers can, with nothing behind them. */
export function createStubHandlers(notify: Notify): Handlers<{ readonly id: string }> {
  const nothing = async (): Promise<never> => {
    throw new HostError("not-in-the-stub");
  };
  let releaseSlow: () => void = () => {};
  return {
    "app.start": async (_input, { id }) => ({
      host: "loopback",
      version: "0.0.0",
      platform: "stub",
      language: "en",
      author: id,
      settings: DEFAULT_SETTINGS,
      open: null,
      film: null,
    }),
    "files.pick": async () => {
      throw new HostError("folder-unreadable", { name: "rushes", count: 3 });
    },
    "recent.list": async () => {
      throw new TypeError(SECRET);
    },
    // An answer that the contract does not allow.
    "files.match": async () => JSON.parse(`{ "handle": 5, "path": "${SECRET}" }`),
    // "slow" is answered only after "fast" has been, so that answers come in the other order than the calls.
    "article.paste": async ({ text }) => {
      if (text === "slow") await new Promise<void>((resolve) => (releaseSlow = resolve));
      else queueMicrotask(releaseSlow);
      return { handle: text };
    },
    "desk.link": async () => ({}),
    "desk.shared": async () => ({ desk: null }),
    "desk.last": async () => ({ desk: null }),
    "settings.set": async ({ patch }, { id }) => {
      const settings = settingsSchema.parse({ ...DEFAULT_SETTINGS, ...patch });
      notify(id, "app.settings", { settings });
      return settings;
    },
    "files.list": nothing,
    "log.open": nothing,
    "log.rescue": nothing,
    "log.submit": nothing,
    "log.flush": nothing,
    "log.putAside": nothing,
    "log.close": nothing,
    "files.saveText": nothing,
    "files.readText": nothing,
    "copy.list": nothing,
    "copy.settle": nothing,
    "backup.list": nothing,
    "backup.facts": nothing,
    "backup.look": nothing,
    "backup.rows": nothing,
    "article.read": nothing,
    "medium.open": nothing,
    "media.look": nothing,
    "media.paths": nothing,
    "medium.read": nothing,
    "medium.relink": nothing,
    "standIn.ask": nothing,
    "standIn.make": nothing,
    "standIn.cancel": nothing,
    "lane.open": nothing,
    "lane.wish": nothing,
    "lane.close": nothing,
    "log.readShared": nothing,
    "export.write": nothing,
    "diagnostics.note": async () => ({}),
    "diagnostics.report": nothing,
    "window.closable": async () => ({}),
  };
}
