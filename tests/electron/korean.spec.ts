import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { basename, join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "playwright";
import { type Language, TEXTS, type TextKey } from "#annotations/texts/index.ts";
import { answerDialogs, type AppTest, closeWindow, withApp } from "../support/electron-test.ts";
import { copyClip } from "../support/footage.ts";
import { PROJECT } from "../support/launch-electron.ts";
import { readLog, writeLog } from "../support/log-on-disk.ts";
import { waitForFilm } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";
import { type SeenText, seenTexts } from "../support/seen-texts.ts";

/** Words in Latin letters that belong in a Korean window, with the reason. */
const ALLOWED: readonly RegExp[] = [
  // The form of the diagnostics report, which developers read.
  /^Scenelog \d[\s\S]*Node [\s\S]*$/g,
  // Names of files, which are the user's.
  /[\w-]+\.(scenelog\.json|md|mp4|csv)\b/g,
  // The name of the app.
  /\bScenelog\b/g,
  // What stands on the keys of a Korean keyboard, alone or together.
  /\b(Ctrl|Alt|Shift|Esc|Enter|Tab|Space|Home|End|PgUp|PgDn|Del|Delete|Backspace|F11)\b/g,
  // Kinds of files, by which people know them.
  /\b(Markdown|HTML|CSV|JSON|MP4|MOV|WebM|MKV|UTF-8)\b/g,
  // The unit of storage is written so in every language (IEC 80000-13).
  /\b\d+ GB\b/g,
  // Names of programs, codecs and what is typed to run them.
  /\b(ffmpeg|ffprobe|H\.264|HEVC \(H\.265\)|AAC|libx264|c:v|c:a|aac)\b/g,
  // Drop-frame, as cameras write it.
  /\bDF\b/g,
  // A language is named in itself.
  /^English$/g,
  // Codes of languages.
  /\b(ko|en) → (ko|en)\b/g,
  // The format of the log, and the folder of the sample, by name.
  /\.scenelog\.json\b/g,
  /\bsamples\/itaewon-class\b/g,
];

const PREFIXES = new Set(Object.keys(TEXTS).map((key) => key.slice(0, key.indexOf("."))));

/** Texts that are keys of the catalogue, or gaps that were not filled. */
function rawKeys(seen: readonly SeenText[]): readonly SeenText[] {
  return seen.filter(({ text }) => {
    const key = /\b([a-z][a-z-]*)\.[a-z][A-Za-z-]*(?:\.[A-Za-z-]+)*\b/g;
    const isKey = [...text.matchAll(key)].some(
      ([whole, prefix]) => PREFIXES.has(prefix ?? "") && !/\.(md|mp4|json|txt)$/.test(whole),
    );
    return isKey || text.includes("{{") || text.includes("$t(");
  });
}

/** Texts with words in Latin letters that nothing allows. `users` is what the user wrote: names, tags, files. */
function foreignWords(seen: readonly SeenText[], users: readonly string[]): readonly SeenText[] {
  return seen.filter(({ text }) => {
    let rest = text;
    for (const allowed of ALLOWED) rest = rest.replace(allowed, " ");
    for (const own of users) rest = rest.replaceAll(own, " ");
    return /[A-Za-z]{2,}/.test(rest);
  });
}

/** Walks through the views of the app, and calls back with every one. */
async function walk(
  { temp, data, start }: AppTest,
  language: Language,
  look: (view: string, page: Page, users: readonly string[]) => Promise<void>,
): Promise<void> {
  const t = (key: TextKey) => Reflect.get(TEXTS, key)[language] as string;
  const folder = join(temp, "sample");
  const path = await copySample(folder);
  await copyFile(join(PROJECT, "samples/itaewon-class/itaewon-class.scenelog.json"), path);
  const log = await readLog(path);
  const users = stringsOf(log).concat(
    await readFile(join(folder, "article.md"), "utf8"),
    ...[
      "A kiss that stops short, a camera that will not keep still",
      "colleague.scenelog.json",
      "itaewon-class",
    ],
  );

  const app = await start([], { language });
  const { page } = app;
  await expect(page.getByRole("button", { name: t("open.pick"), exact: true })).toBeVisible();
  await look("welcome", page, users);
  await page.getByRole("button", { name: t("open.paste"), exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await look("pasting", page, users);
  await page.keyboard.press("Escape");

  await writeFile(join(temp, "x.scenelog.json"), "{]");
  await answerDialogs(app, join(temp, "x.scenelog.json"));
  await page.getByRole("button", { name: t("open.pick"), exact: true }).click();
  await expect(page.getByText(t("open.failed"))).toBeVisible();
  await look("trouble at opening", page, [...users, "x.scenelog.json"]);
  await page.getByRole("button", { name: t("ui.back"), exact: true }).click();

  await copyClip(join(temp, "a.mp4"));
  await copyClip(join(temp, "b.mp4"));
  await writeFile(join(temp, "c.md"), "# 제목\n\n본문\n");
  await answerDialogs(app, join(temp, "c.md"));
  await page.getByRole("button", { name: t("open.pick"), exact: true }).click();
  await expect(page.getByText(t("open.choose-headline"))).toBeVisible();
  await look("choosing the video", page, [...users, "a.mp4", "b.mp4"]);
  await page.getByRole("button", { name: t("ui.cancel"), exact: true }).click();

  await answerDialogs(app, path);
  await page.getByRole("button", { name: t("open.pick"), exact: true }).click();
  await waitForFilm(page);
  await look("the log", page, users);

  for (const [view, keys] of [
    ["all keys", "?"],
    ["settings", "Control+,"],
    ["the people", "Control+p"],
    ["commands", "Control+k"],
  ] as const) {
    await page.keyboard.press(keys);
    await expect(page.getByRole("dialog")).toBeVisible();
    await look(view, page, users);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }

  await page.keyboard.press("Control+k");
  await page.keyboard.type(t("command.help.report"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: t("report.title") })).toBeVisible();
  await look("the report", page, users);
  await page.keyboard.press("Escape");

  await page.keyboard.press("Space");
  await letFrames(page);
  await page.keyboard.press("1");
  await page.keyboard.press("2");
  await page.keyboard.press("q");
  await expect(page.locator(".running-badge")).toHaveCount(2);
  await look("logging", page, users);
  await page.keyboard.press("Backspace");
  await expect(page.getByRole("log").locator(".toast")).toHaveCount(1);
  await look("cancelling the target", page, users);
  await page.keyboard.press("Space");
  await page.keyboard.press("Control+z");
  await look("undo", page, users);
  await page.keyboard.press("Control+Shift+z");
  await look("redo", page, users);

  await page.keyboard.press("Enter");
  await page.keyboard.type('#새태그 @새사람: "안녕" = "');
  await look("the quick line", page, users);
  await page.keyboard.press("Enter");
  await look("the quick line with new names", page, users);
  await page.keyboard.press("Escape");

  await page.locator(".log-row-summary").first().click();
  await expect(page.locator(".row-editor")).toBeVisible();
  await look("an unfolded row", page, users);
  await page.keyboard.press("Delete");
  await expect(page.locator(".row-editor")).toBeHidden();
  await look("deleting", page, users);

  const shared = join(temp, "colleague.scenelog.json");
  const [first, ...rest] = log.annotations;
  await writeLog(shared, {
    ...log,
    annotations: rest
      .map((entry) => ({ ...entry, note: "다름" }))
      .concat(first ? [{ ...first, id: "01930000-0000-7000-8000-000000000001", note: "추가" }] : []),
  });
  await answerDialogs(app, shared);
  await page.keyboard.press("Control+Shift+o");
  await expect(page.getByRole("dialog")).toBeVisible();
  await look("a shared log", page, users);
  await page.keyboard.press("Escape");

  await answerDialogs(app, join(temp, "out.csv"));
  await page.keyboard.press("Control+e");
  await expect.poll(() => readFile(join(temp, "out.csv"), "utf8").catch(() => "")).not.toBe("");
  await look("an export", page, [...users, "out.csv"]);
  await page.keyboard.press("Escape");

  await expect.poll(() => readFile(path, "utf8")).toContain("추가");
  await writeLog(path, { ...(await readLog(path)), title: "바뀐 제목" });
  await expect(page.getByRole("heading", { name: "바뀐 제목" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type(t("command.file.backups"));
  await page.keyboard.press("Enter");
  await expect(page.locator(".backup-row").first()).toContainText(/\d/);
  await page.locator(".backup-others summary").click();
  await look("the backups", page, [...users, userInfo().username]);
  await page.getByRole("button", { name: t("backups.restore-all"), exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await look("a restored state", page, users);

  const copy = join(folder, "itaewon-class.scenelog (민아의 충돌된 사본 2026-11-22).json");
  await writeLog(copy, {
    ...log,
    annotations: log.annotations.map((entry, index) => ({
      ...entry,
      note: "또 다름",
      ...(index === 0 ? { id: "01930000-0000-7000-8000-000000000002" } : {}),
    })),
  });
  await expect(page.getByRole("button", { name: t("copies.look") })).toBeVisible();
  await look("that there is a copy", page, users);
  await page.getByRole("button", { name: t("copies.look") }).click();
  await expect(page.getByRole("dialog", { name: t("copies.title") })).toBeVisible();
  await look("the copies", page, [basename(copy), ...users]);
  await page.keyboard.press("Escape");

  await page.keyboard.press("Control+w");
  await expect(page.getByRole("button", { name: t("open.pick"), exact: true })).toBeVisible();
  await look("welcome with recent files", page, [...users, "c.md", "film", "sample"]);

  const whole = await readFile(path, "utf8");
  const broken = whole.slice(0, whole.lastIndexOf('"tags": ['));
  await writeFile(join(folder, "broken.scenelog.json"), broken);
  await answerDialogs(app, join(folder, "broken.scenelog.json"));
  await page.getByRole("button", { name: t("open.pick"), exact: true }).click();
  await page.getByRole("button", { name: t("rescue.offer"), exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  const found = broken.slice(broken.lastIndexOf('{"id": ')).slice(0, 40).trim();
  await look("what was saved of a damaged log", page, [found, "broken (recovered)", ...users]);
  await page.keyboard.press("Escape");
  await closeWindow(app);

  // What a run that was killed leaves behind; no process has such an id.
  await mkdir(join(data, "open"), { recursive: true });
  const mark = { pid: 2 ** 30, open: [path], before: [] };
  await writeFile(join(data, "open", `${2 ** 30}-00000000.json`), JSON.stringify(mark));
  const next = await start([], { language });
  await expect(next.page.locator(".welcome-unfinished")).toBeVisible();
  await look("the start after a crash", next.page, [
    ...users,
    "c.md",
    "film",
    "sample",
    "broken (recovered)",
  ]);
}

async function letFrames(page: Page): Promise<void> {
  await expect.poll(() => page.locator(".transport-big").innerText()).not.toBe("01:00:00;00");
}

/** Words in a value as users write them: those that go on for more than a code or two, the longest first. */
function stringsOf(value: unknown): string[] {
  if (typeof value === "string") return /^[a-z]{1,8}$/.test(value) ? [] : [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value)
    .flatMap(stringsOf)
    .filter((text) => text.length > 3)
    .sort((a, b) => b.length - a.length);
}

test(
  "a Korean window is Korean in every view, tooltips and labels included",
  withApp(async (given) => {
    const found: string[] = [];
    await walk(given, "ko", async (view, page, users) => {
      for (const { text, where } of foreignWords(await seenTexts(page), users)) {
        found.push(`${view}: "${text}" in ${where}`);
      }
    });
    expect([...new Set(found)]).toEqual([]);
  }),
);

for (const language of ["en", "ko"] as const) {
  test(
    `no key of the catalogue and no unfilled gap is ever shown (${language})`,
    withApp(async (given) => {
      const found: string[] = [];
      await walk(given, language, async (view, page) => {
        for (const { text, where } of rawKeys(await seenTexts(page)))
          found.push(`${view}: "${text}" in ${where}`);
      });
      expect([...new Set(found)]).toEqual([]);
    }),
  );
}
