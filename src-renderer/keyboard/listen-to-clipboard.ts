import type { CopiedEntries } from "../session/clipboard.ts";
import type { Session } from "../session/types.ts";
import { ownerOfKeys } from "./key-owner.ts";

/** Where a table on the clipboard carries its entries whole, for another log. */
const CLIP = "data-scenelog";

/**
 * Copies what is selected in the log, cuts it, and pastes entries and rows: by the browser's own events, which the keys and the
 * menu lead to alike, and which alone may read the clipboard. A text field, and text that is marked, keep their own.
 * Returns how to stop.
 */
export function listenToClipboard(session: Session, target: Window): () => void {
  const isOurs = (event: Event): boolean =>
    ownerOfKeys(event.composedPath()[0] ?? null, false) === "logging" &&
    session.ui.getState().sheet === "none" &&
    session.exchange.getState() === null;
  const isCopying = (event: Event): boolean =>
    isOurs(event) &&
    target.getSelection()?.isCollapsed !== false &&
    session.selection.getState().ids.size > 0;

  // Without this the browser sees nothing to copy, and sends no `copy`.
  const onBeforeCopy = (event: Event): void => {
    if (isCopying(event)) event.preventDefault();
  };
  const onCopy = (event: ClipboardEvent): void => {
    const entries = isCopying(event) ? session.copyEntries() : undefined;
    if (!entries || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", entries.text);
    event.clipboardData.setData("text/html", tableOf(target.document, entries));
    event.preventDefault();
    if (event.type === "cut") session.run("edit.delete");
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (!isOurs(event) || !event.clipboardData || !session.canRun("edit.paste")) return;
    event.preventDefault();
    const html = event.clipboardData.getData("text/html");
    const table = new DOMParser().parseFromString(html, "text/html").querySelector(`table[${CLIP}]`);
    session.pasteEntries({
      clip: table?.getAttribute(CLIP) ?? undefined,
      text: event.clipboardData.getData("text/plain"),
    });
  };

  const { document } = target;
  document.addEventListener("beforecopy", onBeforeCopy);
  document.addEventListener("beforecut", onBeforeCopy);
  document.addEventListener("copy", onCopy);
  document.addEventListener("cut", onCopy);
  document.addEventListener("paste", onPaste);
  return () => {
    document.removeEventListener("beforecopy", onBeforeCopy);
    document.removeEventListener("beforecut", onBeforeCopy);
    document.removeEventListener("copy", onCopy);
    document.removeEventListener("cut", onCopy);
    document.removeEventListener("paste", onPaste);
  };
}

/** The rows as a table, as spreadsheets and mails like them, with the entries themselves on it. */
function tableOf(document: Document, { table: rows, clip }: CopiedEntries): string {
  const table = document.createElement("table");
  table.setAttribute(CLIP, clip);
  for (const row of rows) {
    const line = table.insertRow();
    for (const cell of row) line.insertCell().textContent = cell;
  }
  return table.outerHTML;
}
