import type { MediumFactsPatch } from "#annotations/commands/medium-facts.ts";
import { relinkMedium } from "#annotations/commands/relink-medium.ts";
import { setMediumFacts } from "#annotations/commands/set-medium-facts.ts";
import { recordsById } from "#annotations/document/access.ts";
import { recordedFrames } from "#annotations/document/medium-time.ts";
import type { FilmFile, MediumFacts, StandInFile } from "#annotations/host/shapes.ts";
import type { Medium } from "#annotations/model/medium.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import { frameRate } from "#annotations/time/frame-rate.ts";
import { constantFrames, type FrameTable } from "#annotations/time/frame-table.ts";
import { secondsToTicks, type Ticks } from "#annotations/time/ticks.ts";
import { foreseeTrouble } from "../player/codecs.ts";
import { assumedFrames, loadStandInFrames, type LoadedFrames, loadFrames } from "../player/load-frames.ts";
import type { RulerSource } from "../player/port.ts";
import type { ReadMedia } from "../player/read-media.ts";
import { commandContext, type Core } from "./core.ts";

/** A medium's file that was found, and what was read of it. */
type Film = {
  readonly place: FilmFile;
  readonly facts: MediumFacts;
  readonly loaded: LoadedFrames;
  /** What is played in the film's place, and when its frames come there. */
  readonly copy: { readonly file: StandInFile; readonly frames: FrameTable } | null;
};

/** A medium on its way into the player; `film` is `null` where it has no file here, and why is shown in its place. */
type Coming = {
  readonly logId: string;
  readonly medium: string;
  readonly attempt: number;
  readonly film: Promise<Result<Film | null, unknown>>;
};

/** What copies are in. */
const COPY = { videoCodec: "h264", audioCodec: "aac" } as const;

/** Where a medium is to stand once it is in the player, and whether it is to play. */
export type Arrival = {
  /** Where it stood when it was last left, unless told; else at its first frame. */
  readonly time?: Ticks;
  readonly playing?: boolean;
};

/** The film of the open log. */
export type MediumOpener = {
  /** Begins to fetch a medium of a log whose text is still being read; {@link MediumOpener.openFirst} takes it up. */
  foresee(logId: string, medium: string): void;
  /** Puts a medium of the log into the player; resolves when it is there, or is known not to be playable. */
  open(medium: string, arrival?: Arrival): Promise<void>;
  /** Puts the first medium of the log into the player. */
  openFirst(): Promise<void>;
  /** Points the medium at a picked file and plays that. */
  relink(handle: string): Promise<void>;
  /** Takes the medium out of the player, whether it is in it or still on its way. */
  close(): void;
};

