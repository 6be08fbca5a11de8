import type { WebContents } from "electron";
import { PAGE_URL } from "./scheme.ts";

/** Keeps a page where it is: it opens no window, goes nowhere but to itself, and embeds nothing (Electron, security checklist, 12 to 14). */
export function guardContents(page: WebContents): void {
  page.setWindowOpenHandler(() => ({ action: "deny" }));
  page.on("will-navigate", (event) => {
    if (event.url !== PAGE_URL) event.preventDefault();
  });
  page.on("will-frame-navigate", (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  page.on("will-redirect", (event) => event.preventDefault());
  page.on("will-attach-webview", (event) => event.preventDefault());
}
