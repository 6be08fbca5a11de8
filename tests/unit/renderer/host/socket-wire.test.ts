import { describe, expect, it } from "vitest";
import { createSocketWire, type Socket } from "../../../../src-renderer/host/socket-wire.ts";
import { createHost } from "../../../../src-renderer/host/wire.ts";

/** A socket that a test opens, closes and answers by hand. */
function createSocket() {
  const target = new EventTarget();
  const sent: unknown[] = [];
  const socket: Socket = {
    send: (text) => sent.push(JSON.parse(text)),
    addEventListener: (type: string, listener: (event: never) => void) =>
      target.addEventListener(type, (event) => Reflect.apply(listener, undefined, [event])),
  };
  return {
    socket,
    sent,
    open: () => target.dispatchEvent(new Event("open")),
    close: () => target.dispatchEvent(new Event("close")),
    receive: (message: unknown) =>
      target.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(message) })),
  };
}

function connect() {
  const sockets: ReturnType<typeof createSocket>[] = [];
  const delays: number[] = [];
  let reconnect: () => void = () => {};
  const wire = createSocketWire({
    openSocket: () => {
      const made = createSocket();
      sockets.push(made);
      return made.socket;
    },
    later: (run, delayMs) => {
      delays.push(delayMs);
      reconnect = run;
    },
  });
  const last = () => {
    const made = sockets.at(-1);
    if (!made) throw new Error("no socket");
    return made;
  };
  return { host: createHost(wire), last, delays, reconnect: () => reconnect() };
}

describe("the window's wire to the loopback host", () => {
  it("keeps calls until the connection stands, and sends them in their order", async () => {
    const { host, last } = connect();
    const listed = host.call("recent.list", {});
    const noted = host.call("window.closable", {});
    expect(last().sent).toEqual([]);
    last().open();
    expect(last().sent).toEqual([
      { id: 1, name: "recent.list", input: {} },
      { id: 2, name: "window.closable", input: {} },
    ]);
    last().receive({ id: 2, answer: { ok: true, value: {} } });
    last().receive({ id: 1, answer: { ok: true, value: { items: [] } } });
    expect(await noted).toEqual({});
    expect(await listed).toEqual({ items: [] });
  });

  it("fails a call with the machine's code and parameters", async () => {
    const { host, last } = connect();
    const flushed = host.call("log.flush", { logId: "x" });
    last().open();
    last().receive({ id: 1, answer: { ok: false, code: "log-not-open", parameters: { count: 2 } } });
    await expect(flushed).rejects.toMatchObject({ code: "log-not-open", parameters: { count: 2 } });
  });

  it("does not believe an answer that the contract does not allow", async () => {
    const { host, last } = connect();
    const listed = host.call("recent.list", {});
    last().open();
    last().receive({ id: 1, answer: { ok: true, value: { items: "none" } } });
    await expect(listed).rejects.toMatchObject({ issues: [{ path: ["items"] }] });
  });

  it("says that the connection is lost, fails what was under way, and goes on after the next one", async () => {
    const { host, last, reconnect } = connect();
    const troubles: unknown[] = [];
    host.on("app.trouble", (trouble) => troubles.push(trouble));
    last().open();
    const underWay = host.call("recent.list", {});
    last().close();
    await expect(underWay).rejects.toMatchObject({ code: "connection-lost" });
    expect(troubles).toEqual([{ code: "connection-lost", parameters: {} }]);

    const later = host.call("window.closable", {});
    reconnect();
    last().open();
    expect(last().sent).toEqual([{ id: 2, name: "window.closable", input: {} }]);
    last().receive({ id: 2, answer: { ok: true, value: {} } });
    expect(await later).toEqual({});
  });

  it("waits longer after every vain attempt, at most five seconds, and says so only once", () => {
    const { host, last, delays, reconnect } = connect();
    const troubles: unknown[] = [];
    host.on("app.trouble", (trouble) => troubles.push(trouble));
    last().open();
    for (let attempt = 0; attempt < 7; attempt++) {
      last().close();
      reconnect();
    }
    expect(delays).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
    expect(troubles).toHaveLength(1);
  });

  it("keeps events until somebody listens, and stops when told", () => {
    const { host, last } = connect();
    last().open();
    last().receive({ event: "app.open", payload: { handle: "h1" } });
    const opened: string[] = [];
    const stop = host.on("app.open", ({ handle }) => opened.push(handle));
    last().receive({ event: "app.open", payload: { handle: "h2" } });
    stop();
    last().receive({ event: "app.open", payload: { handle: "h3" } });
    expect(opened).toEqual(["h1", "h2"]);
  });
});
