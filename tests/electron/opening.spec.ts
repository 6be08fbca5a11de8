import { existsSync } from "node:fs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import iconv from "iconv-lite";
import type { ElectronApplication, Page } from "playwright";
import { answerDialogs, closeWindow, withApp } from "../support/electron-test.ts";
import { copyClip, footageClip } from "../support/footage.ts";
import { PROJECT } from "../support/launch-electron.ts";
import { electronExecutable } from "../support/launch-runtime.ts";
import { readLog } from "../support/log-on-disk.ts";
import { expectEntries, waitForFilm, waitForSaved } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";

function article(page: Page) {
  return page.getByRole("region", { name: "Article" });
}

function title(page: Page) {
  return page.getByRole("banner").getByRole("heading", { level: 1 });
}

/** Logs a moment, and gives the path of the video that the log on the disk says it is of. */
async function videoOfFirstMoment(page: Page, log: string): Promise<string | undefined> {
  await waitForFilm(page);
  await page.keyboard.press("m");
  await expectEntries(page, 1);
  // A log that is new is made by its first save: until that has begun, there is nothing that was not saved.
  await expect.poll(() => existsSync(log)).toBe(true);
  await waitForSaved(page);
  return (await readLog(log)).media[0]?.path;
}

test(
  "an article named on the command line opens with the video that it names",
  withApp(async ({ temp, start }) => {
    await copyClip(join(temp, "interview.mp4"));
    await copyClip(join(temp, "making-of.mp4"));
    await writeFile(
      join(temp, "story.md"),
      "---\nvideo: making-of.mp4\n---\n\n# Behind the scenes\n\nThe text.\n",
    );
    const { page } = await start([join(temp, "story.md")]);
    await expect(article(page).getByRole("heading", { name: "Behind the scenes" })).toBeVisible();
    await expect(article(page).getByText("The text.")).toBeVisible();
    expect(await videoOfFirstMoment(page, join(temp, "story.scenelog.json"))).toBe("making-of.mp4");
  }),
);

test(
  "an article that names no video takes the only one in its folder",
  withApp(async ({ temp, start }) => {
    await copyClip(join(temp, "clip.mp4"));
    await writeFile(join(temp, "story.txt"), "On the set\n\nNobody names a film here.\n");
    const { page } = await start([join(temp, "story.txt")]);
    await expect(article(page).getByRole("heading", { name: "On the set" })).toBeVisible();
    expect(await videoOfFirstMoment(page, join(temp, "story.scenelog.json"))).toBe("clip.mp4");
  }),
);

test(
  "where two videos could be meant it asks, and takes the answer",
  withApp(async ({ temp, start }) => {
    await copyClip(join(temp, "day one.mp4"));
    await copyClip(join(temp, "day two.mp4"));
    await writeFile(join(temp, "story.md"), "# Two days on the set\n\nText.\n");
    const { page } = await start([join(temp, "story.md")]);
    await expect(page.getByRole("heading", { name: "Which video belongs to it?" })).toBeVisible();
    await page.getByRole("button", { name: "day two.mp4" }).click();
    expect(await videoOfFirstMoment(page, join(temp, "story.scenelog.json"))).toBe("day two.mp4");
  }),
);

test(
  "a video alone gets a new log next to it with the first entry, and nothing is written before that",
  withApp(async ({ temp, start }) => {
    const clip = await copyClip(join(temp, "clip.mp4"));
    const looking = await start([clip]);
    await waitForFilm(looking.page);
    await closeWindow(looking);
    expect(await readdir(temp)).toEqual(["clip.mp4"]);

    const logging = await start([clip]);
    expect(await videoOfFirstMoment(logging.page, join(temp, "clip.scenelog.json"))).toBe("clip.mp4");
    await closeWindow(logging);
    expect(await readdir(temp)).toEqual(["clip.mp4", "clip.scenelog.json"]);
  }),
);

