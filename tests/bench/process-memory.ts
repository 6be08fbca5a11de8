import { readdir, readFile } from "node:fs/promises";
import type { ElectronApplication, Page } from "playwright";

/** A process with what memory it holds, in bytes: `pss` shares common pages out, `privateBytes` counts only its own. */
export type ProcessMemory = { readonly pid: number; readonly pss: number; readonly privateBytes: number };

/** Memory of a process and all its descendants, from the kernel's `smaps_rollup`; empty where there is no `/proc`. */
export async function memoryOfTree(root: number): Promise<ProcessMemory[]> {
  const parents = await parentsOfAll();
  const pids = [...parents.keys()].filter((pid) => isBelow(pid, root, parents));
  const memories = await Promise.all(pids.map(memoryOf));
  return memories.filter((memory) => memory !== undefined);
}

async function parentsOfAll(): Promise<Map<number, number>> {
  const names = await readdir("/proc").catch(() => []);
  const parents = new Map<number, number>();
  for (const name of names.filter((entry) => /^\d+$/.test(entry))) {
    const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    const parent = /\) \S (\d+)/.exec(stat)?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  return parents;
}

function isBelow(pid: number, root: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) {
    if (at === root) return true;
  }
  return false;
}

/** A process that ended meanwhile has no memory to read and counts for nothing. */
async function memoryOf(pid: number): Promise<ProcessMemory | undefined> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const bytes = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? 0) * 1024;
  return { pid, pss: bytes("Pss"), privateBytes: bytes("Private_Clean") + bytes("Private_Dirty") };
}

/** Forces a collection in the page, in the main process and in its worker threads. */
export async function collectGarbage(app: ElectronApplication, page: Page): Promise<void> {
  const inPage = await page.context().newCDPSession(page);
  await inPage.send("HeapProfiler.enable");
  await inPage.send("HeapProfiler.collectGarbage");
  await inPage.detach();
  await app.evaluate(async () => {
    const { Session } = process.getBuiltinModule("inspector/promises");
    const session = new Session();
    session.connect();
    const workers = new Set<string>();
    session.on("NodeWorker.attachedToWorker", ({ params }) => workers.add(params.sessionId));
    await session.post("NodeWorker.enable", { waitForDebuggerOnStart: false });
    const message = JSON.stringify({ id: 1, method: "HeapProfiler.collectGarbage" });
    for (const sessionId of workers) {
      const done = new Promise<void>((resolve) => {
        session.on("NodeWorker.receivedMessageFromWorker", ({ params }) => {
          if (params.sessionId === sessionId && JSON.parse(params.message).id === 1) resolve();
        });
      });
      await session.post("NodeWorker.sendMessageToWorker", { sessionId, message });
      await done;
    }
    await session.post("HeapProfiler.collectGarbage");
    await session.post("NodeWorker.disable");
    session.disconnect();
  });
}
