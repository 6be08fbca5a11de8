import { EventEmitter } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { type ClosableWindow, holdUntilSettled } from "../../../src-main/shell/close-handshake.ts";

/** A window as far as closing goes: `close` asks, and closes unless somebody prevents it. */
function openWindow(crashed = false) {
  const events = new EventEmitter();
  const window = {
    closed: false,
    webContents: { isCrashed: () => crashed },
    isDestroyed: () => window.closed,
    on: (_name: "close", listener: (event: { preventDefault(): void }) => void) =>
      events.on("close", listener),
    close: () => {
      let prevented = false;
      events.emit("close", { preventDefault: () => (prevented = true) });
      if (!prevented) window.closed = true;
    },
  };
  return window satisfies ClosableWindow;
}

const hour = 3_600_000;
/** For windows of which nobody is to be asked. */
const confirm = (): Promise<boolean> => Promise.reject(new Error("asked"));
const unexpected = (error: unknown): never => {
  throw error;
};

describe("closing a window", () => {
  it("waits for the page to send what it has, then for it to be written", async () => {
    const steps: string[] = [];
    const window = openWindow();
    const answer = holdUntilSettled(window, {
      confirm,
      ask: () => steps.push("asked"),
      settle: async () => void steps.push("written"),
      patienceMs: hour,
      writingMs: hour,
      failed: unexpected,
    });
    window.close();
    window.close();
    expect([window.closed, steps]).toEqual([false, ["asked"]]);
    answer();
    await vi.waitFor(() => expect(window.closed).toBe(true));
    expect(steps).toEqual(["asked", "written"]);
  });

  it("asks the user where the page never answers, and writes and closes if that is wanted", async () => {
    const settle = vi.fn(async () => {});
    const asked = vi.fn(async () => true);
    const window = openWindow();
    holdUntilSettled(window, {
      ask: () => {},
      confirm: asked,
      settle,
      patienceMs: 1,
      writingMs: hour,
      failed: unexpected,
    });
    window.close();
    await vi.waitFor(() => expect(window.closed).toBe(true));
    expect([asked.mock.calls.length, settle.mock.calls.length]).toEqual([1, 1]);
  });

  it("stays open where the user wants to keep it, or cannot be asked, and can be closed later", async () => {
    const settle = vi.fn(async () => {});
    const failed = vi.fn();
    const answers = [async () => false, () => Promise.reject(new Error("no dialog"))];
    const asked = vi.fn(() => (answers.shift() ?? confirm)());
    const ask = vi.fn();
    const window = openWindow();
    const answer = holdUntilSettled(window, {
      ask,
      confirm: asked,
      settle,
      patienceMs: 1,
      writingMs: hour,
      failed,
    });
    window.close();
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
    await vi.waitFor(() => {
      window.close();
      expect(asked).toHaveBeenCalledTimes(2);
    });
    await vi.waitFor(() => expect(failed).toHaveBeenCalledWith(new Error("no dialog")));
    expect([window.closed, settle.mock.calls.length]).toEqual([false, 0]);
    ask.mockImplementation(() => answer());
    await vi.waitFor(() => {
      window.close();
      expect(window.closed).toBe(true);
    });
    expect(settle).toHaveBeenCalledOnce();
  });

  it("closes even if the writing hangs or fails, since the journal has everything", async () => {
    const hanging = openWindow();
    const never = new Promise<void>(() => {});
    const settled = holdUntilSettled(hanging, {
      ask: () => {},
      confirm,
      settle: () => never,
      patienceMs: hour,
      writingMs: 1,
      failed: unexpected,
    });
    hanging.close();
    settled();
    await vi.waitFor(() => expect(hanging.closed).toBe(true));

    const failing = openWindow();
    const settle = () => Promise.reject(new Error("disk full"));
    const failed = vi.fn();
    const wanted = holdUntilSettled(failing, {
      ask: () => {},
      confirm,
      settle,
      patienceMs: hour,
      writingMs: hour,
      failed,
    });
    failing.close();
    wanted();
    await vi.waitFor(() => expect(failing.closed).toBe(true));
    expect(failed).toHaveBeenCalledWith(new Error("disk full"));
  });

  it("does not ask a page that has crashed", async () => {
    const ask = vi.fn();
    const window = openWindow(true);
    holdUntilSettled(window, {
      ask,
      confirm,
      settle: async () => {},
      patienceMs: hour,
      writingMs: hour,
      failed: unexpected,
    });
    window.close();
    await vi.waitFor(() => expect(window.closed).toBe(true));
    expect(ask).not.toHaveBeenCalled();
  });
});
