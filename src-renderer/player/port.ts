import type { FrameTable } from "#annotations/time/frame-table.ts";
import type { Ticks } from "#annotations/time/ticks.ts";

/** The frame that is on the screen. */
export type ShownFrame = {
  /** Index of the presented frame, counted from 0. */
  readonly index: number;
  /** Its presentation time in media time. */
  readonly start: Ticks;
};

/** Why a medium cannot be played, as a code of the catalogue (`trouble.<code>`). */
export type PlaybackTrouble = { readonly code: string; readonly parameters: Record<string, string | number> };

/** What the player is doing, without the playhead, which changes far more often. */
export type PlaybackState = {
  readonly phase: "empty" | "loading" | "ready" | "failed";
  readonly playing: boolean;
  /** Whether the film has run to its end. */
  readonly ended: boolean;
  /** Below 0 while it plays backwards. */
  readonly rate: number;
  readonly volume: number;
  readonly muted: boolean;
  readonly duration: Ticks;
  /** Why nothing can be played, or, in the phase `ready`, what stays silent. */
  readonly trouble: PlaybackTrouble | null;
  /** Whether there is a picture, or sound only. */
  readonly hasPicture: boolean;
  /** Whether the frame on the screen was decoded by the app, because the element cannot stop on it. */
  readonly drawn: boolean;
};

/** A medium to play: where it lies, its codecs as far as they were read, and its frames. */
export type PlayerSource = {
  readonly url: string;
  readonly type: string;
  readonly name: string;
  /** The film's frames: their numbers and times are what the rest of the window sees. */
  readonly frames: FrameTable;
  /**
   * Where a copy is played in the film's place: when the same frames, one for one, come in the copy. `null` where the film
   * itself is played.
   */
  readonly standInFrames: FrameTable | null;
  /**
   * Where the table comes from: `measured` times are those that the player reports, `read` ones may lie some milliseconds
   * beside them all together, `assumed` ones were counted from a rate.
   */
  readonly framesFrom: "measured" | "read" | "assumed";
  readonly hasPicture: boolean;
  readonly videoCodec: string | null;
  readonly audioCodec: string | null;
};

/** A film that nobody has as a file yet: its times as far as they are known. */
export type RulerSource = { readonly frames: FrameTable; readonly duration: Ticks };

/** A player of files, which is most of what {@link Player} is. */
export type FilmPlayer = Omit<Player, "loadRuler">;

/** The player as the rest of the window sees it. Only `player/` knows video.js. */
export type Player = {
  /** Puts the player into an element of the page; the returned function takes it out again. */
  mount(element: HTMLElement): () => void;
  /** The file that is going to be loaded: it is fetched while its frames are still being read. */
  prepare(file: Pick<PlayerSource, "url" | "type">): void;
  /** Whether the element says that it can play a type with codecs (HTML, canPlayType). */
  canPlay(type: string): boolean;
  /** Takes no medium in, and says why: it is known that it cannot be played. */
  refuse(trouble: PlaybackTrouble): void;
  /** Puts a medium into the player; resolves when it can be played, or is known not to. */
  load(source: PlayerSource): Promise<void>;
  /** Takes typed times in a picture's place: they are stepped through and run by the clock as a film would. */
  loadRuler(ruler: RulerSource): void;
  unload(): void;
  play(): void;
  pause(): void;
  /**
   * Plays backwards, in silence, at a rate of 0.0625 to 16 until it is paused, played, sent elsewhere, or at the first frame.
   * At high rates, and where decoding is too slow, frames are left out; each that is shown comes at its time.
   */
  playBackwards(rate: number): void;
  /** How fast the film runs, either way: 0.0625 to 16; the pitch is kept. */
  setRate(rate: number): void;
  setVolume(volume: number, muted: boolean): void;
  /** Shows a frame; resolves when it is on the screen. Only the newest of several requests counts. */
  seekToFrame(index: number): Promise<void>;
  /** Shows the frame that is on the screen at a media time. */
  seekToTime(time: Ticks): Promise<void>;
  /** So many frames on from the frame on the screen, or from the one that is being sought: presses add up. */
  stepFrames(count: number): Promise<void>;
  /** So many ticks on or back, counted as {@link Player.stepFrames} counts. */
  stepTicks(ticks: number): Promise<void>;
  /** The frame on the screen now. */
  shownFrame(): ShownFrame;
  /** The frame that is being sought, else the one on the screen: where a step begins. */
  headedFor(): ShownFrame;
  /** The frame that was on the screen at an event's `timeStamp` (milliseconds of `performance.now()`). */
  frameAt(eventTime: number): ShownFrame;
  /**
   * Runs something as soon as the frame of an event's `timeStamp` is known for good: at once while the film stands, else with
   * the next repaint, which brings news of what was presented until then.
   */
  whenKnown(eventTime: number, run: () => void): void;
  frames(): FrameTable | undefined;
  state(): PlaybackState;
  /** Calls back on every change of {@link PlaybackState}. */
  onState(listener: (state: PlaybackState) => void): () => void;
  /** Calls back with every newly shown frame. */
  onFrame(listener: (frame: ShownFrame) => void): () => void;
  /** Lets the player and its element go. */
  dispose(): void;
};
