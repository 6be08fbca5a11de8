import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createHandles } from "../../../../src-main/services/files/handles.ts";
import { resolveInside } from "../../../../src-main/services/files/inside.ts";
import { createRoots } from "../../../../src-main/services/files/roots.ts";
import { tempFolder } from "../support/temp-folder.ts";

test("a path has one handle, which says nothing of it and leads back to it", () => {
  const handles = createHandles();
  const handle = handles.of("/films/lift.mp4");
  expect(handle).toMatch(/^[\w-]{22}$/);
  expect(handles.of("/films/lift.mp4")).toBe(handle);
  expect(handles.of("/films/other.mp4")).not.toBe(handle);
  expect(handles.path(handle)).toBe("/films/lift.mp4");
  expect(handles.path("/films/lift.mp4")).toBeUndefined();
  expect(createHandles().of("/films/lift.mp4")).not.toBe(handle);
});

test("a name leads nowhere outside its folder, by dots or by links", async () => {
  const outside = tempFolder();
  const folder = tempFolder();
  await writeFile(join(outside, "secret.png"), "");
  await mkdir(join(folder, "img"));
  await writeFile(join(folder, "img/a.png"), "");
  await symlink(outside, join(folder, "link"));
  expect(await resolveInside(folder, "img/a.png")).toBe(join(folder, "img/a.png"));
  expect(await resolveInside(folder, "img/../img/a.png")).toBe(join(folder, "img/a.png"));
  expect(await resolveInside(folder, "../secret.png")).toBeUndefined();
  expect(await resolveInside(folder, "link/secret.png")).toBeUndefined();
  expect(await resolveInside(folder, join(outside, "secret.png"))).toBeUndefined();
  expect(await resolveInside(folder, "none.png")).toBeUndefined();
});

test("the page's picker lists what the app can open in the given folders, and nothing outside", async () => {
  const folder = tempFolder();
  await mkdir(join(folder, "clips"));
  await writeFile(join(folder, "clips/a.mp4"), "film");
  for (const name of ["lift.md", "x.zip", ".hidden.md"]) await writeFile(join(folder, name), "");
  const roots = createRoots([folder]);
  expect(await roots.list(null)).toMatchObject([{ path: folder, kind: "folder" }]);
  expect((await roots.list(folder))?.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
    "folder clips",
    "file lift.md",
  ]);
  expect(await roots.list(tempFolder())).toBeUndefined();
  // SHA-256 of "film", by sha256sum.
  const sha256 = "d0607f7ad2628b2af9158dfba06ce87166e66b15bf68f8f358f9aa27ccb7c321";
  expect(await roots.match({ name: "a.mp4", size: 4, sha256 })).toBe(join(folder, "clips/a.mp4"));
  expect(await roots.match({ name: "a.mp4", size: 5, sha256 })).toBeUndefined();
  expect(await roots.match({ name: "a.mp4", size: 4, sha256: "0".repeat(64) })).toBeUndefined();
});
