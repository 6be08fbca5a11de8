import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";

/** A virtual X display that this process started. */
export interface VirtualDisplay {
  /** The value for `DISPLAY`, such as ":99". */
  readonly display: string;
  /** The file in which the server keeps its picture, as an X window dump: what is on the screen at any moment. */
  readonly screenFile: string;
  /** Ends the X server and resolves when it is gone. */
  stop(): Promise<void>;
}

const screen = "1600x1000x24";

/**
 * Starts Xvfb on a display number that it finds free itself (`-displayfd`), and resolves when it takes connections.
 * Throws where Xvfb is missing or ends before that.
 */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  const folder = await mkdtemp(join(tmpdir(), "scenelog-display-"));
  const options = ["-displayfd", "3", "-screen", "0", screen, "-nolisten", "tcp", "-fbdir", folder];
  const server = spawn("Xvfb", options, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const ended = new Promise<void>((resolve) => server.once("close", () => resolve()));
  const numberPipe = server.stdio[3];
  if (!(numberPipe instanceof Readable)) throw new Error("Xvfb has no pipe to write its display number to");
  const displayNumber = await new Promise<string>((resolve, reject) => {
    let written = "";
    numberPipe.on("data", (chunk: Buffer) => {
      written += chunk.toString("latin1");
      if (written.endsWith("\n")) resolve(written.trim());
    });
    server.once("error", (error) => reject(new Error(`Xvfb could not be started: ${error.message}`)));
    server.once("exit", (code) => reject(new Error(`Xvfb ended with code ${code} before it was ready`)));
  });
  const stopWithUs = (): void => {
    server.kill();
  };
  process.once("exit", stopWithUs);
  return {
    display: `:${displayNumber}`,
    screenFile: join(folder, "Xvfb_screen0"),
    async stop() {
      process.off("exit", stopWithUs);
      server.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
