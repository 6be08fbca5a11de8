import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readAppArguments, sampleLog } from "../../../scripts/lib/app-arguments.ts";
import { formatFigures } from "../../../scripts/lib/bench.ts";
import { digestSources } from "../../../scripts/lib/build.ts";
import { hasDisplay } from "../../../scripts/lib/display.ts";
import { runInForeground } from "../../../scripts/lib/run-process.ts";
import { startVirtualDisplay } from "../../../scripts/lib/xvfb.ts";

describe("what npm start opens", () => {
  test("a file named relative to the folder where the command was typed", () => {
    const typedIn = resolve("/home/editor/films");
    expect(readAppArguments(["clip.mp4"], { INIT_CWD: typedIn })).toEqual([join(typedIn, "clip.mp4")]);
  });

  test("the sample log where no file is named, options or not", () => {
    expect(readAppArguments([], {})).toEqual([sampleLog]);
    expect(readAppArguments(["--lang=ko"], {})).toEqual(["--lang=ko", sampleLog]);
  });
});

describe("a display", () => {
  test("is there on X11 and on Wayland, and always on macOS and Windows", () => {
    expect(hasDisplay({ DISPLAY: ":0" }, "linux")).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: "wayland-0" }, "linux")).toBe(true);
    expect(hasDisplay({}, "darwin")).toBe(true);
    expect(hasDisplay({}, "win32")).toBe(true);
  });

  test("is not there on Linux without either, nor with an empty variable", () => {
    expect(hasDisplay({}, "linux")).toBe(false);
    expect(hasDisplay({ DISPLAY: "" }, "linux")).toBe(false);
  });

  test.runIf(process.platform === "linux")(
    "of the tests' own starts on a free number and goes away",
    async () => {
      const first = await startVirtualDisplay();
      const second = await startVirtualDisplay();
      const socket = (display: string): string => `/tmp/.X11-unix/X${display.slice(1)}`;
      try {
        expect(first.display).toMatch(/^:\d+$/);
        expect(second.display).not.toBe(first.display);
        expect(existsSync(socket(first.display))).toBe(true);
      } finally {
        await first.stop();
        await second.stop();
      }
      expect(existsSync(socket(first.display))).toBe(false);
    },
  );
});

describe("whether to build again", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "scenelog-build-"));
    mkdirSync(join(root, "annotations/time"), { recursive: true });
    writeFileSync(join(root, "annotations/time/ticks.ts"), "one");
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  test("the same sources give the same digest, whatever lies beside them", () => {
    const before = digestSources(root);
    mkdirSync(join(root, "docs"));
    writeFileSync(join(root, "docs/notes.md"), "a note");
    expect(digestSources(root)).toBe(before);
  });

  test("a changed, a moved and a new file each give another digest", () => {
    const before = digestSources(root);
    writeFileSync(join(root, "annotations/time/ticks.ts"), "two");
    const changed = digestSources(root);
    rmSync(join(root, "annotations/time/ticks.ts"));
    writeFileSync(join(root, "annotations/ticks.ts"), "two");
    const moved = digestSources(root);
    writeFileSync(join(root, "electron.config.ts"), "");
    expect(new Set([before, changed, moved, digestSources(root)]).size).toBe(4);
  });
});

describe("a program in the foreground", () => {
  test("its exit code is ours", async () => {
    expect(await runInForeground(process.execPath, ["-e", "process.exit(7)"])).toBe(7);
  });

  test.skipIf(process.platform === "win32")(
    "an end by a signal counts as 128 and the signal's number",
    async () => {
      expect(await runInForeground(process.execPath, ["-e", "process.kill(process.pid, 'SIGTERM')"])).toBe(
        143,
      );
    },
  );
});

test("figures are shown in columns, and what could not be measured says so", () => {
  expect(formatFigures({ appMs: 1200, emptyPssMb: null })).toBe(
    "  appMs       1200\n  emptyPssMb  not measured",
  );
});
