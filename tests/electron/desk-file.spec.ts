import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { answerDialogs, closeWindow, withApp } from "../support/electron-test.ts";
import type { RunningApp } from "../support/launch-electron.ts";
import { readLog } from "../support/log-on-disk.ts";
import { waitForFilm, waitForSaved } from "../support/log-page.ts";
import { copySample } from "../support/sample-story.ts";

async function runCommand(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
}

/** Saves the log's people and tags as a desk file at a path. */
async function saveDesk(app: RunningApp, path: string): Promise<void> {
  await answerDialogs(app, path);
  await runCommand(app.page, "save people and tags");
  await expect.poll(() => readFile(path, "utf8").catch(() => "")).toContain('"format": "scenelog-desk"');
}

test(
  "a desk file is linked, what it changes is told and shown first, taken as one step, and taken back as one",
  withApp(async ({ temp, start }) => {
    const path = await copySample(temp);
    const deskPath = join(temp, "desk.scenelog-desk.json");
    const app = await start([path]);
    const { page } = app;
    await waitForFilm(page);
    await saveDesk(app, deskPath);

    await runCommand(page, "link a desk file");
    const sheet = page.getByRole("dialog", { name: "desk.scenelog-desk.json" });
    await expect(sheet.getByText("Nothing new")).toBeVisible();
    await closeWindow(app);

    // A week later: a name turns out wrong, and somebody has joined.
    const desk = await readFile(deskPath, "utf8");
    const newcomer =
      '    {"id": "ryu", "names": [{"text": "Ryu Kyung-soo", "lang": "en", "kind": "preferred"}]},\n';
    await writeFile(
      deskPath,
      desk.replace("Kwon Nara", "Kwon Na-rah").replace('  "people": [\n', `  "people": [\n${newcomer}`),
    );
    const before = await readFile(path, "utf8");
    const next = (await start([path])).page;
    await waitForFilm(next);
    await expect(next.getByText("desk.scenelog-desk.json has other names: 1, in 0 entries")).toBeVisible();
    expect(await readFile(path, "utf8")).toBe(before);

    await next.getByRole("button", { name: "Look" }).click();
    const changes = next.getByRole("dialog", { name: "desk.scenelog-desk.json" });
    await expect(changes.getByRole("listitem")).toHaveText(["Kwon Nara→Kwon Na-rah"]);
    await expect(changes.getByText("Ryu Kyung-soo")).toBeVisible();
    await next.keyboard.press("Enter");
    await expect(changes).toBeHidden();
    await waitForSaved(next);
    const log = await readLog(path);
    const nara = log.people.find(({ id }) => id === "kwon-nara");
    expect(nara?.["names"]).toContainEqual({ text: "Kwon Na-rah", lang: "en", kind: "preferred" });
    expect(nara?.["names"]).toContainEqual({ text: "Kwon Nara", lang: "en", kind: "wrong" });
    expect(log.people.map(({ id }) => id)).toContain("ryu");

    await next.keyboard.press("Control+z");
    await expect(next.getByText("Kwon Na-rah").first()).toBeHidden();
    await waitForSaved(next);
    expect(await readFile(path, "utf8")).toContain('"Kwon Nara"');
    expect((await readLog(path)).people.map(({ id }) => id)).not.toContain("ryu");
  }),
);

test(
  "a desk file that is damaged is told with its place, and changes nothing",
  withApp(async ({ temp, start }) => {
    const path = await copySample(temp);
    const deskPath = join(temp, "bad.scenelog-desk.json");
    await writeFile(deskPath, '{"format": "scenelog-desk", "version": 1,\n"people": [{"id": "a"}]}');
    const app = await start([path]);
    await waitForFilm(app.page);
    const before = await readFile(path, "utf8");
    await answerDialogs(app, deskPath);
    await runCommand(app.page, "link a desk file");
    await expect(app.page.getByRole("log").getByText("$.people[0].names").first()).toBeVisible();
    expect(await readFile(path, "utf8")).toBe(before);
  }),
);
