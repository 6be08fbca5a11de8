import type { Page } from "playwright";

/** What is asked of a page that tells when something it shows has reached the screen. Times as events carry them. */
export type ScreenProbe = {
  /** Waits for a key press and then for what it leads to: milliseconds from the press's own time stamp to the screen. */
  pressToScreen(selector: string, before: string): Promise<number>;
  /** The text of what a selector finds, and how much there is of it: what `pressToScreen` waits to see changed. */
  stateOf(selector: string): string;
  /** How long frames of the page take, in milliseconds, while it goes on for so long. */
  frames(lengthMs: number): Promise<readonly number[]>;
};

declare global {
  interface Window {
    screenProbe: ScreenProbe;
  }
}

/**
 * Puts the probe into a page as `window.screenProbe`. A change is on the screen when the frame after the one that drew it
 * begins: the browser begins it only once it has handed the drawn one on. (Element Timing would say when that was, but the
 * browser stops telling of text with the first key press.)
 */
export async function installScreenProbe(page: Page): Promise<void> {
  await page.evaluate(() => {
    let pressed = Number.NaN;
    window.addEventListener("keydown", (event) => (pressed = event.timeStamp), { capture: true });

    const presented = (): Promise<number> =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
      });

    const stateOf = (selector: string): string =>
      Array.from(document.querySelectorAll(selector), ({ textContent }) => textContent).join("\n");

    window.screenProbe = {
      stateOf,
      pressToScreen: (selector, before) =>
        new Promise((resolve) => {
          const look = () => {
            if (stateOf(selector) === before) return;
            watch.disconnect();
            void presented().then((time) => resolve(time - pressed));
          };
          const watch = new MutationObserver(look);
          watch.observe(document.body, {
            childList: true,
            subtree: true,
            characterData: true,
            attributes: true,
          });
          look();
        }),
      frames: (lengthMs) =>
        new Promise((resolve) => {
          const times: number[] = [];
          const begun = performance.now();
          const next = (time: number) => {
            times.push(time);
            if (time - begun < lengthMs) requestAnimationFrame(next);
            else resolve(times.slice(1).map((at, index) => at - (times[index] ?? at)));
          };
          requestAnimationFrame(next);
        }),
    };
  });
}