/** Makes the opener; `onLeaving` is called before another medium takes the player. */
export function createMediumOpener(core: Core, onLeaving: () => void): MediumOpener {
  const { host, player, world, stores, desk, editing } = core;
  let attempt = 0;
  let foreseen: Coming | undefined;
  /** Where each medium stood when it was left. */
  const leftAt = new Map<string, Ticks>();

  const readMedia = async (url: string): Promise<ReadMedia | undefined> => {
    try {
      return await world.readMedia(url);
    } catch (error) {
      // A file that cannot be read here may still play; its times are then counted from the rate.
      const name = error instanceof Error ? error.name : "unknown";
      desk.note({ code: "media-unreadable", parameters: { name } });
      return undefined;
    }
  };

  /** Reads a file while the player already fetches it. */
  const read = async (logId: string, medium: string, place: FilmFile, mine: number): Promise<Film> => {
    if (mine === attempt) player.prepare(place);
    const facts = await host.call("medium.read", { logId, medium, handle: place.handle });
    const sources = { fetchBytes: world.fetchBytes, readMedia };
    const loaded = await loadFrames(place.url, facts.probe, sources);
    const { standIn: file } = facts;
    const frames = file && loaded.frames && (await loadStandInFrames(file, loaded.frames, sources));
    return { place, facts, loaded, copy: file && frames ? { file, frames } : null };
  };

  const find = async (logId: string, medium: string, mine: number): Promise<Film | null> => {
    const place = await host.call("medium.open", { logId, medium });
    if (mine === attempt) stores.medium.setState({ place });
    return place.kind === "found" ? read(logId, medium, place, mine) : null;
  };

  const begin = (logId: string, medium: string): Coming => {
    const mine = ++attempt;
    stores.medium.setState({ place: null, read: 0 });
    const film = find(logId, medium, mine).then(ok, err<unknown>);
    return { logId, medium, attempt: mine, film };
  };

  const recordOf = (id: string): Medium | undefined => editing.document()?.tables.medium.get(id);

  const noteFacts = (id: string, film: Film): void => {
    const document = editing.document();
    const medium = recordOf(id);
    if (!document || !medium) return;
    const facts = missingFacts(medium, factsOf(film));
    const result = setMediumFacts(document, { medium: id, facts }, commandContext(stores, world));
    if (result.ok) editing.applyWithNextStep(result.value);
    else desk.note(result.error);
  };

  const play = async (id: string, film: Film): Promise<void> => {
    editing.onceLoaded(() => noteFacts(id, film));
    const { name } = film.place;
    const { framesFrom, hasPicture, videoCodec, audioCodec } = film.loaded;
    const record = recordOf(id);
    const frames = film.loaded.frames ?? (record && recordedFrames(record)) ?? assumedFrames;
    const source = { name, frames, framesFrom, hasPicture };
    if (film.copy) {
      const { url, type } = film.copy.file;
      const codecs = { videoCodec: videoCodec && COPY.videoCodec, audioCodec: audioCodec && COPY.audioCodec };
      return player.load({ ...source, ...codecs, url, type, standInFrames: film.copy.frames });
    }
    const { probe } = film.facts;
    const trouble = probe && foreseeTrouble(probe, name, player.canPlay);
    if (trouble) return player.refuse(trouble);
    const { url, type } = film.place;
    return player.load({ ...source, videoCodec, audioCodec, url, type, standInFrames: null });
  };

  const leave = (medium: string): void => {
    onLeaving();
    if (player.state().phase === "ready") leftAt.set(medium, player.headedFor().start);
    // Until the next one is there nothing is on the screen that a key could mean.
    player.unload();
  };

  const arrive = async (id: string, { time = leftAt.get(id), playing = false }: Arrival): Promise<void> => {
    const mine = attempt;
    if (player.state().phase !== "ready") return;
    if (time !== undefined) await player.seekToTime(time);
    if (playing && mine === attempt) player.play();
  };

  const open = async (id: string, arrival: Arrival = {}): Promise<void> => {
    const log = stores.log.getState();
    if (log.phase !== "open") return;
    const isChange = log.medium !== null && log.medium !== id;
    if (isChange) leave(log.medium);
    const now = stores.log.getState();
    if (now.phase === "open") stores.log.setState({ ...now, medium: id }, true);
    const isForeseen =
      foreseen?.attempt === attempt && foreseen.logId === log.logId && foreseen.medium === id;
    const coming = foreseen && isForeseen ? foreseen : begin(log.logId, id);
    foreseen = undefined;
    const film = await coming.film;
    if (coming.attempt !== attempt) return;
    if (film.ok && film.value) {
      await play(id, film.value);
      if (coming.attempt === attempt) await arrive(id, arrival);
      return;
    }
    if (film.ok && stores.medium.getState().place?.kind === "link") {
      player.loadRuler(rulerOf(recordOf(id)));
      await arrive(id, arrival);
      return;
    }
    player.unload();
    if (!film.ok) desk.reportError(film.error);
  };

  return {
    foresee(logId, medium) {
      foreseen = begin(logId, medium);
    },
    open,
    async openFirst() {
      const document = editing.document();
      const first = document && recordsById(document, "medium")[0];
      if (first) await open(first.id);
    },
    async relink(handle) {
      const log = stores.log.getState();
      if (log.phase !== "open" || log.medium === null) return;
      const { logId, medium } = log;
      const mine = ++attempt;
      try {
        const { path, place } = await host.call("medium.relink", { logId, medium, handle });
        if (place.kind !== "found" || mine !== attempt) return;
        const film = await read(logId, medium, place, mine);
        const document = editing.document();
        if (mine !== attempt || !document) return;
        const patch = { medium, path, facts: factsOf(film) };
        const result = relinkMedium(document, patch, commandContext(stores, world));
        const step = { key: "step.relinkMedium", parameters: { name: place.name } };
        if (!editing.commitResult(step, result)) return await open(medium);
        stores.medium.setState({ place });
        await play(medium, film);
      } catch (error) {
        desk.reportError(error);
      }
    },
    close() {
      attempt++;
      foreseen = undefined;
      leftAt.clear();
      stores.medium.setState({ place: null });
      player.unload();
      const log = stores.log.getState();
      if (log.phase === "open") stores.log.setState({ ...log, medium: null }, true);
    },
  };
}

/** How long a film is taken to be of which that is not known. */
const RULER_LENGTH = secondsToTicks(3600);

/** Without a rate a typed time is true to a tenth of a second, for a day. */
const TENTHS = constantFrames(frameRate(10, 1), 864_000);

/** The times of a film that is only a link: what the log says of it. */
function rulerOf(medium: Medium | undefined): RulerSource {
  const frames = (medium && recordedFrames(medium)) ?? TENTHS;
  return { frames, duration: medium?.duration ?? RULER_LENGTH };
}

function factsOf({ facts, loaded }: Film): MediumFactsPatch {
  const seconds = facts.probe?.durationSeconds ?? loaded.durationSeconds;
  const rate = facts.probe ? facts.probe.rate : loaded.rate;
  const startTimecode = facts.probe?.startTimecode ?? null;
  return {
    fingerprint: facts.fingerprint,
    ...(seconds === null ? {} : { duration: secondsToTicks(seconds) }),
    ...(rate === null ? {} : { rate }),
    ...(startTimecode === null ? {} : { startTimecode }),
  };
}

/** What was read and the log does not say yet: what stands in the log is the user's and stays. */
function missingFacts(medium: Medium, facts: MediumFactsPatch): MediumFactsPatch {
  return {
    ...(medium.fingerprint === undefined && facts.fingerprint ? { fingerprint: facts.fingerprint } : {}),
    ...(medium.duration === undefined && facts.duration !== undefined ? { duration: facts.duration } : {}),
    ...(medium.rate === undefined && facts.rate !== undefined ? { rate: facts.rate } : {}),
    ...(medium.startTimecode === undefined && facts.startTimecode !== undefined
      ? { startTimecode: facts.startTimecode }
      : {}),
  };
}
