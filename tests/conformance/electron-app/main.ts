import { join } from "node:path";
import { app, type BrowserWindow, ipcMain, protocol, session } from "electron";
import { denyPermissions } from "../../../src-main/shell/permissions.ts";
import { answerScheme, PAGE_ORIGIN, registerScheme } from "../../../src-main/shell/scheme.ts";
import { openWindow } from "../../../src-main/shell/window.ts";
import { answerElectronIpc, sendElectronEvent } from "../../../src-main/transport/electron-ipc.ts";
import { createServeOrigin } from "../../../src-main/transport/serve-origin.ts";
import { answerWebRequest } from "../../../src-main/transport/web-request.ts";
import { createStubHandlers, NOTED_ID } from "../stub-handlers.ts";

// The app's own scheme, windows, preload and transport over the stub handlers, with a page of one line.

const windows = new Map<string, BrowserWindow>();

async function* pageText(): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode("<!doctype html><title>stub</title><p>page</p>");
}

registerScheme(protocol);
void app.whenReady().then(() => {
  const serve = createServeOrigin({
    page: ({ path }) =>
      path === "" ? { status: 200, headers: { "content-type": "text/html" }, body: pageText() } : undefined,
    bytes: async () => ({ status: 404, headers: {}, body: null }),
    socketOrigin: null,
    noteUnknown: () => NOTED_ID,
  });
  answerScheme(protocol, (request) => answerWebRequest(serve, request));
  denyPermissions(session.defaultSession);
  answerElectronIpc({
    ipc: ipcMain,
    origin: PAGE_ORIGIN,
    handlers: createStubHandlers((id, name, payload) => {
      const window = windows.get(id);
      if (window) sendElectronEvent(window.webContents, name, payload);
    }),
    noteUnknown: () => NOTED_ID,
    callerOf: (page) => {
      const found = [...windows].find(([, { webContents }]) => webContents === page);
      return found === undefined ? undefined : { id: found[0] };
    },
    grantDrop: (path) => `handle of ${path.split("/").at(-1)}`,
  });
  for (const id of ["one", "two"]) {
    windows.set(
      id,
      openWindow({
        preload: join(import.meta.dirname, "preload.cjs"),
        background: "#000000",
        place: undefined,
        savePlace: () => {},
      }),
    );
  }
});