test(
  "a log opens with its film, its article and its entries, and is not touched by looking",
  withApp(async ({ temp, start }) => {
    const folder = join(temp, "log");
    const log = await copySample(folder);
    await copyFile(join(PROJECT, "samples/itaewon-class/itaewon-class.scenelog.json"), log);
    const before = await readFile(log, "utf8");
    const app = await start([log]);
    await waitForFilm(app.page);
    await expect(article(app.page).getByRole("heading", { name: "A kiss that stops short" })).toBeVisible();
    await expectEntries(app.page, (await readLog(log)).annotations.length);
    await closeWindow(app);
    expect(await readFile(log, "utf8")).toBe(before);
  }),
);

test(
  "a folder opens the log in it, chosen in the dialog",
  withApp(async ({ temp, start }) => {
    const folder = join(temp, "itaewon");
    await copySample(folder);
    const app = await start();
    await answerDialogs(app, folder);
    await app.page.getByRole("button", { name: "Open a folder…" }).click();
    await waitForFilm(app.page);
    await expect(article(app.page).getByRole("heading", { name: "A kiss that stops short" })).toBeVisible();
  }),
);

test(
  "an article in EUC-KR that does not say so is read in Korean",
  withApp(async ({ temp, start }) => {
    await copyClip(join(temp, "clip.mp4"));
    const text =
      "이태원 클라쓰 촬영 현장\n\n권나라와 김다미가 키스를 막는 장면을 연습한다. 박서준은 카메라를 들어 본다.\n";
    await writeFile(join(temp, "기사.txt"), iconv.encode(text, "euc-kr"));
    const { page } = await start([join(temp, "기사.txt")]);
    await expect(article(page).getByText("권나라와 김다미가 키스를 막는 장면을 연습한다.")).toBeVisible();
    await expect(title(page)).toHaveText("이태원 클라쓰 촬영 현장");
  }),
);

test(
  "an HTML article in CP949 is read by its meta charset, syllables outside of EUC-KR included",
  withApp(async ({ temp, start }) => {
    await copyClip(join(temp, "clip.mp4"));
    const html =
      '<html><head><meta charset="ks_c_5601-1987"><title>기사</title></head>' +
      "<body><h1>똠방각하의 하루</h1><p>펲시를 마시는 배우.</p></body></html>";
    await writeFile(join(temp, "story.html"), iconv.encode(html, "cp949"));
    const { page } = await start([join(temp, "story.html")]);
    await expect(article(page).getByRole("heading", { name: "똠방각하의 하루" })).toBeVisible();
    await expect(article(page).getByText("펲시를 마시는 배우.")).toBeVisible();
  }),
);

const ONE_PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const HOSTILE = `<!doctype html><html><head>
<base href="https://example.invalid/"><meta http-equiv="refresh" content="0;url=https://example.invalid/gone">
<style>* { display: none !important; background: url(https://example.invalid/style) }</style>
<link rel="stylesheet" href="https://example.invalid/sheet.css">
</head><body onload="window.ran = 'onload'">
<h1>Harmless</h1>
<script>window.ran = 'script'</script><script src="https://example.invalid/script.js"></script>
<p id="root" class="toasts" style="position:fixed;inset:0;background:url(https://example.invalid/inline)" onclick="window.ran = 'onclick'">The words stay.</p>
<img src="https://example.invalid/pixel.png" alt="a picture from elsewhere">
<img src="x.png" onerror="window.ran = 'onerror'" alt="a broken picture">
<img src="../secret.png" alt="a picture outside of the folder">
<img src="%2e%2e/secret.png" alt="a picture outside, spelled otherwise">
<img src="inside.png" alt="a picture beside the article">
<a href="javascript:window.ran = 'link'">a link that runs</a>
<form action="https://example.invalid/form"><input name="q" value="x"><button>Send</button></form>
<svg onload="window.ran = 'svg'"><script>window.ran = 'svg script'</script><text>svg words</text></svg>
<math><mtext><table><mglyph><style><img src=x onerror="window.ran = 'mxss'"></style></mglyph></table></mtext></math>
<iframe src="https://example.invalid/frame"></iframe><object data="https://example.invalid/object"></object>
<video src="https://example.invalid/video.mp4" autoplay></video>
<template><img src=x onerror="window.ran = 'template'"></template>
</body></html>`;

