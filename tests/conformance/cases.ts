import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "#annotations/host/settings.ts";
import { NOTED_ID, SECRET } from "./stub-handlers.ts";

/** One window, seen from the page's end of a wire. */
export type Client = {
  readonly call: (name: unknown, input: unknown) => Promise<unknown>;
  /** Resolves with the first `count` events that arrived here. */
  readonly events: (count: number) => Promise<readonly { name: string; payload: unknown }[]>;
};

/** A transport with the stub handlers at its far end and two windows at this one. */
export type Rig = { readonly one: Client; readonly two: Client; readonly close: () => Promise<void> };

/** The cases that every transport has to pass in the same way. */
export function describeConformance(transport: string, open: () => Promise<Rig>): void {
  describe(`calls and events over ${transport}`, () => {
    let rig: Rig;
    beforeAll(async () => {
      rig = await open();
    }, 60_000);
    afterAll(async () => {
      await rig.close();
    });

    it("answers a call with what the handler gave", async () => {
      expect(await rig.one.call("app.start", {})).toMatchObject({ ok: true, value: { platform: "stub" } });
    });

    it("refuses a call that the contract does not know", async () => {
      expect(await rig.one.call("files.delete", {})).toEqual({
        ok: false,
        code: "unknown-call",
        parameters: { name: "files.delete" },
      });
    });

    it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
      "does not take the name %s for a call",
      async (name) => {
        expect(await rig.one.call(name, {})).toMatchObject({ ok: false, code: "unknown-call" });
      },
    );

    it("refuses a name that is no text", async () => {
      expect(await rig.one.call(["app.start"], {})).toMatchObject({ ok: false, code: "unknown-call" });
    });

    it("refuses input of the wrong form and says where", async () => {
      expect(await rig.one.call("files.pick", { purpose: "everything" })).toMatchObject({
        ok: false,
        code: "bad-input",
        parameters: { call: "files.pick", at: "purpose" },
      });
    });

    it("refuses input with a key too many, such as a path", async () => {
      const answer = await rig.one.call("files.pick", { purpose: "open", path: "/etc/passwd" });
      expect(answer).toMatchObject({ ok: false, code: "bad-input" });
    });

    it("passes on a foreseen failure by code and parameters", async () => {
      expect(await rig.one.call("files.pick", { purpose: "open" })).toEqual({
        ok: false,
        code: "folder-unreadable",
        parameters: { name: "rushes", count: 3 },
      });
    });

    it("tells of an unforeseen failure nothing but the id of its note", async () => {
      const answer = await rig.one.call("recent.list", {});
      expect(answer).toEqual({ ok: false, code: "internal", parameters: { id: NOTED_ID } });
      expect(JSON.stringify(answer)).not.toContain(SECRET);
    });

    it("lets no answer out that the contract does not allow", async () => {
      const sha256 = "0".repeat(64);
      const answer = await rig.one.call("files.match", { name: "a.mp4", size: 1, sha256 });
      expect(answer).toEqual({ ok: false, code: "internal", parameters: { id: NOTED_ID } });
    });

    it("gives each of several calls under way its own answer, whatever the order", async () => {
      const slow = rig.one.call("article.paste", { folder: "f", text: "slow" });
      const fast = rig.one.call("article.paste", { folder: "f", text: "fast" });
      expect(await fast).toEqual({ ok: true, value: { handle: "fast" } });
      expect(await slow).toEqual({ ok: true, value: { handle: "slow" } });
    });

    it("tells two windows apart", async () => {
      const [one, two, again] = await Promise.all([
        rig.one.call("app.start", {}),
        rig.two.call("app.start", {}),
        rig.one.call("app.start", {}),
      ]);
      expect(one).toEqual(again);
      expect(one).not.toEqual(two);
    });

    it("sends an event to the window that it is for, and to no other", async () => {
      await rig.one.call("settings.set", { patch: { volume: 0.25 } });
      await rig.two.call("settings.set", { patch: { volume: 0.5 } });
      expect(await rig.one.events(1)).toEqual([
        { name: "app.settings", payload: { settings: { ...DEFAULT_SETTINGS, volume: 0.25 } } },
      ]);
      expect(await rig.two.events(1)).toEqual([
        { name: "app.settings", payload: { settings: { ...DEFAULT_SETTINGS, volume: 0.5 } } },
      ]);
    });
  });
}
