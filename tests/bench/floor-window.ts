import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const MANIFEST = JSON.stringify({ name: "floor-window", version: "0.0.0", main: "main.cjs" });
const MAIN = `const { app, BrowserWindow } = require("electron");
const { join } = require("node:path");
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1600, height: 1000, x: 0, y: 0, frame: false });
  window.loadFile(join(__dirname, "index.html"));
});
`;

/** Where the film stands in the floor's window, as in the app's, in pixels. */
export type FilmBox = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/**
 * Writes an Electron app whose window has one line that changes with every repaint, at height `line`, and a film where one is
 * given: the floor that figures of the timeline are held against.
 */
export async function writeFloorApp(
  folder: string,
  line: number,
  film?: { readonly path: string; readonly box: FilmBox },
): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), MANIFEST);
  await writeFile(join(folder, "main.cjs"), MAIN);
  const box = film?.box;
  const style = `position:fixed;left:${box?.x}px;top:${box?.y}px;width:${box?.width}px;height:${box?.height}px`;
  const video = film
    ? `<video muted autoplay style="${style}" src="${pathToFileURL(film.path)}"></video>`
    : "";
  await writeFile(
    join(folder, "index.html"),
    `<!doctype html><title>floor</title><body style="margin:0;background:#111">${video}
<canvas width="1600" height="3" style="position:fixed;left:0;top:${line - 1}px"></canvas>
<script>
const pen = document.querySelector("canvas").getContext("2d");
let count = 0;
const draw = () => {
  pen.fillStyle = count++ % 2 ? "#fff" : "#000";
  pen.fillRect(0, 0, 1600, 3);
  requestAnimationFrame(draw);
};
draw();
</script>`,
  );
}
