import { randomBytes } from "node:crypto";
import type { LaneName, LaneNews, LaneStage } from "#annotations/host/lane-shapes.ts";
import { type GrowingBytes, growBytes } from "#annotations/lanes/grow.ts";
import { createPictureReader } from "#annotations/lanes/picture-format.ts";
import { type Fingerprint, sameFingerprint } from "../fingerprint.ts";
import type { LaneFilm, MakeLane } from "./lane-task.ts";
import { createLaneStore } from "./lane-store.ts";
import { createFilmstrip, type Filmstrip } from "./make-filmstrip.ts";
import { makeShots } from "./make-shots.ts";
import { makeWaveform } from "./make-waveform.ts";
import type { Scan } from "#annotations/lanes/plan-scans.ts";

/** A film whose lanes are asked for, and what tells its content from another's. */
export type LaneSource = LaneFilm & { readonly fingerprint: Fingerprint };

/** Is told of every step of a lane, which is named by its key. */
export type OnLaneNews = (key: string, news: LaneNews) => void;

/** What is made of films in the background. Whoever wants a lane is named by an id. */
export type Lanes = {
  /**
   * Wants a lane: from the cache, else it is made when its turn comes, one at a time. Answers at once with the key of its
   * bytes and how far it is; a lane that somebody wants already is shared.
   */
  readonly open: (
    film: LaneSource,
    lane: LaneName,
    nearSeconds: number,
    user: string,
    onNews: OnLaneNews,
  ) => Promise<LaneNews & { readonly key: string }>;
  /** The bytes of a lane from an offset on, as far as they have come; `undefined` for keys that are none. */
  readonly bytes: (key: string, offset: number) => Uint8Array | undefined;
  /** What of a filmstrip is in view: it is made first, and more closely where the pictures lie closer. */
  readonly wish: (key: string, scan: Scan) => void;
  /** Somebody wants a lane no more (`null`: none of any film); one that nobody wants is given up. Resolves when it is gone. */
  readonly close: (user: string, key: string | null) => Promise<void>;
  /** Ends what is being made. */
  readonly shutdown: () => Promise<void>;
};

/** What lanes are made with: the cache's folder, ffmpeg by path or name, and where what went wrong is noted. */
export type LanesParts = {
  readonly folder: string;
  readonly ffmpeg: () => string;
  readonly onTrouble: (where: string, error: unknown) => void;
};

/** What the cache of lanes may take: some thirty hours of film. */
const MOST_BYTES = 300_000_000;

/** News come no faster than this. */
const NEWS_MS = 200;

const ORDER: readonly LaneName[] = ["waveform", "filmstrip", "shots"];

type Lane = {
  readonly key: string;
  readonly name: LaneName;
  readonly film: LaneSource;
  readonly bytes: GrowingBytes;
  readonly users: Map<string, OnLaneNews>;
  readonly strip: Filmstrip | null;
  stage: LaneStage;
  share: number;
  /** What makes it just now; it is given up when nobody wants the lane any more. */
  job: Promise<void> | undefined;
  readonly abort: AbortController;
  toldAt: number;
};