/** Notes every request that any window makes from now on; answers how to read their addresses. */
async function watchRequests(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ session }) => {
    const seen: string[] = [];
    Reflect.set(globalThis, "requestsSeen", seen);
    session.defaultSession.webRequest.onBeforeRequest((details, decide) => {
      seen.push(details.url);
      decide({});
    });
  });
  return () => app.evaluate(() => [...(Reflect.get(globalThis, "requestsSeen") ?? [])].map(String));
}

test(
  "an HTML article that means harm is shown as harmless text, and nothing of it runs or leaves the machine",
  withApp(async ({ temp, start }) => {
    const folder = join(temp, "article");
    await mkdir(folder);
    await copyClip(join(folder, "clip.mp4"));
    await writeFile(join(temp, "secret.png"), Buffer.from(ONE_PIXEL, "base64"));
    await writeFile(join(folder, "inside.png"), Buffer.from(ONE_PIXEL, "base64"));
    await writeFile(join(folder, "story.html"), HOSTILE);
    const app = await start();
    const { page } = app;
    const requests = await watchRequests(app.app);
    await answerDialogs(app, join(folder, "story.html"));
    await page.getByRole("button", { name: "Open…" }).click();

    await waitForFilm(page);
    await expect(article(page).getByText("The words stay.")).toBeVisible();
    const inside = article(page).getByRole("img", { name: "a picture beside the article" });
    await expect
      .poll(() => inside.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
      .toBe(1);
    await expect(article(page).getByText("a picture from elsewhere")).toBeVisible();
    await expect(article(page).getByText("a picture outside of the folder")).toBeVisible();
    await article(page).getByText("a link that runs").click();
    await article(page).getByText("The words stay.").click();

    const forbidden = "script,style,link,base,meta,form,input,button,svg,math,iframe,object,video,template";
    const naughty = await page.locator(".article-body").evaluate((host, tags) => {
      const elements = [...(host.shadowRoot?.querySelectorAll("*") ?? [])];
      const allowed = ["alt", "src", "loading", "decoding", "lang", "title", "colspan", "rowspan", "start"];
      return elements.flatMap((element) => [
        ...(element.matches(tags) ? [element.tagName] : []),
        ...(element.parentNode === host.shadowRoot
          ? []
          : element.getAttributeNames().filter((name) => !allowed.includes(name))),
      ]);
    }, forbidden);
    expect(naughty).toEqual([]);
    expect(await page.evaluate(() => Reflect.get(window, "ran"))).toBeUndefined();

    const all = await requests();
    expect(all.some((url) => url.endsWith("/inside.png"))).toBe(true);
    expect(all.filter((url) => !url.startsWith("scenelog://app/") && !url.startsWith("data:"))).toEqual([]);
    expect(all.filter((url) => url.includes("secret"))).toEqual([]);
    expect(await page.evaluate(() => location.href)).toBe("scenelog://app/");
  }),
);

test(
  "an article pasted from elsewhere becomes a file named after its first line, and opens",
  withApp(async ({ temp, start }) => {
    await copyClip(join(temp, "clip.mp4"));
    const app = await start();
    const { page } = app;
    await answerDialogs(app, temp);
    await page.getByRole("button", { name: "Paste an article…" }).click();
    await page
      .getByRole("textbox", { name: "Text of the article" })
      .fill("A day on the set\n\nIt rained from ten to four, and nobody went home.");
    await page.getByRole("button", { name: "Choose a folder…" }).click();
    await expect(article(page).getByText("It rained from ten to four")).toBeVisible();
    await waitForFilm(page);
    await expect(title(page)).toHaveText("A day on the set");
    expect((await readdir(temp)).filter((name) => name.endsWith(".md"))).toEqual(["A day on the set.md"]);
  }),
);

/** Drags a file or a folder over the window and lets it go there, as the system tells the browser of it. */
async function drop(page: Page, path: string): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await browser.send("Input.dispatchDragEvent", { type, x: 400, y: 300, data });
}

