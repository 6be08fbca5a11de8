import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright";

/** Processor profiles under way, of the page and of everything in the main process. */
export type Profiling = {
  /** Ends them and writes `NAME-page.cpuprofile`, `NAME-main.cpuprofile` and one of each worker thread into the folder. */
  write(folder: string, name: string): Promise<void>;
};

/** Between two samples, in microseconds. */
const INTERVAL = 500;

/** Begins to profile an app: what its page, its main process and its worker threads spend their time on. */
export async function profileApp(app: ElectronApplication, page: Page): Promise<Profiling> {
  const inPage = await page.context().newCDPSession(page);
  await inPage.send("Profiler.enable");
  await inPage.send("Profiler.setSamplingInterval", { interval: INTERVAL });
  await inPage.send("Profiler.start");
  // tsx wraps named functions in a helper that only its own modules have.
  await app.evaluate("globalThis.__name = (value) => value");
  await app.evaluate(beginInMain, INTERVAL);
  return {
    write: async (folder, name) => {
      await mkdir(folder, { recursive: true });
      const { profile } = await inPage.send("Profiler.stop");
      await inPage.detach();
      const others = await app.evaluate(endInMain);
      for (const [part, text] of [["page", JSON.stringify(profile)] as const, ...others]) {
        await writeFile(join(folder, `${name}-${part}.cpuprofile`), text);
      }
    },
  };
}

declare global {
  var endProfiles: (() => Promise<[string, string][]>) | undefined;
}

/** Runs in the main process, and must not need anything of this module there. */
async function beginInMain(_electron: unknown, interval: number): Promise<void> {
  const { Session } = process.getBuiltinModule("inspector/promises");
  const session = new Session();
  session.connect();
  const workers: string[] = [];
  const answers = new Map<string, (result: { profile: unknown }) => void>();
  session.on("NodeWorker.attachedToWorker", ({ params }) => workers.push(params.sessionId));
  session.on("NodeWorker.receivedMessageFromWorker", ({ params }) => {
    const { id, result } = JSON.parse(params.message);
    answers.get(`${params.sessionId} ${id}`)?.(result);
  });
  let last = 0;
  const ask = (sessionId: string, method: string, parameters: object = {}): Promise<{ profile: unknown }> => {
    const id = ++last;
    const answer = new Promise<{ profile: unknown }>((resolve) => answers.set(`${sessionId} ${id}`, resolve));
    void session.post("NodeWorker.sendMessageToWorker", {
      sessionId,
      message: JSON.stringify({ id, method, params: parameters }),
    });
    return answer;
  };
  await session.post("NodeWorker.enable", { waitForDebuggerOnStart: false });
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval });
  await session.post("Profiler.start");
  for (const worker of workers) {
    await ask(worker, "Profiler.enable");
    await ask(worker, "Profiler.setSamplingInterval", { interval });
    await ask(worker, "Profiler.start");
  }
  globalThis.endProfiles = async () => {
    const profiles: [string, string][] = [];
    for (const [index, worker] of workers.entries()) {
      profiles.push([`worker${index}`, JSON.stringify((await ask(worker, "Profiler.stop")).profile)]);
    }
    profiles.push(["main", JSON.stringify((await session.post("Profiler.stop")).profile)]);
    session.disconnect();
    return profiles;
  };
}

async function endInMain(): Promise<[string, string][]> {
  return (await globalThis.endProfiles?.()) ?? [];
}
