import { describe, expect, test } from "vitest";
import { isCopyName } from "../../../../src-main/services/files/copy-names.ts";

const LOG = "키스 리허설.scenelog.json";

describe("names that sync services give to copies of a log", () => {
  test.each([
    ["Dropbox", "키스 리허설.scenelog (Mina's conflicted copy 2026-11-22).json"],
    ["Dropbox, in Korean", "키스 리허설.scenelog (민아의 충돌된 사본 2026-11-22).json"],
    ["Nextcloud", "키스 리허설.scenelog (conflicted copy 2026-11-22 120000).json"],
    ["older Nextcloud", "키스 리허설.scenelog_conflict-20261122-120000.json"],
    ["OneDrive", "키스 리허설.scenelog-DESKTOP-7K2.json"],
    ["Google Drive", "키스 리허설.scenelog (1).json"],
    ["Google Drive, in words", "키스 리허설.scenelog [Conflict].json"],
    ["Syncthing", "키스 리허설.scenelog.sync-conflict-20261122-120000-ABCDEFG.json"],
    [
      "Syncthing, a copy of a copy",
      "키스 리허설.scenelog.sync-conflict-20261122-120000-ABCDEFG.sync-conflict-20261123-090000-HIJKLMN.json",
    ],
    ["Synology Drive", "키스 리허설.scenelog_Mina-PC_Nov-22-1200-2026_Conflict.json"],
    ["Resilio", "키스 리허설.scenelog.Conflict.json"],
    ["iCloud", "키스 리허설.scenelog 2.json"],
    ["before our own ending", "키스 리허설 (conflicted copy 2026-11-22).scenelog.json"],
    ["in decomposed Korean, as macOS has it", "키스 리허설.scenelog (1).json".normalize("NFD")],
  ])("%s", (_service, name) => {
    expect(isCopyName(LOG, name)).toBe(true);
  });

  test.each([
    ["the log itself", LOG],
    ["another log", "엘리베이터.scenelog.json"],
    ["a log whose name goes on", "키스 리허설 둘째 날.scenelog.json"],
    ["its own recovery", "키스 리허설 (recovered).scenelog.json"],
    ["its article", "키스 리허설 (1).md"],
    ["a copy of another log", "엘리베이터.scenelog (1).json"],
    ["the presence hint", ".키스 리허설.scenelog.presence"],
    ["a save under way", ".키스 리허설.scenelog.json.0a1b2c3d.tmp"],
    ["some other JSON", "키스 리허설.json"],
  ])("not %s", (_what, name) => {
    expect(isCopyName(LOG, name)).toBe(false);
  });
});
