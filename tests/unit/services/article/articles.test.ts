import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { namedVideo } from "../../../../src-main/services/article/named-video.ts";
import { pasteArticle } from "../../../../src-main/services/article/paste-article.ts";
import { articleTitle, readArticle } from "../../../../src-main/services/article/read-article.ts";
import { must } from "../support/log-harness.ts";
import { tempFolder } from "../support/temp-folder.ts";

describe("the title of an article", () => {
  test.each([
    ["markdown", "intro\n\n# The *lift* scene #\n\ntext", "The lift scene"],
    ["markdown", '---\ntitle: "In the lift"\n---\n# Other', "In the lift"],
    ["markdown", "The lift\n========\n", "The lift"],
    ["html", "<title>Site</title><h1 class='x'>The <b>lift</b> &amp; more</h1>", "The lift & more"],
    ["html", "<title>Only title</title>", "Only title"],
    ["markdown", "no heading at all", undefined],
    ["text", "\uFEFFIn the lift\n\nThe text.\n", "In the lift"],
    ["text", "Two lines\nof one paragraph\n\nand more", undefined],
    ["text", "One line alone\n", undefined],
  ] as const)("%s: %j", (format, text, title) => {
    expect(articleTitle({ format, text })).toBe(title);
  });
});

describe("the video that an article names", () => {
  test.each([
    ["front matter", "markdown", "---\nvideo: making of.mp4\n---\n[x](other.mp4)", "making of.mp4"],
    ["a video element", "html", '<video controls src="clips/lift.webm#t=5"></video>', "clips/lift.webm"],
    ["a source element", "html", "<video><source type='video/mp4' src='lift.mp4'></video>", "lift.mp4"],
    ["a Markdown link", "markdown", "see [the film](making%20of.mov) and [this](a.html)", "making of.mov"],
    ["a Markdown picture", "markdown", "![film](lift.mp4)", "lift.mp4"],
    ["an address on the web", "markdown", "[film](https://example.org/lift.mp4)", undefined],
    ["none", "markdown", "text only", undefined],
  ] as const)("%s", (_name, format, text, video) => {
    expect(namedVideo({ format, text })).toBe(video);
  });
});

describe("pasted text", () => {
  test("becomes a new file named after its title and never takes another's place", async () => {
    const folder = tempFolder();
    expect(must(await pasteArticle(folder, "# Lift: scene/two\n\ntext"))).toBe(
      join(folder, "Lift scene two.md"),
    );
    expect(must(await pasteArticle(folder, "# Lift: scene/two\n\nother"))).toBe(
      join(folder, "Lift scene two-2.md"),
    );
    const plain = must(await pasteArticle(folder, "\nIn the lift\n\ntext"));
    expect(plain).toBe(join(folder, "In the lift.md"));
    expect(await readFile(plain, "utf8")).toBe("# In the lift\n\ntext\n");
    expect((await readdir(folder)).sort()).toEqual([
      "In the lift.md",
      "Lift scene two-2.md",
      "Lift scene two.md",
    ]);
    expect(await readFile(join(folder, "Lift scene two.md"), "utf8")).toBe("# Lift: scene/two\n\ntext\n");
  });

  test("says by name where a folder is gone", async () => {
    expect(await pasteArticle(join(tempFolder(), "gone"), "x")).toMatchObject({
      ok: false,
      error: { code: "folder-gone", parameters: { folder: "gone" } },
    });
  });
});

describe("reading an article", () => {
  test("gives format and text", async () => {
    const path = join(tempFolder(), "a.html");
    await writeFile(path, "<p>x");
    expect(must(await readArticle(path))).toEqual({
      format: "html",
      text: "<p>x",
      charset: "utf-8",
      name: "a.html",
    });
  });

  test("refuses one above 16 MiB and one that is not there", async () => {
    const folder = tempFolder();
    await writeFile(join(folder, "big.txt"), Buffer.alloc(16 * 1024 * 1024 + 1, "a"));
    expect(await readArticle(join(folder, "big.txt"))).toMatchObject({
      error: { code: "article-too-large", parameters: { most: 16 } },
    });
    expect(await readArticle(join(folder, "none.md"))).toMatchObject({ error: { code: "article-missing" } });
  });
});