for (const [what, name] of [
  ["a log", "itaewon-class.scenelog.json"],
  ["a folder with one in it", ""],
] as const)
  test(
    `${what} that is dropped on the window opens`,
    withApp(async ({ temp, start }) => {
      await copySample(join(temp, "sample"));
      const { page } = await start();
      await expect(page.getByRole("main", { name: "Scenelog" })).toBeVisible();
      await drop(page, join(temp, "sample", name));
      await waitForFilm(page);
      await expect(article(page).getByRole("heading", { name: "A kiss that stops short" })).toBeVisible();
    }),
  );

test(
  "a file that a script of the page makes up reaches nothing",
  withApp(async ({ start }) => {
    const { page } = await start();
    await expect(page.getByRole("main", { name: "Scenelog" })).toBeVisible();
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["{}"], "made-up.scenelog.json"));
      const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
      document.querySelector("main")?.dispatchEvent(drop);
    });
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(page.getByRole("main", { name: "Scenelog" })).toBeVisible();
  }),
);

test(
  "what was open before stands in the recent list and opens from there",
  withApp(async ({ temp, start }) => {
    const log = await copySample(join(temp, "sample"));
    const first = await start([log]);
    await waitForFilm(first.page);
    await first.page.keyboard.press("Control+w");
    const item = (page: Page) => page.getByRole("button", { name: /itaewon-class\.scenelog\.json.*sample/ });
    await expect(item(first.page)).toBeVisible();
    await closeWindow(first);

    const { page } = await start();
    await item(page).click();
    await waitForFilm(page);
    await expect(article(page).getByRole("heading", { name: "A kiss that stops short" })).toBeVisible();
  }),
);

/** Starts the app once more with the same data folder, as a double click on a file does; resolves when that start has ended. */
async function startAgain(data: string, file: string): Promise<number | null> {
  const args = [`--user-data-dir=${data}`, PROJECT, file];
  if (process.getuid?.() === 0) args.unshift("--no-sandbox");
  const second = spawn(electronExecutable(), args, { stdio: "ignore" });
  const [code] = await once(second, "exit");
  return typeof code === "number" ? code : null;
}

test(
  "a second start hands its file to the first and ends: into the empty window, and beside an open log into a new one",
  withApp(async ({ temp, data, start }) => {
    const log = await copySample(join(temp, "sample"));
    const clip = await copyClip(join(temp, "clip.mp4"));
    const { app, page } = await start();
    await expect(page.getByRole("main", { name: "Scenelog" })).toBeVisible();

    expect(await startAgain(data, log)).toBe(0);
    await waitForFilm(page);
    await expect(article(page).getByRole("heading", { name: "A kiss that stops short" })).toBeVisible();

    const opening = app.waitForEvent("window");
    expect(await startAgain(data, clip)).toBe(0);
    const second = await opening;
    await waitForFilm(second);
    await expect(title(second)).toHaveText("clip");
    await expect(article(page).getByRole("heading", { name: "A kiss that stops short" })).toBeVisible();

    expect(await startAgain(data, log)).toBe(0);
    expect(app.windows()).toHaveLength(2);
  }),
);

test(
  "a clip of real footage opens on its first frame",
  withApp(async ({ temp, start }) => {
    const footage = footageClip("one-by-one-person-detection.mp4");
    test.skip(footage === undefined, "not run: fixtures missing");
    const clip = join(temp, "people.mp4");
    await copyFile(footage ?? "", clip);
    const { page } = await start([clip]);
    await waitForFilm(page);
    await expect(page.getByRole("region", { name: "Transport" })).toContainText("frame 0");
    await page.keyboard.press("End");
    await expect(page.getByRole("region", { name: "Transport" })).toContainText("frame 1393");
  }),
);
