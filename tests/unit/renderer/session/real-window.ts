import { randomUUID } from "node:crypto";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { StoreApi } from "zustand/vanilla";
import type { CallName, CallOutput, EventName, Host } from "#annotations/host/contract.ts";
import { dispatch, HostError } from "#annotations/host/dispatch.ts";
import { createNodeFileLayer } from "../../../../src-main/services/file-layer/node-file-layer.ts";
import { createLogService } from "../../../../src-main/services/log/log-service.ts";
import type { LogService } from "../../../../src-main/services/log/log-api.ts";
import { runMark } from "../../services/support/log-harness.ts";
import type { Caller } from "../../../../src-main/services/ports.ts";
import { createServices, type Services } from "../../../../src-main/services/services.ts";
import { createSettingsPort } from "../../../../src-main/services/settings/settings-port.ts";
import { startSession } from "../../../../src-renderer/session/create-session.ts";
import type { Session } from "../../../../src-renderer/session/types.ts";
import type { World } from "../../../../src-renderer/session/world.ts";
import { sha256Of } from "../../../../src-renderer/host/sha256.ts";
import { createFakePlayer, type FakePlayer } from "./fake-player.ts";

const SAMPLE = fileURLToPath(new URL("../../../../samples/itaewon-class", import.meta.url));

/** The machine side as it is, in this process, over a copy of the sample in a temporary folder. */
export type Machine = {
  readonly folder: string;
  readonly logPath: string;
  readonly services: Services;
  /** A window on the machine; `wrap` stands between it and its host, `around` changes what it takes from the world. */
  openWindow(wrap?: (host: Host) => Host, around?: (world: World) => World): Promise<TestWindow>;
  shutdown(): Promise<void>;
};

/** A window: the real session, a player that the test leads, and timers that the test runs. */
export type TestWindow = {
  readonly session: Session;
  readonly player: FakePlayer;
  /** Runs everything that waits for a timer. */
  runTimers(): void;
};

/** Starts a machine on a fresh copy of the sample; its log service is in this process unless one is made for a data folder. */
export async function startMachine(
  makeLogService: (dataFolder: string) => LogService = logServiceHere,
): Promise<Machine> {
  const root = await mkdtemp(join(tmpdir(), "scenelog-session-"));
  const folder = join(root, "film");
  await cp(SAMPLE, folder, { recursive: true });
  const listeners = new Map<string, (name: EventName, payload: unknown) => void>();
  const stored = new Map<string, unknown>();
  const services = createServices({
    dataFolder: join(root, "data"),
    cacheFolder: join(root, "cache"),
    settings: createSettingsPort({
      get: (key) => stored.get(key),
      set: (key, value) => stored.set(key, value),
    }),
    logService: makeLogService(join(root, "data")),
    ports: {
      host: "loopback",
      version: "0.0.0",
      platform: "linux",
      systemLanguage: () => "en",
      systemAuthor: () => "Mina",
      openAtStart: () => null,
      roots: [root],
      pick: async () => ({ kind: "own-picker" }),
      saveTarget: async () => ({ kind: "download" }),
      notify: (to, event, payload) => {
        const ids = to === "all" ? [...listeners.keys()] : [to.id];
        for (const id of ids) listeners.get(id)?.(event, payload);
      },
      closable: () => {},
    },
  });
  return {
    folder,
    logPath: join(folder, "itaewon-class.scenelog.json"),
    services,
    async openWindow(wrap = (host) => host, around = (world) => world) {
      const caller: Caller = { id: randomUUID() };
      const events = new Map<string, Set<(payload: never) => void>>();
      listeners.set(caller.id, (name, payload) => {
        for (const listener of events.get(name) ?? []) listener(payload as never);
      });
      const host = wrap({
        async call<Name extends CallName>(name: Name, input: unknown): Promise<CallOutput<Name>> {
          const copy: unknown = JSON.parse(JSON.stringify(input));
          const answer = await dispatch(services.handlers, name, copy, caller, services.noteUnknown);
          if (!answer.ok) throw new HostError(answer.code, answer.parameters);
          return answer.value as CallOutput<Name>;
        },
        on(name, listener) {
          const own = events.get(name) ?? new Set();
          events.set(name, own.add(listener));
          return () => own.delete(listener);
        },
        handleOfDrop: async () => null,
      });
      return openTestWindow(host, services, around);
    },
    async shutdown() {
      await services.shutdown();
      await rm(root, { recursive: true });
    },
  };
}

