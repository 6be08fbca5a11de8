// The first program that the assembled runtime runs. It stands in for the default app of an official distribution:
// it reads `electron [-r MODULE]... [--version] APP_FOLDER`, takes the app's name, version and path, and loads it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { app } from "electron";

const words = process.argv.slice(1);
const preloaded = [];
let folder;
while (words.length > 0 && folder === undefined) {
  const word = words.shift();
  if (word === "-r" || word === "--require") preloaded.push(words.shift());
  else if (word === "-v" || word === "--version") {
    process.stdout.write(`v${process.versions.electron}\n`);
    process.exit(0);
  } else if (!word.startsWith("-")) folder = resolve(word);
}
if (folder === undefined) {
  process.stderr.write("Name the folder of the app to start.\n");
  process.exit(1);
}

const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
Object.defineProperty(process, "defaultApp", { value: true, enumerable: true });
app.setName(manifest.productName ?? manifest.name ?? "Electron");
app.setVersion(manifest.version ?? process.versions.electron);
app.setAppPath(folder);
const userData = app.commandLine.getSwitchValue("user-data-dir");
app.setPath("userData", userData === "" ? join(app.getPath("appData"), app.getName()) : resolve(userData));

const require = createRequire(join(folder, "package.json"));
for (const module of preloaded) require(resolve(module));
// Awaited, because Electron waits with `ready` for this module alone: without it the app's code would come too late
// to register its schemes.
await import(pathToFileURL(join(folder, manifest.main ?? "index.js")).href);
