import { statSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { userDataFolder } from "./data-folder.ts";
import { openServices } from "./open-services.ts";
import type { HostPorts } from "./services/ports.ts";
import { openConfSettings } from "./services/settings/conf-settings.ts";
import { chosenLanguage, createMachineTexts, languageOfEnvironment } from "./texts.ts";
import { type Loopback, startLoopback } from "./transport/loopback.ts";
import { openPageFiles } from "./transport/page-files.ts";
import { createServeOrigin } from "./transport/serve-origin.ts";
import { readVersion } from "./version.ts";

/**
 * The composition root of the loopback host: `serve.js [--port N] [--data-dir FOLDER] [FILE OR FOLDER...]`. The first one
 * opens in every tab; the folders of all of them are what the page may reach. Prints the address to open and nothing else.
 */
async function main(): Promise<void> {
  const builtFolder = import.meta.dirname;
  const { values, positionals } = parseArgs({
    options: { port: { type: "string" }, "data-dir": { type: "string" } },
    allowPositionals: true,
  });
  const files = positionals.map((file) => resolve(file));
  const dataFolder = resolve(values["data-dir"] ?? userDataFolder(process.platform, process.env));
  const settings = openConfSettings(dataFolder);
  const systemLanguage = () => languageOfEnvironment(process.env);
  const texts = createMachineTexts(chosenLanguage(settings.get().language, systemLanguage()));

  // The ports are needed before the host that they speak through stands.
  const running: { loopback?: Loopback } = {};
  const ports: HostPorts = {
    host: "loopback",
    version: readVersion(builtFolder),
    platform: process.platform,
    systemLanguage,
    systemAuthor: () => userInfo().username,
    openAtStart: () => files[0] ?? null,
    roots: [...new Set(files.map(folderOf))],
    pick: async () => ({ kind: "own-picker" }),
    saveTarget: async () => ({ kind: "download" }),
    notify: (to, event, payload) => running.loopback?.notify(to, event, payload),
    // A tab closes by itself; nothing waits for it.
    closable: () => {},
  };
  const services = openServices({ builtFolder, dataFolder, settings, ports });
  const page = openPageFiles(join(builtFolder, "../renderer"));
  const loopback = await startLoopback({
    handlers: services.handlers,
    noteUnknown: services.noteUnknown,
    serveOrigin: (socketOrigin) =>
      createServeOrigin({ page, bytes: services.serve, socketOrigin, noteUnknown: services.noteUnknown }),
    callerGone: (caller) => {
      services.callerGone(caller).catch((error: unknown) => services.noteUnknown("gone", error));
    },
    refusedText: texts.t("loopback.refused"),
    port: Number(values.port ?? 0),
  });
  running.loopback = loopback;
  process.stdout.write(`${loopback.address}\n`);

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void Promise.all([loopback.close(), services.shutdown()]).then(() => process.exit(0));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  process.on("SIGHUP", stop);
}

function folderOf(path: string): string {
  return statSync(path).isDirectory() ? path : dirname(path);
}

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  const { t } = createMachineTexts(languageOfEnvironment(process.env));
  process.stderr.write(`${t("loopback.cannot-start", { reason })}\n`);
  process.exit(1);
});
