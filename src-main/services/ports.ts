import type { EventName, EventPayload } from "#annotations/host/contract.ts";
import type { PickPurpose } from "#annotations/host/pick-purpose.ts";

/**
 * What a transport knows of who is calling: one window or one browser tab. `id` is unique among those alive; the services
 * keep open logs by it.
 */
export type Caller = { readonly id: string };

/** What a picker gave: an absolute path (and others, where several may be picked), the page's own picker (loopback host), or nothing. */
export type PickedPath =
  | { readonly kind: "picked"; readonly path: string; readonly others?: readonly string[] }
  | { readonly kind: "own-picker" }
  | { readonly kind: "cancelled" };

/** Where an export goes: a path picked in a dialog, a download under a one-time URL, or nowhere. */
export type SaveTarget =
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "download" }
  | { readonly kind: "cancelled" };

/** What a host (Electron, loopback server) does for the services. */
export type HostPorts = {
  readonly host: "electron" | "loopback";
  readonly version: string;
  readonly platform: string;
  /** The language that `system` stands for. */
  readonly systemLanguage: () => "en" | "ko";
  /** The author's name where the settings have none: the user's name on this machine. */
  readonly systemAuthor: () => string;
  /** Absolute path to open when this window starts, or `null`; asked once per `app.start`. */
  readonly openAtStart: (caller: Caller) => string | null;
  /** The folders that a loopback server was given; empty in Electron. */
  readonly roots: readonly string[];
  readonly pick: (purpose: PickPurpose, caller: Caller) => Promise<PickedPath>;
  /** Asks where an export goes; `folder` is the log's own, to begin with. */
  readonly saveTarget: (
    ask: { readonly name: string; readonly folder: string },
    caller: Caller,
  ) => Promise<SaveTarget>;
  /** Sends an event to one window, or to all. Never throws: a window that is gone is no matter. */
  readonly notify: <Name extends EventName>(
    to: Caller | "all",
    event: Name,
    payload: EventPayload<Name>,
  ) => void;
  /** The window has nothing left to send: it may be closed. */
  readonly closable: (caller: Caller) => void;
};

/** A request for bytes, from whichever scheme or server it came. */
export type ByteRequest = {
  readonly method: string;
  /** Path below the origin without the leading slash, still percent-encoded: `media/HANDLE`. No query. */
  readonly path: string;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Aborts when the client goes away. */
  readonly signal?: AbortSignal;
};

/** The answer to a {@link ByteRequest}. `body` streams; `null` for no body (HEAD, 304, 416). */
export type ByteResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array> | null;
};
