import type { Page } from "playwright";
import type { Session } from "../../src-renderer/session/types.ts";

/** What is asked of the page of an app that measures itself. */
export type Probe = {
  /** Opens the first recent log; times in milliseconds until its first rows are painted, and until all can be edited. */
  open(count: number): Promise<{ readonly openMs: number; readonly openCompleteMs: number }>;
  /** Resolves when the film can be played. */
  filmReady(): Promise<void>;
  /** Logs one moment: how long command and diff took, and how long until it was acknowledged. */
  edit(): Promise<{ readonly commandMs: number; readonly ackMs: number }>;
  /** Takes the last step back, until the page is at rest again. */
  undo(): Promise<number>;
  /** Makes a tag and takes it back: how long the latter took. */
  undoTag(): Promise<number>;
  /** Types words into the search field, until what is found is shown. */
  search(words: string): Promise<number>;
  /** Counts everything by tag, by person and by pairs. */
  stats(): number;
  /** Has the file written, until it is. */
  save(): Promise<number>;
  /** The longest that the page's thread was held up since it was asked last. */
  takeStall(): number;
};

declare global {
  interface Window {
    probe: Probe;
  }
}

/** Lets functions that tsx has compiled run in a page: it wraps named ones in a helper that only its own modules have. */
export async function readyForFunctions(page: Page): Promise<void> {
  await page.evaluate("globalThis.__name = (value) => value");
}

/** Puts the probe into the page as `window.probe`. It finds the session where the page's own components have it. */
export async function installProbe(page: Page): Promise<void> {
  await page.evaluate(() => {
    type Fiber = {
      readonly memoizedProps: { readonly session?: Session } | null;
      readonly child: Fiber | null;
      readonly alternate: Fiber | null;
    };
    const root = document.getElementById("root") ?? document.body;
    const [, start] = Object.entries(root).find(([name]) => name.startsWith("__reactContainer$")) ?? [];
    const sessionOf = (fiber: Fiber | null | undefined): Session => {
      for (let at = fiber; at; at = at.child) if (at.memoizedProps?.session) return at.memoizedProps.session;
      throw new Error("the page has no session");
    };
    const session = sessionOf(start?.child ? start : start?.alternate);

    let longest = 0;
    let last = performance.now();
    const BEAT_MS = 4;
    const beat = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last - BEAT_MS);
      last = now;
      setTimeout(beat, BEAT_MS);
    };
    setTimeout(beat, BEAT_MS);

    const painted = (isThere: () => boolean): Promise<number> =>
      new Promise((resolve) => {
        const look = () =>
          isThere() ? requestAnimationFrame(() => resolve(performance.now())) : requestAnimationFrame(look);
        look();
      });
    const rested = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
    const acknowledged = (): Promise<void> =>
      new Promise((resolve) => {
        if (session.save.getState().pending === 0) {
          resolve();
          return;
        }
        const stop = session.save.subscribe(({ pending }) => {
          if (pending > 0) return;
          stop();
          resolve();
        });
      });
    const openLog = () => {
      const log = session.log.getState();
      if (log.phase !== "open") throw new Error(`no log is open: ${log.phase}`);
      return log;
    };
    let eventTime = performance.now();

    window.probe = {
      async open(count) {
        const item = document.querySelector<HTMLElement>(".welcome-item");
        if (!item) throw new Error("no recent log");
        longest = 0;
        const begun = performance.now();
        item.click();
        const rows = painted(() => document.querySelector(".log-row") !== null);
        const all = painted(() => {
          const log = session.log.getState();
          return (
            log.phase === "open" && log.document.order.size === count && session.canRun("file.loadShared")
          );
        });
        return { openMs: (await rows) - begun, openCompleteMs: (await all) - begun };
      },
      async filmReady() {
        await painted(() => session.playback.getState().phase === "ready");
      },
      async edit() {
        eventTime = Math.max(eventTime + 300, performance.now());
        const moment = session.palette.getState().tags.find(({ tag }) => tag.kind === "moment");
        if (!moment) throw new Error("the log has no moment tag");
        const size = openLog().document.order.size;
        const begun = performance.now();
        session.pressTag(moment.tag.id, eventTime, { alt: false, shift: false });
        const done = performance.now();
        if (openLog().document.order.size !== size + 1) throw new Error("the press logged nothing");
        await acknowledged();
        const ackMs = performance.now() - begun;
        await rested();
        return { commandMs: done - begun, ackMs };
      },
      async undo() {
        const begun = performance.now();
        session.undo();
        await rested();
        return performance.now() - begun;
      },
      async undoTag() {
        const record = {
          id: "bench-tag",
          labels: { en: "bench" },
          colour: "slate",
          kind: "segment",
        } as const;
        const name = { key: "step.createTag", parameters: {} };
        session.commit(name, [{ op: "insert", kind: "tag", id: record.id, record }]);
        await acknowledged();
        const begun = performance.now();
        session.undo();
        await rested();
        const took = performance.now() - begun;
        if (openLog().document.tables.tag.has(record.id)) throw new Error("the tag is still there");
        return took;
      },
      async search(words) {
        const input = document.querySelector<HTMLInputElement>(".scene-log-find input");
        const count = document.querySelector(".scene-log-count");
        if (!input || !count) throw new Error("there is no search field");
        const before = count.textContent;
        const shown = new Promise<void>((resolve) => {
          const watch = new MutationObserver(() => {
            if (count.textContent === before) return;
            watch.disconnect();
            resolve();
          });
          watch.observe(count, { childList: true, characterData: true, subtree: true });
        });
        const begun = performance.now();
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
        set?.call(input, words);
        input.dispatchEvent(new Event("input", { bubbles: true }));
        await shown;
        return performance.now() - begun;
      },
      stats() {
        const { indexes } = openLog().document;
        const begun = performance.now();
        let time = 0;
        for (const by of ["tag", "person", "tag-and-person", "people"] as const) {
          for (const members of indexes.groups(by).values()) time += members.sum + members.union;
        }
        if (time === 0) throw new Error("nothing was counted");
        return performance.now() - begun;
      },
      async save() {
        const begun = performance.now();
        const state = await session.host.call("log.flush", { logId: openLog().logId });
        if (state.trouble !== null || state.fileRev < state.rev) throw new Error("the file was not written");
        return performance.now() - begun;
      },
      takeStall() {
        const stall = longest;
        longest = 0;
        return stall;
      },
    };
  });
}
