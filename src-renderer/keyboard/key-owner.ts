/**
 * Who a key press belongs to: what records the next key whatever it is, a field that text is
 * written in (or what else asks for all keys), a control that was reached by Tab, or logging.
 */
export type KeyOwner = "recorder" | "text" | "control" | "logging";

/** Kinds of input that are not written in. */
const NOT_WRITTEN_IN = new Set([
  "button",
  "checkbox",
  "color",
  "file",
  "image",
  "radio",
  "range",
  "reset",
  "submit",
]);

/** Controls that act on keys by themselves. */
const CONTROLS =
  "a[href], button, input, select, summary, [role=button], [role=slider], [role=option], [role=row], [role=tab], [role=menuitem], [role=separator]";

/**
 * Whose keys they are while an element has the focus. Whatever was clicked takes no keys away from logging (product,
 * "Keys"), so a control owns them only where Tab led to it. What carries `data-takes-keys` owns them as a field does, and
 * what carries `data-records-keys` every one of them, those of commands included.
 */
export function ownerOfKeys(focused: EventTarget | null, reachedByTab: boolean): KeyOwner {
  if (!(focused instanceof HTMLElement)) return "logging";
  if (focused.closest("[data-records-keys]")) return "recorder";
  if (isWrittenIn(focused) || focused.closest("[data-takes-keys]")) return "text";
  return reachedByTab && focused.matches(CONTROLS) ? "control" : "logging";
}

function isWrittenIn(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement) return !NOT_WRITTEN_IN.has(element.type) && !element.readOnly;
  return element instanceof HTMLTextAreaElement || element.isContentEditable;
}
