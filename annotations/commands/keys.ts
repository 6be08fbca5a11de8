/** A key press as any host can tell it: the fields of a `KeyboardEvent` that bindings are about. */
export type KeyPress = {
  /** The physical key, by its name on a US layout: `KeyJ`, `Digit1`, `ArrowLeft`. */
  readonly code: string;
  /** What the layout makes of it: `j`, `ㅓ`, `?`. */
  readonly key: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
};

/** A binding taken apart. Letters, digits and named keys go by `code`, punctuation by the character that it writes. */
export type Binding = {
  readonly by: "code" | "key";
  readonly value: string;
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
};

const MODIFIERS = new Set(["Mod", "Alt", "Shift"]);
const CODE =
  /^(Key[A-Z]|Digit\d|F\d{1,2}|Arrow(Left|Right|Up|Down)|Page(Up|Down)|Home|End|Insert|Delete|Backspace|Enter|Numpad(\d|Add|Subtract|Multiply|Divide|Decimal|Equal|Enter)|Space|Tab|Escape|Backquote)$/;

/**
 * Takes a binding of the table apart: `KeyJ`, `Shift+ArrowLeft`, `Mod+Shift+KeyZ`, `key:?`, `Mod+key:,`. `undefined` for
 * what is none.
 */
export function parseBinding(text: string): Binding | undefined {
  const punctuation = /^((?:[A-Za-z]+\+)*)key:(\S)$/.exec(text);
  const parts = (punctuation?.[1] ?? text).split("+").filter((part) => part !== "");
  const value = punctuation ? punctuation[2] : parts.pop();
  if (value === undefined || new Set(parts).size !== parts.length) return undefined;
  if (parts.some((part) => !MODIFIERS.has(part))) return undefined;
  if (!punctuation && !CODE.test(value)) return undefined;
  return {
    by: punctuation ? "key" : "code",
    value,
    mod: parts.includes("Mod"),
    alt: parts.includes("Alt"),
    shift: parts.includes("Shift"),
  };
}

/**
 * Whether a press is what a binding asks for. `Mod` is Cmd on a Mac and Ctrl elsewhere; the other of the two must be up.
 * Shift is not looked at for punctuation, since layouts put it in different places: `?` is Shift and `/` on some.
 */
export function matchesBinding(binding: Binding, press: KeyPress, mac: boolean): boolean {
  const mod = mac ? press.meta : press.ctrl;
  const other = mac ? press.ctrl : press.meta;
  if (other || mod !== binding.mod || press.alt !== binding.alt) return false;
  if (binding.by === "key") return press.key === binding.value;
  return press.shift === binding.shift && press.code === binding.value;
}

/**
 * The binding that a press would be; `undefined` for a modifier alone and for what has no name of its own, as what an input
 * method swallows. Shift is left out of punctuation, where it is part of the character.
 */
export function bindingOfPress(press: KeyPress, mac: boolean): string | undefined {
  const named = CODE.test(press.code);
  if (!named && !/^[^\p{L}\p{N}\s]$/u.test(press.key)) return undefined;
  return [
    ...((mac ? press.meta : press.ctrl) ? ["Mod"] : []),
    ...(press.alt ? ["Alt"] : []),
    ...(named && press.shift ? ["Shift"] : []),
    named ? press.code : `key:${press.key}`,
  ].join("+");
}

/** What the user's layout writes with each physical key, by `code`: where there is none, keys are lettered as in the US. */
export type KeyboardLayout = ReadonlyMap<string, string>;

const US_LAYOUT: KeyboardLayout = new Map();

/** The letter on a physical letter key, in the user's layout. Digits are called by the digit, which every layout has on them. */
export function letterOn(code: string, layout: KeyboardLayout = US_LAYOUT): string {
  const written = code.startsWith("Key") || code === "Backquote" ? layout.get(code) : undefined;
  const usual = CAPS[code] ?? code.replace(/^(Key|Digit)/, "").replace(/^Numpad(\d)$/, "$1 (num)");
  return written?.toLocaleUpperCase() ?? usual;
}

/**
 * What a binding is called on a key cap: `["Ctrl", "Shift", "Z"]`, on a Mac `["⌘", "⇧", "Z"]`; letters as the user's layout
 * has them.
 */
export function keyCaps(text: string, mac: boolean, layout?: KeyboardLayout): readonly string[] {
  const binding = parseBinding(text);
  if (!binding) return [text];
  return [
    ...(binding.mod ? [mac ? "⌘" : "Ctrl"] : []),
    ...(binding.alt ? [mac ? "⌥" : "Alt"] : []),
    ...(binding.shift ? [mac ? "⇧" : "Shift"] : []),
    binding.by === "key" ? binding.value : letterOn(binding.value, layout),
  ];
}

const CAPS: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  Delete: "Del",
  Backquote: "`",
  PageUp: "PgUp",
  PageDown: "PgDn",
  NumpadEnter: "Enter (num)",
  NumpadAdd: "+ (num)",
  NumpadSubtract: "− (num)",
  NumpadMultiply: "× (num)",
  NumpadDivide: "÷ (num)",
  NumpadDecimal: ". (num)",
  NumpadEqual: "= (num)",
};
