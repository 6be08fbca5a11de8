import { parseBinding } from "#annotations/commands/keys.ts";

const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: "Left",
  ArrowRight: "Right",
  ArrowUp: "Up",
  ArrowDown: "Down",
  Escape: "Esc",
  Backquote: "`",
  "+": "Plus",
};

/**
 * A binding of the command table in Electron's notation: `Mod+Shift+KeyZ` is `CmdOrCtrl+Shift+Z`. `undefined` without a
 * binding, and for a key that Electron's notation cannot name.
 */
export function acceleratorOf(keys: string | undefined): string | undefined {
  const binding = keys === undefined ? undefined : parseBinding(keys);
  if (binding === undefined) return undefined;
  const key = NAMES[binding.value] ?? binding.value.replace(/^(Key|Digit)/, "");
  if (!/^([ -~]|F\d+|Page(Up|Down)|[A-Z][a-z]+)$/.test(key)) return undefined;
  return [
    ...(binding.mod ? ["CmdOrCtrl"] : []),
    ...(binding.alt ? ["Alt"] : []),
    ...(binding.shift ? ["Shift"] : []),
    key,
  ].join("+");
}