function logServiceHere(dataFolder: string): LogService {
  return createLogService({
    dataFolder,
    layer: createNodeFileLayer(),
    clock: { now: () => new Date(), monotonicMs: () => performance.now(), after: () => () => {} },
    watch: () => async () => {},
    newId: () => randomUUID(),
    presence: { id: "machine", author: "Mina" },
    run: runMark(),
  });
}

async function openTestWindow(
  host: Host,
  services: Services,
  around: (world: World) => World,
): Promise<TestWindow> {
  const player = createFakePlayer();
  let timers: (() => void)[] = [];
  const world: World = {
    now: () => Date.UTC(2026, 10, 20, 9, 30),
    eventNow: () => 0,
    newId: () => randomUUID(),
    later(run) {
      timers.push(run);
      return () => {
        timers = timers.filter((timer) => timer !== run);
      };
    },
    fetchText: async (url) => (await read(services, url)).toString("utf8"),
    fetchPieces: async (url) => {
      const answer = await services.serve({ method: "GET", path: url.replace(/^\//, ""), headers: {} });
      if (answer.status !== 200 || answer.body === null) return undefined;
      const size = answer.headers["content-length"];
      return { size: size === undefined ? undefined : Number(size), pieces: answer.body };
    },
    sha256: sha256Of,
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    fetchBytes: async (url) => {
      const bytes = await read(services, url);
      return new Uint8Array(bytes).buffer;
    },
    readMedia: async () => undefined,
    makeLane: () => ({ rest: () => {}, wish: () => {}, stop: () => {} }),
    decodePicture: () => Promise.reject(new Error("no pictures here")),
    keyboardLayout: async () => new Map(),
    clipboard: () => false,
    download: () => {},
    systemLanguage: () => "en",
    onUncaught: () => () => {},
    askBeforeLeaving: () => () => {},
  };
  return {
    session: await startSession({ host, player, world: around(world) }),
    player,
    runTimers() {
      for (const run of timers.splice(0)) run();
    },
  };
}

async function read(services: Services, url: string): Promise<Buffer> {
  const answer = await services.serve({ method: "GET", path: url.replace(/^\//, ""), headers: {} });
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer.body ?? []) chunks.push(chunk);
  if (answer.status !== 200) throw new Error(`answer ${answer.status} for ${url}`);
  return Buffer.concat(chunks);
}

/** Resolves as soon as a store is in a state; a test that waits for ever fails by its time limit. */
export function until<State>(store: StoreApi<State>, isThere: (state: State) => boolean): Promise<State> {
  return new Promise((resolve) => {
    const now = store.getState();
    if (isThere(now)) {
      resolve(now);
      return;
    }
    const stop = store.subscribe((state) => {
      if (!isThere(state)) return;
      stop();
      resolve(state);
    });
  });
}

/** The state of a log that is open; throws where none is. */
export function openState(session: Session) {
  const log = session.log.getState();
  if (log.phase !== "open") throw new Error(`no log is open: ${JSON.stringify(log)}`);
  return log;
}

/** Opens the sample in a window and waits for its film. */
export async function openSample(machine: Machine, { session }: TestWindow): Promise<void> {
  await session.open(machine.services.handleOf(machine.logPath));
  openState(session);
  await until(session.playback, (playback) => playback.phase === "ready");
}
