import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { build } from "vite";
import { withApp } from "../support/electron-test.ts";
import { PROJECT } from "../support/launch-electron.ts";
import { readPng } from "../support/read-png.ts";

const EXPECTED = join(import.meta.dirname, "expected");
/** With this variable set the pictures are written instead of compared, to be looked at by whoever changes the drawing. */
const WRITES = process.env["SCENELOG_WRITE_PICTURES"] !== undefined;

/** The drawing functions and their scenes as one script that puts itself into `timelinePictures`. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    root: PROJECT,
    build: {
      write: false,
      target: "chrome130",
      lib: {
        entry: join(PROJECT, "tests/support/timeline-pictures/page.ts"),
        formats: ["iife"],
        name: "timelinePictures",
      },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  const [chunk] = result && "output" in result ? result.output : [];
  if (chunk?.type !== "chunk") throw new Error("nothing was built");
  return chunk.code;
}

test(
  "the timeline is drawn as the pictures that were looked at",
  withApp(async ({ start }) => {
    const { page } = await start();
    await page.evaluate(`${await bundle()}; globalThis.timelinePictures = timelinePictures;`);
    const names: string[] = await page.evaluate("timelinePictures.names");
    const differing: string[] = [];
    for (const name of names) {
      const url: string = await page.evaluate(`timelinePictures.paint(${JSON.stringify(name)})`);
      const drawn = Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
      const path = join(EXPECTED, `timeline-${name}.png`);
      if (WRITES) await writeFile(path, drawn);
      const [now, then] = [readPng(drawn), readPng(await readFile(path))];
      const isSame =
        now.width === then.width &&
        now.height === then.height &&
        Buffer.from(now.data).equals(Buffer.from(then.data));
      if (!isSame) differing.push(name);
    }
    expect(differing).toEqual([]);
    expect(names).toHaveLength(8);
  }),
);