/** Makes the service. Nothing is read or written before it is needed. */
export function createLanes(parts: LanesParts): Lanes {
  const store = createLaneStore(parts.folder, MOST_BYTES);
  const lanes = new Map<string, Lane>();
  let working: Promise<void> | undefined;

  const newsOf = ({ stage, share, bytes }: Lane): LaneNews => ({ stage, share, size: bytes.bytes().length });

  const tell = (lane: Lane, isUrgent: boolean): void => {
    const now = performance.now();
    if (!isUrgent && now - lane.toldAt < NEWS_MS) return;
    lane.toldAt = now;
    for (const onNews of lane.users.values()) onNews(lane.key, newsOf(lane));
  };

  const setStage = (lane: Lane, stage: LaneStage): void => {
    lane.stage = stage;
    tell(lane, true);
  };

  const find = (film: LaneSource, name: LaneName): Lane | undefined =>
    [...lanes.values()].find(
      (lane) => lane.name === name && sameFingerprint(lane.film.fingerprint, film.fingerprint),
    );

  const create = (film: LaneSource, name: LaneName): Lane => {
    const lane: Lane = {
      key: randomBytes(16).toString("base64url"),
      name,
      film,
      bytes: growBytes(),
      users: new Map(),
      strip: name === "filmstrip" ? createFilmstrip(film) : null,
      stage: "waiting",
      share: 0,
      job: undefined,
      abort: new AbortController(),
      toldAt: 0,
    };
    lanes.set(lane.key, lane);
    return lane;
  };

  const readCached = async (lane: Lane): Promise<void> => {
    const cached = await store.read(lane.film.fingerprint, lane.name);
    if (!cached || lane.stage !== "waiting" || lane.bytes.bytes().length > 0) return;
    lane.bytes.append(cached);
    lane.strip?.found(
      createPictureReader()
        .take(cached)
        ?.map(({ seconds }) => seconds) ?? [],
    );
    lane.share = 1;
    lane.stage = "done";
  };

  const make = async (lane: Lane): Promise<void> => {
    const { film, abort } = lane;
    const before = lane.bytes.bytes().length;
    setStage(lane, "working");
    const done = await makerOf(lane)({
      film,
      ffmpeg: parts.ffmpeg(),
      signal: abort.signal,
      onBytes(bytes) {
        lane.bytes.append(bytes);
        tell(lane, false);
      },
      onShare(share) {
        lane.share = share;
        tell(lane, false);
      },
    });
    if (!done.ok) {
      if (done.error !== "cancelled") setStage(lane, done.error);
      return;
    }
    lane.share = 1;
    setStage(lane, "done");
    const bytes = lane.bytes.bytes();
    if (bytes.length === before) return;
    // Whoever wants it has it all the same; without a cache it is made anew next time.
    await store
      .keep(film.fingerprint, lane.name, bytes.slice())
      .catch((error: unknown) => parts.onTrouble("lane-cache", error));
  };

  const nextLane = (): Lane | undefined => {
    const waiting = [...lanes.values()].filter((lane) => lane.stage === "waiting" && lane.users.size > 0);
    return waiting.toSorted((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name))[0];
  };

  const work = async (): Promise<void> => {
    for (let lane = nextLane(); lane; lane = nextLane()) {
      const failed = (error: unknown): void => {
        parts.onTrouble("lane", error);
        setStage(lane, "failed");
      };
      lane.job = make(lane).catch(failed);
      await lane.job;
    }
    working = undefined;
  };

  const begin = (): void => {
    working ??= work();
  };

  const leave = async (lane: Lane, user: string): Promise<void> => {
    lane.users.delete(user);
    if (lane.users.size > 0) return;
    lanes.delete(lane.key);
    lane.abort.abort();
    // What is left of it ends before anybody hears that it is gone.
    await lane.job;
  };

  return {
    async open(film, name, nearSeconds, user, onNews) {
      const shared = find(film, name);
      const lane = shared ?? create(film, name);
      lane.users.set(user, onNews);
      if (!shared) {
        if (!hasAny(film, name)) lane.stage = "nothing";
        else await readCached(lane);
      }
      lane.strip?.focus(nearSeconds);
      if (lane.stage === "waiting") begin();
      return { key: lane.key, ...newsOf(lane) };
    },
    bytes: (key, offset) => lanes.get(key)?.bytes.bytes().slice(offset),
    wish(key, scan) {
      const lane = lanes.get(key);
      if (!lane?.strip?.wish(scan) || lane.stage !== "done") return;
      lane.stage = "waiting";
      begin();
    },
    async close(user, key) {
      const own = [...lanes.values()].filter(
        (lane) => lane.users.has(user) && (key === null || key === lane.key),
      );
      await Promise.all(own.map((lane) => leave(lane, user)));
    },
    async shutdown() {
      for (const lane of lanes.values()) lane.abort.abort();
      lanes.clear();
      await working;
    },
  };
}

function makerOf({ name, strip }: Lane): MakeLane {
  if (name === "waveform") return makeWaveform;
  return strip ? strip.make : makeShots;
}

function hasAny({ facts }: LaneFilm, name: LaneName): boolean {
  return name === "waveform" ? facts.audioCodec !== null : facts.videoCodec !== null;
}
