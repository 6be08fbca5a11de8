import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Loopback } from "../../src-main/transport/loopback.ts";
import { describeConformance } from "./cases.ts";
import { connectPage, startStubLoopback, visit } from "./loopback-rig.ts";

describeConformance("a WebSocket", async () => {
  const loopback = await startStubLoopback();
  const headers = { Origin: loopback.origin, Cookie: await visit(loopback) };
  return {
    one: await connectPage(loopback, "tab-number-one", headers),
    two: await connectPage(loopback, "tab-number-two", headers),
    close: loopback.close,
  };
});

describe("the loopback host", () => {
  let loopback: Loopback;
  let cookie: string;
  beforeAll(async () => {
    loopback = await startStubLoopback();
    cookie = await visit(loopback);
  });
  afterAll(() => loopback.close());

  it("prints an address on this machine alone, with a token of 256 bits", () => {
    expect(loopback.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
  });

  it("trades the token for a cookie that scripts and other sites do not get, and takes it out of the address", async () => {
    const first = await fetch(loopback.address, { redirect: "manual" });
    expect(first.status).toBe(303);
    expect(first.headers.get("location")).toBe("/");
    expect(first.headers.get("set-cookie")).toMatch(/; HttpOnly; SameSite=Strict$/);
    expect(first.headers.get("set-cookie")).not.toContain(
      new URL(loopback.address).searchParams.get("token"),
    );
  });

  it("serves the page to who has the cookie", async () => {
    const page = await fetch(loopback.origin, { headers: { Cookie: cookie } });
    expect([page.status, await page.text()]).toEqual([200, "<p>page</p>"]);
  });

  it.each([
    ["without the cookie", {}],
    ["with a cookie that is off by its last character", { Cookie: "wrong-last" }],
    ["from a page of another server on this machine", { Cookie: "right", "Sec-Fetch-Site": "same-site" }],
    ["from a page of another origin", { Cookie: "right", Origin: "http://localhost:1" }],
    ["by another name of this machine", { Cookie: "right", Host: "localhost" }],
  ])("refuses a request %s", async (_how, headers: Record<string, string>) => {
    expect(await statusOf(loopback, "/", withCookie(headers, cookie))).toBe(403);
  });

  it("refuses a token that is off by its last character", async () => {
    const token = new URL(loopback.address).searchParams.get("token") ?? "";
    expect(await statusOf(loopback, `/?token=${spoil(token)}`, {})).toBe(403);
  });

  it.each([
    ["without the cookie", { Origin: "right" }],
    ["with a wrong cookie", { Origin: "right", Cookie: "wrong-last" }],
    ["without an origin", { Cookie: "right" }],
    ["from another origin", { Cookie: "right", Origin: "https://example.org" }],
    ["from another port of this machine", { Cookie: "right", Origin: "http://127.0.0.1:1" }],
    ["by another host name", { Cookie: "right", Origin: "right", Host: "scenelog.example" }],
  ])("refuses a WebSocket %s", async (_how, headers: Record<string, string>) => {
    const sent = withCookie(headers, cookie);
    if (sent["Origin"] === "right") sent["Origin"] = loopback.origin;
    await expect(connectPage(loopback, "tab-of-a-stranger", sent)).rejects.toThrow("403");
  });

  it("hangs up on a client that does not speak its protocol", async () => {
    const headers = { Origin: loopback.origin, Cookie: cookie };
    const { socket } = await connectPage(loopback, "tab-that-babbles", headers);
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.send("[1, 2");
    expect(await closed).toBe(1008);
  });

  it("takes a tab whose connection broke for the same when it comes back", async () => {
    const gone: string[] = [];
    const other = await startStubLoopback({ callerGone: (id) => gone.push(id) });
    const headers = { Origin: other.origin, Cookie: await visit(other) };
    const before = await connectPage(other, "tab-that-comes-back", headers);
    before.socket.terminate();
    const after = await connectPage(other, "tab-that-comes-back", headers);
    expect(await after.call("app.start", {})).toMatchObject({ value: { author: "tab-that-comes-back" } });
    await after.call("settings.set", { patch: { volume: 0.75 } });
    expect(await after.events(1)).toMatchObject([{ payload: { settings: { volume: 0.75 } } }]);
    expect(gone).toEqual([]);
    await other.close();
  });

  it("gives up a tab whose connection broke and that does not come back", async () => {
    let tell: (id: string) => void = () => {};
    const gone = new Promise<string>((resolve) => (tell = resolve));
    const other = await startStubLoopback({ callerGone: (id) => tell(id), graceMs: 1 });
    const headers = { Origin: other.origin, Cookie: await visit(other) };
    (await connectPage(other, "tab-that-is-lost", headers)).socket.terminate();
    expect(await gone).toBe("tab-that-is-lost");
    await other.close();
  });

  it("says that a tab is gone as soon as its page was left", async () => {
    let gone: (id: string) => void = () => {};
    const left = new Promise<string>((resolve) => {
      gone = resolve;
    });
    const other = await startStubLoopback({ callerGone: (id) => gone(id) });
    const headers = { Origin: other.origin, Cookie: await visit(other) };
    (await connectPage(other, "tab-that-is-left", headers)).socket.close(1001);
    expect(await left).toBe("tab-that-is-left");
    await other.close();
  });
});

function withCookie(headers: Record<string, string>, cookie: string): Record<string, string> {
  const sent = { ...headers };
  if (sent["Cookie"] === "right") sent["Cookie"] = cookie;
  if (sent["Cookie"] === "wrong-last") sent["Cookie"] = spoil(cookie);
  return sent;
}

function spoil(secret: string): string {
  return `${secret.slice(0, -1)}${secret.endsWith("A") ? "B" : "A"}`;
}

// `fetch` does not let a test choose its Host and Sec-Fetch headers.
function statusOf(loopback: Loopback, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${loopback.origin}${path}`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", reject).end();
  });
}
