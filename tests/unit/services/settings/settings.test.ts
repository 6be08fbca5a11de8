import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "#annotations/host/settings.ts";
import { createSettingsPort } from "../../../../src-main/services/settings/settings-port.ts";
import { openConfSettings } from "../../../../src-main/services/settings/conf-settings.ts";
import { tempFolder } from "../support/temp-folder.ts";

test("settings start with the defaults, are kept in config.json, and their listeners are told", async () => {
  const folder = tempFolder();
  const settings = openConfSettings(folder);
  expect(settings.get()).toEqual(DEFAULT_SETTINGS);
  const heard: string[] = [];
  settings.onChange((changed) => heard.push(changed.theme));
  settings.set({ theme: "light", volume: undefined });
  expect(heard).toEqual(["light"]);
  expect(openConfSettings(folder).get()).toEqual({ ...DEFAULT_SETTINGS, theme: "light" });
  expect(JSON.parse(await readFile(join(folder, "config.json"), "utf8"))).toMatchObject({
    settings: { theme: "light" },
  });
});

test("one setting that does not fit does not cost the others", async () => {
  const folder = tempFolder();
  const stored = { settings: { theme: "purple", language: "ko", later: 1 }, recents: "nonsense" };
  await writeFile(join(folder, "config.json"), JSON.stringify(stored));
  const settings = openConfSettings(folder);
  expect(settings.get()).toEqual({ ...DEFAULT_SETTINGS, language: "ko" });
  expect(settings.recents()).toEqual([]);
  expect(settings.windowState()).toBeUndefined();
});

test("the recent list holds twenty, the latest first, each once", () => {
  const settings = openConfSettings(tempFolder());
  const openedAt = "2026-11-22T12:00:00Z";
  for (let number = 1; number <= 25; number++) settings.addRecent({ path: `/films/${number}.md`, openedAt });
  settings.addRecent({ path: "/films/20.md", openedAt });
  const paths = settings.recents().map((recent) => recent.path);
  expect(paths).toHaveLength(20);
  expect(paths.slice(0, 3)).toEqual(["/films/20.md", "/films/25.md", "/films/24.md"]);
  expect(new Set(paths).size).toBe(20);
});

test("settings that cannot be written hold until the app ends, are told of once, and are written when there is room", () => {
  const stored = new Map<string, unknown>();
  let isFull = true;
  const settings = createSettingsPort({
    get: (key) => stored.get(key),
    set: (key, value) => {
      if (isFull) throw Object.assign(new Error("no space"), { code: "ENOSPC" });
      stored.set(key, value);
    },
  });
  const told: string[] = [];
  settings.onUnwritable((reason) => told.push(reason));
  const recent = { path: "/films/lift.md", openedAt: "2026-11-22T12:00:00Z" };
  settings.set({ theme: "light" });
  settings.addRecent(recent);
  expect([settings.get().theme, settings.recents(), told]).toEqual(["light", [recent], ["ENOSPC"]]);
  expect(stored.size).toBe(0);
  isFull = false;
  settings.setWindowState({ width: 1440, height: 900, maximized: false });
  expect([...stored.keys()].toSorted()).toEqual(["recents", "settings", "windowState"]);
  expect(stored.get("settings")).toMatchObject({ theme: "light" });
});
