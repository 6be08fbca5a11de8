import { expect, type CDPSession, type Page } from "@playwright/test";

/** What a key press may have besides its place on the keyboard. */
type Keys = {
  /** What the layout or the input method makes of it; the code's own letter unless told. */
  readonly key?: string;
  readonly alt?: boolean;
  readonly shift?: boolean;
};

/**
 * Keys with time stamps of the test's own, so that a hold of 400 ms is one on a busy machine too. They go the way of real
 * input events through the browser, not by scripts in the page.
 */
export type TimedKeys = {
  /** Down, and up so many milliseconds later. */
  tap(code: string, heldMs: number, keys?: Keys): Promise<void>;
  /** Down, then down again so many milliseconds later, each released at once. */
  tapTwice(code: string, apartMs: number, keys?: Keys): Promise<void>;
  /** Down and so many repeats, as a key that is held gives them. */
  holdDown(code: string, repeats: number, keys?: Keys): Promise<void>;
  up(code: string): Promise<void>;
  /** Several keys at one and the same moment. */
  tapTogether(codes: readonly string[]): Promise<void>;
};

/** How long the test waits between two gestures, so that none is a double press of the one before it. */
const APART_MS = 300;

/** Makes the keys of a page. */
export async function timedKeys(page: Page): Promise<TimedKeys> {
  const session: CDPSession = await page.context().newCDPSession(page);
  let last = 0;

  const send = (
    type: "rawKeyDown" | "keyUp",
    code: string,
    atMs: number,
    { key, alt = false, shift = false }: Keys = {},
    autoRepeat = false,
  ) =>
    session.send("Input.dispatchKeyEvent", {
      type,
      code,
      key: key ?? code.replace(/^(Key|Digit)/, "").toLowerCase(),
      modifiers: (alt ? 1 : 0) + (shift ? 8 : 0),
      timestamp: atMs / 1000,
      autoRepeat,
    });

  /** The present, once a gesture of this length lies wholly behind the one before it. */
  const timeFor = async (lengthMs: number): Promise<number> => {
    await expect.poll(() => Date.now() - lengthMs, { intervals: [50] }).toBeGreaterThan(last + APART_MS);
    last = Date.now();
    return last - lengthMs;
  };

  return {
    async tap(code, heldMs, keys) {
      const start = await timeFor(heldMs);
      await send("rawKeyDown", code, start, keys);
      await send("keyUp", code, start + heldMs, keys);
    },
    async tapTwice(code, apartMs, keys) {
      const start = await timeFor(apartMs);
      for (const at of [start, start + apartMs]) {
        await send("rawKeyDown", code, at, keys);
        await send("keyUp", code, at, keys);
      }
    },
    async holdDown(code, repeats, keys) {
      const start = await timeFor(0);
      await send("rawKeyDown", code, start, keys);
      for (let count = 1; count <= repeats; count++)
        await send("rawKeyDown", code, start + count, keys, true);
    },
    async up(code) {
      await send("keyUp", code, Date.now());
    },
    async tapTogether(codes) {
      const start = await timeFor(0);
      for (const code of codes) await send("rawKeyDown", code, start);
      for (const code of codes) await send("keyUp", code, start);
    },
  };
}
