import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const MANIFEST = JSON.stringify({ name: "empty-window", version: "0.0.0", main: "main.cjs" });
const MAIN = `const { app, BrowserWindow } = require("electron");
app.whenReady().then(() => {
  new BrowserWindow({ width: 1440, height: 900 }).loadURL("data:text/html,<title>empty</title><p>empty");
});
`;

/** Writes an Electron app that shows one empty window: the floor that figures of the app are held against. */
export async function writeEmptyApp(folder: string): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), MANIFEST);
  await writeFile(join(folder, "main.cjs"), MAIN);
}
