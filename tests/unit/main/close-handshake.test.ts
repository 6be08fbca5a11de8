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
const unexpected = (error: unknown): never => {
  throw error;
};

describe("closing a window", () => {
  it("waits for the page to send what it has, then for it to be written", async () => {
    const steps: string[] = [];
    const window = openWindow();
    const answer = holdUntilSettled(window, {
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

  it("writes and closes even if the page never answers", async () => {
    const settle = vi.fn(async () => {});
    const window = openWindow();
    holdUntilSettled(window, { ask: () => {}, settle, patienceMs: 1, writingMs: hour, failed: unexpected });
    window.close();
    await vi.waitFor(() => expect(window.closed).toBe(true));
    expect(settle).toHaveBeenCalledOnce();
  });

  it("closes even if the writing hangs or fails, since the journal has everything", async () => {
    const hanging = openWindow();
    const never = new Promise<void>(() => {});
    holdUntilSettled(hanging, {
      ask: () => {},
      settle: () => never,
      patienceMs: 1,
      writingMs: 1,
      failed: unexpected,
    });
    hanging.close();
    await vi.waitFor(() => expect(hanging.closed).toBe(true));

    const failing = openWindow();
    const settle = () => Promise.reject(new Error("disk full"));
    const failed = vi.fn();
    holdUntilSettled(failing, { ask: () => {}, settle, patienceMs: 1, writingMs: hour, failed });
    failing.close();
    await vi.waitFor(() => expect(failing.closed).toBe(true));
    expect(failed).toHaveBeenCalledWith(new Error("disk full"));
  });

  it("does not ask a page that has crashed", async () => {
    const ask = vi.fn();
    const window = openWindow(true);
    holdUntilSettled(window, {
      ask,
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
