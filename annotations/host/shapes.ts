import { z } from "zod";

/** What fills the gaps of a catalogue text: numbers and short strings by name. */
export const parametersSchema = z.record(z.string(), z.union([z.string(), z.number()]));

/** See {@link parametersSchema}. */
export type Parameters = z.output<typeof parametersSchema>;

/** Something that went wrong, as codes: the catalogue has the sentence (`trouble.<code>`). */
export const troubleSchema = z.strictObject({ code: z.string(), parameters: parametersSchema });

/** See {@link troubleSchema}. */
export type Trouble = z.output<typeof troubleSchema>;

/**
 * A thing that a user should know of an exchange, as codes: what an export could not carry or left out on purpose
 * (`left.<code>` in the catalogue).
 */
export const noteSchema = z.strictObject({ code: z.string(), parameters: parametersSchema.readonly() });

/** See {@link noteSchema}. */
export type ExchangeNote = z.output<typeof noteSchema>;

const countSchema = z.int().min(0);

/**
 * What was saved of a damaged log into a new file beside it: records by kind, changes that the journal on this machine had,
 * and what was lost or had to be changed, as codes with `line` and `column` (`recover.<code>` in the catalogue). Of the
 * losses the first are there, and how many there are. `isSound`: all of the file was text.
 */
export const rescueSchema = z.strictObject({
  handle: z.string(),
  name: z.string(),
  saved: z.strictObject({
    article: countSchema,
    medium: countSchema,
    person: countSchema,
    tag: countSchema,
    annotation: countSchema,
    tombstone: countSchema,
    conflict: countSchema,
  }),
  changes: countSchema,
  isSound: z.boolean(),
  losses: z.array(noteSchema),
  lossesInAll: countSchema,
});

/** See {@link rescueSchema}. */
export type Rescue = z.output<typeof rescueSchema>;

/** The outcome of picking: a file, the page's own picker (loopback host), or nothing. `others`: files picked along with it. */
export const pickedSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("picked"),
    handle: z.string(),
    name: z.string(),
    others: z.array(z.string()).exactOptional(),
  }),
  z.strictObject({ kind: z.literal("own-picker") }),
  z.strictObject({ kind: z.literal("cancelled") }),
]);

/** A log, article or video opened before: a handle to open it again, its name, the name of its folder, and when. */
export const recentSchema = z.strictObject({
  handle: z.string(),
  name: z.string(),
  folder: z.string(),
  openedAt: z.iso.datetime(),
  missing: z.boolean(),
  /** Whether it was open when an earlier run broke off, and was not opened since. */
  unfinished: z.boolean(),
});

/** See {@link recentSchema}. */
export type Recent = z.output<typeof recentSchema>;

/**
 * How far the log is saved. `safe`: every acknowledged change is in the journal on this machine; `inFile`: and in the file
 * beside the article. `trouble` says why the file could not be written; the journal goes on meanwhile.
 */
export const saveStateSchema = z.strictObject({
  rev: z.int().min(0),
  safeRev: z.int().min(0),
  fileRev: z.int().min(0),
  trouble: troubleSchema.nullable(),
});

/** See {@link saveStateSchema}. */
export type SaveState = z.output<typeof saveStateSchema>;

/** What closing a log came to: in the file, or safe in the journal with the reason why not in the file. */
export const closeReportSchema = z.strictObject({ state: saveStateSchema });

/**
 * What was recovered when a log was opened: how many records an earlier run had made, changed or deleted that were not so in
 * the file, and which annotations it had left running.
 */
export const recoverySchema = z.strictObject({ changes: z.int().min(0), open: z.array(z.string()) });

/**
 * The outcome of opening. `opened`: the text of the log can be fetched under `textUrl`, first line `{"rev": …}`, then the
 * file's text as it stands at that revision. `choose-video`: ask which of the videos belongs to the article.
 */
export const openOutcomeSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("opened"),
    logId: z.string(),
    name: z.string(),
    /** Where the text lies at the latest safe revision. */
    textUrl: z.string(),
    /** The medium that the window plays first, so that it need not read the log before it asks for the film. */
    film: z.string().nullable(),
    /** SHA-256 of the file where it holds just what the log does at `state.safeRev`; `null` where the text is to be fetched. */
    fileHash: z.string().nullable(),
    readOnly: troubleSchema.nullable(),
    recovery: recoverySchema,
    created: z.boolean(),
    state: saveStateSchema,
  }),
  z.strictObject({
    kind: z.literal("choose-video"),
    named: z.string().nullable(),
    candidates: z.array(z.strictObject({ handle: z.string(), name: z.string() })),
  }),
  z.strictObject({ kind: z.literal("already-open"), logId: z.string() }),
]);

