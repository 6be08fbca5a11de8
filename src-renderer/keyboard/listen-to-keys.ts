import type { UserCommandId } from "#annotations/commands/table.ts";
import type { Session } from "../session/types.ts";
import { isComposing } from "./composition.ts";
import { ownerOfKeys } from "./key-owner.ts";
import { routeKey } from "./route-key.ts";

/**
 * The one place that listens to the keyboard of a window: palette keys, held and released, and the keys of commands.
 * Physical keys count, so they act with Hangul mode on. Returns how to stop.
 */
export function listenToKeys(session: Session, target: Window): () => void {
  const { document } = target;
  const mac = session.app.getState().platform === "darwin";
  // Which tag a key that is down was for: turning the bank meanwhile must not change what its release ends.
  const held = new Map<string, string>();
  const heldCommands = new Map<string, UserCommandId>();
  let tabbing = false;
  let reachedByTab = false;

  const ownerOf = (event: KeyboardEvent) => ownerOfKeys(event.composedPath()[0] ?? null, reachedByTab);

  const onKeyDown = (event: KeyboardEvent): void => {
    tabbing = event.code === "Tab";
    const owner = ownerOf(event);
    if (owner === "text" && isComposing(event)) return;
    const route = routeKey(pressOf(event), {
      owner,
      floating: session.ui.getState().sheet !== "none" || session.exchange.getState() !== null,
      table: session.keys.getState().table,
      palette: session.palette.getState(),
      tagBank: session.ui.getState().tagBank,
      mac,
      canRun: session.canRun,
    });
    if (!route) return;
    event.preventDefault();
    event.stopPropagation();
    tabbing = false;
    const { timeStamp, altKey: alt, shiftKey: shift } = event;
    if (route.kind === "tag") {
      held.set(event.code, route.id);
      session.pressTag(route.id, timeStamp, { alt, shift });
    } else if (route.kind === "person") session.pressPerson(route.id, timeStamp, { shift });
    else if (route.kind === "command") {
      if (route.id === "edit.escape") leaveFocus(document);
      heldCommands.set(event.code, route.id);
      session.run(route.id, timeStamp);
    }
  };

  // A field has had its own say first: what it left of Esc gives the keys back to logging.
  const onKeyDownAfter = (event: KeyboardEvent): void => {
    if (event.code !== "Escape" || event.defaultPrevented || isComposing(event)) return;
    if (ownerOf(event) === "text") leaveFocus(document);
  };

  const onKeyUp = (event: KeyboardEvent): void => {
    tabbing = false;
    const command = heldCommands.get(event.code);
    if (command !== undefined) {
      heldCommands.delete(event.code);
      session.releaseCommand(command);
    }
    const tag = held.get(event.code);
    if (tag === undefined) return;
    held.delete(event.code);
    session.releaseTag(tag, event.timeStamp);
  };

  const onFocusIn = (): void => {
    // Moving on by other keys, as in a list, leaves a control as reached by Tab; only a click takes that away.
    reachedByTab ||= tabbing;
  };

  const onPointerDown = (): void => {
    tabbing = false;
    reachedByTab = false;
  };

  const letGo = (event: Event): void => {
    held.clear();
    heldCommands.clear();
    session.releaseAll(event.timeStamp);
  };
  // Who comes back may have turned to another layout meanwhile.
  const onFocus = (): void => session.readKeyboardLayout();
  const onVisibility = (event: Event): void => {
    if (document.hidden) letGo(event);
  };

  target.addEventListener("keydown", onKeyDown, { capture: true });
  target.addEventListener("keydown", onKeyDownAfter);
  target.addEventListener("keyup", onKeyUp, { capture: true });
  target.addEventListener("focusin", onFocusIn, { capture: true });
  target.addEventListener("pointerdown", onPointerDown, { capture: true });
  target.addEventListener("blur", letGo);
  target.addEventListener("focus", onFocus);
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    target.removeEventListener("keydown", onKeyDown, { capture: true });
    target.removeEventListener("keydown", onKeyDownAfter);
    target.removeEventListener("keyup", onKeyUp, { capture: true });
    target.removeEventListener("focusin", onFocusIn, { capture: true });
    target.removeEventListener("pointerdown", onPointerDown, { capture: true });
    target.removeEventListener("blur", letGo);
    target.removeEventListener("focus", onFocus);
    document.removeEventListener("visibilitychange", onVisibility);
  };
}

function pressOf(event: KeyboardEvent) {
  return {
    code: event.code,
    key: event.key,
    ctrl: event.ctrlKey,
    meta: event.metaKey,
    alt: event.altKey,
    shift: event.shiftKey,
    repeat: event.repeat,
  };
}

function leaveFocus(document: Document): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
