import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PAGES } from "./lib/pages.ts";
import { projectRoot, say } from "./lib/project.ts";

/** `npm run docs`: writes the generated pages. `npm run docs -- --check`: says which of them are out of date. */
const check = process.argv.includes("--check");
for (const { path, write } of PAGES) {
  const file = join(projectRoot, path);
  const page = write();
  if (!check) {
    await writeFile(file, page);
    say(`wrote ${path}`);
  } else if ((await readFile(file, "utf8").catch(() => "")) !== page) {
    say(`${path} is not what the code says. Run: npm run docs`);
    process.exitCode = 1;
  }
}
