import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { type OpenRequest, readOpenRequest } from "../../../../src-main/services/files/open-request.ts";
import { documentOf, must } from "../support/log-harness.ts";
import { tempFolder } from "../support/temp-folder.ts";

const options = { newId: () => "018f0000-0000-7000-8000-000000000001" };

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = tempFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** Articles and media of a new log, by their paths; where it lies; its title. */
function made(request: OpenRequest) {
  if (request.kind !== "log" || request.newText === undefined) throw new Error(`no new log: ${request.kind}`);
  const document = documentOf(request.newText);
  return {
    path: request.path,
    id: document.log.id,
    title: document.log.title,
    articles: [...document.tables.article.values()].map((article) => article.path),
    media: [...document.tables.medium.values()].map((medium) => medium.path),
  };
}

describe("opening an article", () => {
  test("takes the video that the article names, and the new log lies beside the article", async () => {
    const folder = await folderWith({
      "lift.md": "# The lift\n\n[film](clips/b.mp4)",
      "a.mp4": "",
      "clips/b.mp4": "",
    });
    expect(made(must(await readOpenRequest(join(folder, "lift.md"), options)))).toEqual({
      path: join(folder, "lift.scenelog.json"),
      id: "018f0000-0000-7000-8000-000000000001",
      title: "The lift",
      articles: ["lift.md"],
      media: ["clips/b.mp4"],
    });
  });

  test("takes the only video of the folder where it names none", async () => {
    const folder = await folderWith({ "lift.txt": "text", "making of.mov": "" });
    expect(made(must(await readOpenRequest(join(folder, "lift.txt"), options)))).toMatchObject({
      title: "lift",
      media: ["making of.mov"],
    });
  });

  test("asks among several, and takes the answer", async () => {
    const folder = await folderWith({ "lift.md": "text", "a.mp4": "", "b.webm": "" });
    const path = join(folder, "lift.md");
    const candidates = [join(folder, "a.mp4"), join(folder, "b.webm")];
    expect(must(await readOpenRequest(path, options))).toEqual({
      kind: "choose-video",
      named: null,
      candidates,
    });
    const answered = await readOpenRequest(path, { ...options, video: join(folder, "b.webm") });
    expect(made(must(answered)).media).toEqual(["b.webm"]);
    expect(made(must(await readOpenRequest(path, { ...options, video: null }))).media).toEqual([]);
  });

  test("asks where the named video is not there, and says which", async () => {
    const folder = await folderWith({ "lift.md": "[film](gone.mp4)", "a.mp4": "" });
    expect(must(await readOpenRequest(join(folder, "lift.md"), options))).toEqual({
      kind: "choose-video",
      named: "gone.mp4",
      candidates: [join(folder, "a.mp4")],
    });
  });

  test("does without a video where there is none", async () => {
    const folder = await folderWith({ "lift.md": "text" });
    expect(made(must(await readOpenRequest(join(folder, "lift.md"), options))).media).toEqual([]);
  });

  test("opens the log that lies beside it already", async () => {
    const folder = await folderWith({ "lift.md": "text", "lift.scenelog.json": "{}" });
    expect(must(await readOpenRequest(join(folder, "lift.md"), options))).toEqual({
      kind: "log",
      path: join(folder, "lift.scenelog.json"),
    });
  });

  test("finds a Korean video name that the disk spells decomposed, as macOS does, and logs it composed", async () => {
    const composed = "메이킹.mp4".normalize("NFC");
    const folder = await folderWith({ "lift.md": `[film](${composed})`, [composed.normalize("NFD")]: "" });
    expect(made(must(await readOpenRequest(join(folder, "lift.md"), options))).media).toEqual([composed]);
  });

  test("does not follow a named video out of the folder", async () => {
    const outside = await folderWith({ "secret.mp4": "" });
    const folder = await folderWith({ "lift.md": "[film](../secret.mp4)", "link.md": "[film](linked.mp4)" });
    await symlink(join(outside, "secret.mp4"), join(folder, "linked.mp4"));
    expect(must(await readOpenRequest(join(folder, "lift.md"), options))).toMatchObject({
      kind: "choose-video",
    });
    expect(must(await readOpenRequest(join(folder, "link.md"), options))).toMatchObject({
      kind: "choose-video",
    });
  });
});

describe("opening something else", () => {
  test("a video gets a log beside it", async () => {
    const folder = await folderWith({ "rushes 01.mov": "" });
    expect(made(must(await readOpenRequest(join(folder, "rushes 01.mov"), options)))).toMatchObject({
      path: join(folder, "rushes 01.scenelog.json"),
      title: "rushes 01",
      articles: [],
      media: ["rushes 01.mov"],
    });
  });

  test("a folder opens its log, else its article, else its video", async () => {
    const withLog = await folderWith({ "x.scenelog.json": "{}", "a.md": "", "b.md": "" });
    expect(must(await readOpenRequest(withLog, options))).toMatchObject({
      path: join(withLog, "x.scenelog.json"),
    });
    const withArticle = await folderWith({ "README.md": "", "lift.md": "# Lift", "a.mp4": "" });
    expect(made(must(await readOpenRequest(withArticle, options)))).toMatchObject({ articles: ["lift.md"] });
    const withVideo = await folderWith({ "a.mp4": "" });
    expect(made(must(await readOpenRequest(withVideo, options)))).toMatchObject({ media: ["a.mp4"] });
  });

  test("a folder with a log and what a sync service made beside it opens the log", async () => {
    const folder = await folderWith({
      "lift.scenelog.json": "{}",
      "lift (Mina's conflicted copy 2026-11-22).scenelog.json": "{}",
    });
    expect(await readOpenRequest(folder, options)).toEqual({
      ok: true,
      value: { kind: "log", path: join(folder, "lift.scenelog.json") },
    });
  });

  test("says what stands in the way", async () => {
    const folder = await folderWith({
      "a.zip": "PK",
      "two/a.scenelog.json": "{}",
      "two/b.scenelog.json": "{}",
    });
    await mkdir(join(folder, "empty"));
    const code = async (name: string) => {
      const result = await readOpenRequest(join(folder, name), options);
      return result.ok ? result.value.kind : result.error.code;
    };
    expect(await code("a.zip")).toBe("unknown-file");
    expect(await code("two")).toBe("folder-many-logs");
    expect(await code("empty")).toBe("folder-empty");
    expect(await code("gone.md")).toBe("file-missing");
  });

  test("a log is known by what it says where its name does not", async () => {
    const folder = await folderWith({ "sent.json": '{\n  "format": "scenelog",', "other.json": "{}" });
    expect(must(await readOpenRequest(join(folder, "sent.json"), options))).toMatchObject({ kind: "log" });
    expect(await readOpenRequest(join(folder, "other.json"), options)).toMatchObject({
      error: { code: "unknown-file" },
    });
  });
});