/** See {@link openOutcomeSchema}. */
export type OpenOutcome = z.output<typeof openOutcomeSchema>;

/** An article's text as it was read: the window turns it into sanitised HTML. Images are fetched below `imageBase`. */
export const articleTextSchema = z.strictObject({
  format: z.enum(["markdown", "html", "text"]),
  text: z.string(),
  charset: z.string(),
  name: z.string(),
  imageBase: z.string(),
});

/** See {@link articleTextSchema}. */
export type ArticleText = z.output<typeof articleTextSchema>;

/** What ffprobe reads of a medium, besides its frame table. */
export const probedSchema = z.strictObject({
  durationSeconds: z.number(),
  rate: z.string().nullable(),
  variableRate: z.boolean(),
  startTimecode: z.string().nullable(),
  width: z.int(),
  height: z.int(),
  rotation: z.int(),
  container: z.string().nullable(),
  videoCodec: z.string().nullable(),
  audioCodec: z.string().nullable(),
  frameCount: z.int(),
});

/** A medium's file as the window reaches it. */
export const filmFileSchema = z.strictObject({
  kind: z.literal("found"),
  /** Names the file to `medium.read`. */
  handle: z.string(),
  url: z.string(),
  /** The type to hand to the player: `video/mp4` for .mov too (measured: `video/quicktime` is refused though it plays). */
  type: z.string(),
  name: z.string(),
});

/** See {@link filmFileSchema}. */
export type FilmFile = z.output<typeof filmFileSchema>;

/** Where a medium's file lies for the window, or what stands in the way. */
export const mediumPlaceSchema = z.discriminatedUnion("kind", [
  filmFileSchema,
  z.strictObject({ kind: z.literal("missing"), name: z.string() }),
  z.strictObject({ kind: z.literal("link"), url: z.string() }),
]);

/** See {@link mediumPlaceSchema}. */
export type MediumPlace = z.output<typeof mediumPlaceSchema>;

/** How a stand-in, a copy of a film that is played in its place, is made: `remux` takes the picture as it is into an MP4, `proxy` encodes it anew (H.264, quick to seek in). */
export const standInKindSchema = z.enum(["remux", "proxy"]);

/** See {@link standInKindSchema}. */
export type StandInKind = z.output<typeof standInKindSchema>;

/** A stand-in as the window reaches it; its frames are the film's, one for one. */
export const standInSchema = z.strictObject({
  kind: standInKindSchema,
  url: z.string(),
  /** The type to hand to the player. */
  type: z.string(),
  /** Where the copy's own frame times lie, in the form of the film's; `null` without picture. */
  framesUrl: z.string().nullable(),
});

/** See {@link standInSchema}. */
export type StandInFile = z.output<typeof standInSchema>;

/** How far a copy has come: `share` from 0 to 1; `checking` is the proof against the film's frames, after it was made. */
export const standInProgressSchema = z.strictObject({
  stage: z.enum(["making", "checking"]),
  share: z.number().min(0).max(1),
  /** At the pace so far; `null` as long as that is not known. */
  secondsLeft: z.int().min(0).nullable(),
});

/** See {@link standInProgressSchema}. */
export type StandInProgress = z.output<typeof standInProgressSchema>;

/** What was read of a medium's file. */
export const mediumFactsSchema = z.strictObject({
  fingerprint: z.strictObject({ size: z.int(), head: z.string(), tail: z.string() }),
  /** What ffprobe read; `null` where it is not installed or failed, and the window reads what it can by itself. */
  probe: z
    .strictObject({
      ...probedSchema.shape,
      /** Where the frame table lies: little-endian float64 presentation times in seconds, sorted; `null` without picture. */
      framesUrl: z.string().nullable(),
    })
    .nullable(),
  /** A copy to play instead, where one was made before. */
  standIn: standInSchema.nullable(),
});

/** See {@link mediumFactsSchema}. */
export type MediumFacts = z.output<typeof mediumFactsSchema>;
