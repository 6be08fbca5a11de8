import type { IpcMain, IpcMainInvokeEvent, WebContents } from "electron";
import type { Answer, EventName, EventPayload, Handlers } from "#annotations/host/contract.ts";
import { dispatch, type NoteUnknown } from "#annotations/host/dispatch.ts";
import { CALL_CHANNEL, DROP_CHANNEL, EVENT_CHANNEL } from "./channels.ts";

/** What the IPC transport needs of the composition root. */
export type ElectronIpcOptions<Caller> = {
  readonly ipc: Pick<IpcMain, "handle">;
  /** The only origin whose top frame is answered, as Chromium writes it: `scenelog://app`. */
  readonly origin: string;
  readonly handlers: Handlers<Caller>;
  readonly noteUnknown: NoteUnknown;
  /** Who is behind a page; `undefined` where it is not one of our windows. */
  readonly callerOf: (page: WebContents) => Caller | undefined;
  /** Takes the path of a dropped file and gives the handle under which the page may name it, or `null`. */
  readonly grantDrop: (path: string, caller: Caller) => string | null | Promise<string | null>;
};

const refused: Answer = { ok: false, code: "refused", parameters: {} };

/**
 * Answers calls and drops of our windows over IPC. Anything but the top frame of a window of ours, showing a page of our
 * origin, is refused (Electron, security checklist, 17).
 */
export function answerElectronIpc<Caller>(options: ElectronIpcOptions<Caller>): void {
  const trusted = (event: IpcMainInvokeEvent): Caller | undefined => {
    const frame = event.senderFrame;
    if (frame === null || frame !== event.sender.mainFrame || frame.origin !== options.origin)
      return undefined;
    return options.callerOf(event.sender);
  };
  options.ipc.handle(CALL_CHANNEL, (event, name: unknown, input: unknown): Promise<Answer> | Answer => {
    const caller = trusted(event);
    if (caller === undefined) return refused;
    return dispatch(options.handlers, name, input, caller, options.noteUnknown);
  });
  options.ipc.handle(DROP_CHANNEL, (event, path: unknown): Promise<string | null> | string | null => {
    const caller = trusted(event);
    if (caller === undefined || typeof path !== "string" || path === "") return null;
    return options.grantDrop(path, caller);
  });
}

/** Sends an event to a window's page; a page that is gone is passed over. */
export function sendElectronEvent<Name extends EventName>(
  page: WebContents,
  name: Name,
  payload: EventPayload<Name>,
): void {
  if (!page.isDestroyed()) page.send(EVENT_CHANNEL, name, payload);
}
