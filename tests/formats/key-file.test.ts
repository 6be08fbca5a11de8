import { describe, expect, test } from "vitest";
import { giveKey } from "#annotations/commands/key-set.ts";
import { readKeyFile, writeKeyFile } from "#annotations/formats/keys/key-file.ts";

describe("a file of keys", () => {
  test("comes back as it was saved", () => {
    const set = giveKey({ preset: "premiere", changed: {} }, "logging.moment", "Mod+key:/");
    expect(readKeyFile(writeKeyFile(set))).toEqual({ ok: true, value: { set, left: [] } });
  });

  test("leaves out what is not known here, and says so", () => {
    const text = JSON.stringify({
      format: "scenelog-keys",
      version: 1,
      preset: "resolve",
      changed: { "edit.undo": ["KeyU", "Hyper+KeyU"], "edit.escape": ["KeyX"], "sing.aloud": ["KeyS"] },
    });
    expect(readKeyFile(text)).toEqual({
      ok: true,
      value: {
        set: { preset: "resolve", changed: { "edit.undo": ["KeyU"] } },
        left: [
          { code: "key-unreadable", parameters: { key: "Hyper+KeyU", id: "edit.undo" } },
          { code: "key-command-unknown", parameters: { id: "edit.escape" } },
          { code: "key-command-unknown", parameters: { id: "sing.aloud" } },
        ],
      },
    });
  });

  test.each([
    ["key-file-not-json", "keys"],
    ["key-file-other", `{"format":"scenelog","version":1}`],
    ["key-file-newer", `{"format":"scenelog-keys","version":2,"preset":"resolve","changed":{}}`],
    ["key-file-wrong", `{"format":"scenelog-keys","version":1,"preset":"avid","changed":{}}`],
    ["key-file-wrong", `{"format":"scenelog-keys","version":"1"}`],
  ])("is refused as %s: %s", (code, text) => {
    expect(readKeyFile(text)).toMatchObject({ ok: false, error: { code } });
  });
});
