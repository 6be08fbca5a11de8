import { contextBridge, ipcRenderer, webUtils } from "electron";
import { CALL_CHANNEL, DROP_CHANNEL, EVENT_CHANNEL } from "../transport/channels.ts";

// A small pipe and nothing else: what travels on it is checked at both ends. It must build to CommonJS, because a
// sandboxed preload cannot be an ES module.

type Listener = (name: string, payload: unknown) => void;

// What arrives before the page listens (a file to open, the note about a crash) waits here.
let waiting: { name: string; payload: unknown }[] = [];
let listener: Listener | null = null;

ipcRenderer.on(EVENT_CHANNEL, (_event, name: string, payload: unknown) => {
  if (listener === null) waiting.push({ name, payload });
  else listener(name, payload);
});

contextBridge.exposeInMainWorld("scenelog", {
  call: (name: unknown, input: unknown): Promise<unknown> => ipcRenderer.invoke(CALL_CHANNEL, name, input),
  on: (next: Listener): void => {
    listener = next;
    const missed = waiting;
    waiting = [];
    for (const { name, payload } of missed) next(name, payload);
  },
  // The path never reaches the page, and the page cannot make one up: a File that a script made has none.
  handleOfDrop: (file: File): Promise<unknown> => {
    const path = webUtils.getPathForFile(file);
    return path === "" ? Promise.resolve(null) : ipcRenderer.invoke(DROP_CHANNEL, path);
  },
  sandboxed: process.sandboxed === true,
});
