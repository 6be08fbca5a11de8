/** The part of a window that closing is about. */
export type ClosableWindow = {
  readonly webContents: { isCrashed(): boolean };
  isDestroyed(): boolean;
  close(): void;
  on(name: "close", listener: (event: { preventDefault(): void }) => void): unknown;
};

/** How a window is closed without losing anything. */
export type CloseSteps = {
  /** Tells the page to send what it still has. */
  readonly ask: () => void;
  /** Writes and lets go of what the window had open; its journal is on the disk already. */
  readonly settle: () => Promise<void>;
  /** Takes what went wrong while settling; the window closes all the same. */
  readonly failed: (error: unknown) => void;
  /** Asks the user, where the page does not say that all is safe, whether to close all the same. */
  readonly confirm: () => Promise<boolean>;
  /** How long the page may take to answer before the user is asked, in milliseconds. */
  readonly patienceMs: number;
  /** How long the writing may take; what is not in the file by then is safe in the journal. */
  readonly writingMs: number;
};

/**
 * Holds a window open until its page has sent everything and that has been written. Answers the function to call when the
 * page says that it has nothing left. A page that has crashed is not waited for; where one hangs or cannot bring its last
 * changes to safety, the user is asked, and may keep the window open.
 */
export function holdUntilSettled(window: ClosableWindow, steps: CloseSteps): () => void {
  let phase: "open" | "asking" | "settled" = "open";
  let answered: () => void = () => {};
  window.on("close", (event) => {
    if (phase === "settled") return;
    event.preventDefault();
    if (phase === "asking") return;
    phase = "asking";
    const answer = new Promise<void>((resolve) => {
      answered = resolve;
    });
    if (window.webContents.isCrashed()) answered();
    else steps.ask();
    void (async () => {
      if (!(await within(answer, steps.patienceMs)) && !(await isConfirmed(steps))) {
        phase = "open";
        return;
      }
      await within(steps.settle(), steps.writingMs).catch(steps.failed);
      phase = "settled";
      if (!window.isDestroyed()) window.close();
    })();
  });
  return () => answered();
}

async function isConfirmed(steps: CloseSteps): Promise<boolean> {
  try {
    return await steps.confirm();
  } catch (error) {
    // Who cannot be asked has not agreed to lose anything.
    steps.failed(error);
    return false;
  }
}

/** Whether work came to its end within a time. */
async function within(work: Promise<void>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  return Promise.race([work.then(() => true), limit]).finally(() => clearTimeout(timer));
}
