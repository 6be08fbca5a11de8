import { createWriteStream, existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Downloader, downloadArtifact } from "@electron/get";
import { z } from "zod";
import { startProgress } from "../progress.ts";
import { runQuietly } from "../run-process.ts";
import { readDistFolder } from "./dist-folder.ts";
import type { PlaceAnswer } from "./runtime-choice.ts";

const packageFolder = dirname(createRequire(import.meta.url).resolve("electron/package.json"));

/** How long the release site has to answer: a closed network must not make a start hang. */
const answerWithinMs = 3000;
/** A download that stands still for this long is given up. */
const stallAfterMs = 15_000;

/** The official runtime that lies in the electron package already. */
export async function findInstalled(): Promise<PlaceAnswer> {
  const none = { kind: "none", why: "the electron package holds no runtime" } as const;
  // Electron's installer writes path.txt last, so without it the folder may be half unpacked.
  if (!existsSync(join(packageFolder, "path.txt"))) return none;
  const found = readDistFolder(join(packageFolder, "dist"), process.platform);
  return found?.version === packageVersion()
    ? { kind: "runtime", ...found, source: "the electron package" }
    : none;
}

/** The official runtime out of Electron's own download cache; asks no network. */
export async function unpackFromElectronCache(): Promise<PlaceAnswer> {
  const offline: Downloader<undefined> = {
    download: () => Promise.reject(new Error("it is not in Electron's download cache")),
  };
  return await installOfficial(offline, "Electron's download cache");
}

/** The official runtime from Electron's release site (or the mirror that Electron's own variables name). */
export async function downloadOfficial(): Promise<PlaceAnswer> {
  return await installOfficial({ download: downloadOnce }, "the official download");
}

/**
 * Gets the official archive, checked against the sums in the electron package, into Electron's own cache, and lets
 * the package's installer unpack it from there.
 */
async function installOfficial(downloader: Downloader<undefined>, source: string): Promise<PlaceAnswer> {
  try {
    await downloadArtifact({
      version: packageVersion(),
      artifactName: "electron",
      platform: process.platform,
      arch: process.arch,
      checksums: packageChecksums(),
      downloader,
    });
  } catch (error) {
    return { kind: "none", why: `${source} gave none (${describeError(error)})` };
  }
  const install = runQuietly(process.execPath, [join(packageFolder, "install.js")]);
  if (install.code !== 0) {
    const firstLine = install.stderr.trim().split("\n")[0] ?? "";
    return { kind: "none", why: `${source} could not be unpacked (${firstLine})` };
  }
  const found = await findInstalled();
  return found.kind === "runtime" ? { ...found, source } : found;
}

async function downloadOnce(url: string, targetPath: string): Promise<void> {
  const giveUp = new AbortController();
  let timer = setTimeout(
    () => giveUp.abort(new Error(`no answer within ${answerWithinMs / 1000} s`)),
    answerWithinMs,
  );
  try {
    const response = await fetch(url, { signal: giveUp.signal });
    if (!response.ok || response.body === null) throw new Error(`the site answered ${response.status}`);
    const progress = startProgress(
      `Electron ${packageVersion()} from ${new URL(url).host}`,
      Number(response.headers.get("content-length") ?? 110_000_000),
    );
    let doneBytes = 0;
    const count = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        clearTimeout(timer);
        timer = setTimeout(() => giveUp.abort(new Error("the download stood still")), stallAfterMs);
        doneBytes += chunk.length;
        progress.set(doneBytes);
        next(null, chunk);
      },
    });
    await pipeline(Readable.fromWeb(response.body), count, createWriteStream(targetPath), {
      signal: giveUp.signal,
    }).finally(progress.stop);
  } finally {
    clearTimeout(timer);
  }
}

function packageVersion(): string {
  return z.object({ version: z.string() }).parse(readPackageJson("package.json")).version;
}

function packageChecksums(): Record<string, string> {
  return z.record(z.string(), z.string()).parse(readPackageJson("checksums.json"));
}

function readPackageJson(name: string): unknown {
  return JSON.parse(readFileSync(join(packageFolder, name), "utf8"));
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
