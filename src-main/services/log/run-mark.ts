import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One run of the app among those that share a data folder. */
export type RunMark = {
  /** Unlike that of any other run: lower-case letters and digits. */
  readonly id: string;
  /** Whether another run goes on at this moment, as far as can be told. */
  isLive(id: string): Promise<boolean>;
  /** The run is over. */
  stop(): void;
};

/**
 * Marks this run as living by a local socket under its name. The system takes that away with the process, whichever way it
 * ends, so neither a crash nor a process number used again can be taken for a run. Journals do not rest on the answer: a run
 * that is wrongly taken for dead loses nothing (`journal.ts`).
 */
export function startRunMark(): RunMark {
  const id = randomBytes(8).toString("hex");
  const server = createServer((socket) => socket.destroy());
  // Without it other runs take this one for dead, which is safe.
  server.on("error", () => undefined);
  server.listen(socketOf(id));
  server.unref();
  return {
    id,
    isLive: (other) => (other === id ? Promise.resolve(true) : answers(other)),
    stop: () => {
      server.close();
    },
  };
}

/** Where a run answers: a pipe, or a socket, on Linux one that lies in no folder and so is never left behind. */
function socketOf(id: string): string {
  if (process.platform === "win32") return `\\\\.\\pipe\\scenelog-${id}`;
  return process.platform === "linux" ? `\0scenelog-${id}` : join(tmpdir(), `scenelog-${id}.sock`);
}

function answers(id: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketOf(id));
    socket.unref();
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => {
      if (process.platform === "darwin") rmSync(socketOf(id), { force: true });
      resolve(false);
    });
  });
}
