import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { createLogClient } from "./services/log/log-client.ts";
import type { HostPorts } from "./services/ports.ts";
import { createServices, type Services } from "./services/services.ts";
import type { SettingsPort } from "./services/settings/settings-port.ts";

/** What both hosts bring: where data lies, the settings, the host's own abilities. */
export type OpenServicesOptions = {
  /** Folder of the built files, with the log worker in it. */
  readonly builtFolder: string;
  readonly dataFolder: string;
  readonly settings: SettingsPort;
  readonly ports: HostPorts;
};

/** Starts the log worker and puts the services over it. */
export function openServices({ builtFolder, dataFolder, settings, ports }: OpenServicesOptions): Services {
  const author = settings.get().author || ports.systemAuthor();
  const startWorker = () =>
    new Worker(join(builtFolder, "log-worker.js"), { workerData: { dataFolder, author } });
  return createServices({
    dataFolder,
    cacheFolder: join(dataFolder, "media-cache"),
    settings,
    ports,
    logService: createLogClient(startWorker),
  });
}
