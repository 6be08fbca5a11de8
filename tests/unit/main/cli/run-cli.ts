import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { tempFolder } from "../../services/support/temp-folder.ts";

// The process runs in the folder of the test, from where the name of the package would not be found.
const TSX = import.meta.resolve("tsx");
const CLI = join(import.meta.dirname, "../../../../src-main/cli.ts");

/** The command line as a process: in a folder of its own, with the user's data in another, in English unless told. */
export function cliIn(folder: string, language: "en" | "ko" = "en") {
  const data = tempFolder();
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", TSX, CLI, ...args], {
      cwd: folder,
      encoding: "utf8",
      env: {
        PATH: process.env["PATH"],
        LANG: language === "ko" ? "ko_KR.UTF-8" : "en_US.UTF-8",
        XDG_CONFIG_HOME: data,
        HOME: data,
        APPDATA: data,
      },
    });
    return { status, stdout, stderr };
  };
  return { run, data };
}
