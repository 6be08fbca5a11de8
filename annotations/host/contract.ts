import { z } from "zod";
import { copySchema } from "./copy-shapes.ts";
import { laneNameSchema, laneNewsSchema, openLaneSchema } from "./lane-shapes.ts";
import { diffSchema } from "../history/diff.ts";
import { backupFactsSchema, backupRowsSchema, backupSchema, backupViewSchema } from "./backup-shapes.ts";
import {
  articleTextSchema,
  closeReportSchema,
  standInKindSchema,
  standInProgressSchema,
  filmFileSchema,
  mediumFactsSchema,
  mediumPlaceSchema,
  noteSchema,
  openOutcomeSchema,
  parametersSchema,
  pickedSchema,
  standInSchema,
  recentSchema,
  rescueSchema,
  saveStateSchema,
} from "./shapes.ts";
import { pickPurposeSchema } from "./pick-purpose.ts";
import { settingsPatchSchema, settingsSchema } from "./settings.ts";

const none = z.strictObject({});
const handle = z.string().min(1).max(100);
const logId = z.string().min(1).max(100);
/** How large a small text file may be, in bytes. */
export const MOST_TEXT_FILE = 4_000_000;

const backup = z.string().min(1).max(200);

/**
 * Every call that a window can make to the machine: one line each, input and output schema. No call takes a path: files
 * come from pickers, drops or the open log, and are named by handles that the machine gave out.
 */
export const CALLS = {
  /** What the window needs to draw its first picture: which host this is, language, settings, what to open. */
  "app.start": {
    input: none,
    output: z.strictObject({
      host: z.enum(["electron", "loopback"]),
      version: z.string(),
      platform: z.string(),
      language: z.enum(["en", "ko"]),
      author: z.string(),
      settings: settingsSchema,
      open: handle.nullable(),
      /** The film that what is to be opened will play, as far as that was clear in time: the window fetches it ahead. */
      film: filmFileSchema.nullable(),
    }),
  },
  /** Lets the user pick a file or folder: by the system's dialog (Electron), or by the page's own picker (loopback). */
  "files.pick": {
    input: z.strictObject({ purpose: pickPurposeSchema }),
    output: pickedSchema,
  },
  /** Loopback only: what lies in a folder that the server was given; `null` lists those folders. */
  "files.list": {
    input: z.strictObject({ folder: handle.nullable() }),
    output: z.strictObject({
      entries: z.array(z.strictObject({ handle, name: z.string(), kind: z.enum(["file", "folder"]) })),
    }),
  },
  /** Loopback only: the handle of a dropped file, matched by name, size and SHA-256 within the folders of the server. */
  "files.match": {
    input: z.strictObject({
      name: z.string(),
      size: z.int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    output: z.strictObject({ handle: handle.nullable() }),
  },
  /** Writes pasted article text as a new Markdown file into a picked folder and gives its handle. */
  "article.paste": {
    input: z.strictObject({ folder: handle, text: z.string().max(2_000_000) }),
    output: z.strictObject({ handle }),
  },
  "recent.list": { input: none, output: z.strictObject({ items: z.array(recentSchema) }) },
  /** Opens an article, a video, a log, or a folder with them; asks back where it cannot tell which video is meant. */
  "log.open": {
    input: z.strictObject({ handle, video: handle.nullable().optional() }),
    output: openOutcomeSchema,
  },
  /** Saves what can be read of a damaged log into a new file beside it; the damaged one is left as it is. */
  "log.rescue": { input: z.strictObject({ handle }), output: rescueSchema },
  /** A window's changes. The answer says the revision they became, and the diff as it was applied. */
  "log.submit": {
    input: z.strictObject({
      logId,
      clientId: z.string().min(1).max(100),
      seq: z.int().min(1),
      baseRev: z.int().min(0),
      diff: diffSchema,
    }),
    output: z.strictObject({ rev: z.int().min(1), applied: diffSchema }),
  },
  /** Writes what is not in the file yet, now. */
  "log.flush": { input: z.strictObject({ logId }), output: saveStateSchema },
  /** Keeps a file that was damaged while its log was open beside it, and writes the log anew; `null`: it is whole again. */
  "log.putAside": {
    input: z.strictObject({ logId }),
    output: z.strictObject({ kept: z.string().nullable() }),
  },
  /** Writes the file and lets the log go; answers when nothing more can be lost. */
  "log.close": { input: z.strictObject({ logId }), output: closeReportSchema },
  "article.read": { input: z.strictObject({ logId, article: z.string() }), output: articleTextSchema },
  /** Finds a medium's file, which can be played before its facts are there. */
  "medium.open": { input: z.strictObject({ logId, medium: z.string() }), output: mediumPlaceSchema },
  /** Where media of a log lie, found as `medium.open` finds them. */
  "media.look": {
    input: z.strictObject({ logId, media: z.array(z.string()).max(10_000) }),
    output: z.strictObject({
      places: z.array(z.strictObject({ medium: z.string(), place: mediumPlaceSchema })),
    }),
  },
  /** The paths, relative to a log, of picked or dropped films, and of those in picked or dropped folders. */
  "media.paths": {
    input: z.strictObject({ logId, handles: z.array(handle).min(1).max(1000) }),
    output: z.strictObject({ paths: z.array(z.string()) }),
  },
  /** Reads the facts of a medium's file: frame table, codecs, start timecode. An hour of film takes some seconds. */
  "medium.read": { input: z.strictObject({ logId, medium: z.string(), handle }), output: mediumFactsSchema },
  /** Whether playable copies can be made on this machine: by an ffmpeg with an H.264 encoder. */
  "standIn.ask": {
    input: none,
    output: z.strictObject({ able: z.enum(["yes", "no-ffmpeg", "no-encoder"]) }),
  },
  /** Makes a playable copy of a film; answers when it is there and proved, which for a proxy may take as long as the film. */
  "standIn.make": {
    input: z.strictObject({ logId, handle, kind: standInKindSchema }),
    output: standInSchema,
  },
  /** Gives up what is being made for this window; answers when nothing of it is left. */
  "standIn.cancel": { input: none, output: none },
  /** Has a lane of a film made in the background, what lies near a media time (seconds) first, or found in the cache. */
  "lane.open": {
    input: z.strictObject({ logId, handle, lane: laneNameSchema, near: z.number().min(0) }),
    output: openLaneSchema,
  },
  /** What of a filmstrip is in view, and how far apart its pictures are drawn, in seconds of media time. */
  "lane.wish": {
    input: z.strictObject({
      url: z.string().max(100),
      from: z.number(),
      to: z.number(),
      step: z.number().positive(),
    }),
    output: none,
  },
  /** This window wants a lane no more (`null`: none at all); what nobody wants is given up. */
  "lane.close": { input: z.strictObject({ url: z.string().max(100).nullable() }), output: none },
  /** Points a medium at a picked file; answers where that lies. The path change is the window's own command. */
  "medium.relink": {
    input: z.strictObject({ logId, medium: z.string(), handle }),
    output: z.strictObject({ path: z.string(), place: mediumPlaceSchema }),
  },
  /** Text of a picked log file, for loading a shared log; it is read and checked, never changed. */
  "log.readShared": {
    input: z.strictObject({ handle }),
    output: z.strictObject({ name: z.string(), url: z.string() }),
  },
  /** The backups of a log on this machine, the newest first. */
  "backup.list": {
    input: z.strictObject({ logId }),
    output: z.strictObject({ items: z.array(backupSchema) }),
  },
  /** What the list says of one backup; asked one by one, for what is in view. */
  "backup.facts": { input: z.strictObject({ logId, backup }), output: backupFactsSchema },
  /** Compares a backup with the log as it is now; its rows and what restores it belong to this look until the next. */
  "backup.look": { input: z.strictObject({ logId, backup }), output: backupViewSchema },
  "backup.rows": {
    input: z.strictObject({
      logId,
      backup,
      only: z.enum(["all", "differing"]),
      from: z.int().min(0),
      count: z.int().min(1).max(200),
    }),
    output: backupRowsSchema,
  },
  /** Copies of an open log that a sync service made beside it, which have something that the log has not or has otherwise. */
  "copy.list": { input: z.strictObject({ logId }), output: z.strictObject({ items: z.array(copySchema) }) },
  /** A copy was merged, or is to be left alone: it is not offered again, and lies where it lay. */
  "copy.settle": { input: z.strictObject({ logId, handle }), output: none },
  /** Writes an export: to a place picked in a dialog (Electron), or as a download under a URL (loopback). */
  "export.write": {
    input: z.strictObject({ logId, format: z.string(), options: parametersSchema }),
    output: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("written"), name: z.string(), left: z.array(noteSchema).readonly() }),
      z.strictObject({
        kind: z.literal("download"),
        name: z.string(),
        url: z.string(),
        left: z.array(noteSchema).readonly(),
      }),
      z.strictObject({ kind: z.literal("cancelled") }),
    ]),
  },
  /** Writes a small text file (keys, vocabulary) to a place picked in a dialog, or as a download (loopback). */
  "files.saveText": {
    input: z.strictObject({
      logId: logId.nullable(),
      name: z.string().min(1).max(200),
      text: z.string().max(MOST_TEXT_FILE),
    }),
    output: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("written"), name: z.string() }),
      z.strictObject({ kind: z.literal("download"), name: z.string(), url: z.string() }),
      z.strictObject({ kind: z.literal("cancelled") }),
    ]),
  },
  /** The text of a picked file of that kind; refused above {@link MOST_TEXT_FILE} bytes. */
  "files.readText": {
    input: z.strictObject({ handle }),
    output: z.strictObject({ name: z.string(), text: z.string() }),
  },
  /** Links the logs of this machine to a desk file that was picked, or to none. */
  "desk.link": { input: z.strictObject({ handle: handle.nullable() }), output: none },
  /** The text of the linked desk file; `null` where there is none, or it cannot be reached now. */
  "desk.shared": {
    input: none,
    output: z.strictObject({ desk: z.strictObject({ name: z.string(), text: z.string() }).nullable() }),
  },
  /** Cast and vocabulary of the log that was open last before this one, as the text of a desk file; `null` where there is none. */
  "desk.last": {
    input: z.strictObject({ logId }),
    output: z.strictObject({ desk: z.strictObject({ name: z.string(), text: z.string() }).nullable() }),
  },
  "settings.set": { input: z.strictObject({ patch: settingsPatchSchema }), output: settingsSchema },
  /** Something that went wrong in the window, for the local diagnostics log. Codes, never texts of the user. */
  "diagnostics.note": {
    input: z.strictObject({
      code: z.string().max(200),
      parameters: parametersSchema,
      stack: z.string().max(8000).optional(),
    }),
    output: none,
  },
  /** The report that *Copy report* copies: without paths and texts unless ticked. */
  "diagnostics.report": {
    input: z.strictObject({ paths: z.boolean(), texts: z.boolean() }),
    output: z.strictObject({ text: z.string() }),
  },
  /** The window has sent everything that it had, and may be closed. */
  "window.closable": { input: none, output: none },
} as const;

/** Every event that the machine can send to a window: one line each, with its schema. */
export const EVENTS = {
  /** Somebody else's change: another window, or the file changed underneath. */
  "log.changed": z.strictObject({
    logId,
    rev: z.int().min(1),
    diff: diffSchema,
    origin: z.enum(["window", "file"]),
  }),
  /** Copies of the log have appeared beside it, or were changed. */
  "log.copies": z.strictObject({ logId }),
  "log.saveState": z.strictObject({ logId, state: saveStateSchema }),
  /** A file to open: from a second start, the system, the menu or the recent list. */
  "app.open": z.strictObject({ handle }),
  /** How much of a film's frame table has been read, from 0 to 1: told of films that take a while. */
  "medium.progress": z.strictObject({ handle, share: z.number().min(0).max(1) }),
  /** How far a lane has come that this window has open. */
  "lane.news": laneNewsSchema.extend({ url: z.string() }),
  /** How far the copy of a film has come that this window has asked for. */
  "standIn.progress": standInProgressSchema.extend({ handle }),
  /** A command chosen in the application menu. */
  "app.command": z.strictObject({ id: z.string() }),
  "app.settings": z.strictObject({ settings: settingsSchema }),
  /** The window is about to close: send what is left, then call `window.closable`. */
  "window.closing": none,
  /** An error outside any call, for the window's error surface. */
  "app.trouble": z.strictObject({ code: z.string(), parameters: parametersSchema }),
} as const;

/** The name of a call. */
export type CallName = keyof typeof CALLS;
/** What a call takes. */
export type CallInput<Name extends CallName> = z.output<(typeof CALLS)[Name]["input"]>;
/** What a call answers. */
export type CallOutput<Name extends CallName> = z.output<(typeof CALLS)[Name]["output"]>;
/** The name of an event. */
export type EventName = keyof typeof EVENTS;
/** What an event carries. */
export type EventPayload<Name extends EventName> = z.output<(typeof EVENTS)[Name]>;

/** A handler for every call; a missing one does not compile. `Caller` is what a transport knows of who is calling. */
export type Handlers<Caller> = {
  readonly [Name in CallName]: (input: CallInput<Name>, caller: Caller) => Promise<CallOutput<Name>>;
};

/** The answer to any call, as it travels. */
export type Answer =
  | { ok: true; value: unknown }
  | { ok: false; code: string; parameters: Record<string, string | number> };

/** The machine as a window sees it: typed calls and events over whichever wire there is. */
export type Host = {
  /** Resolves with the answer; rejects with a `HostError` that carries code and parameters. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  /** Listens to an event; the returned function stops listening. */
  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void;
  /** The handle of a file that was dropped on the page, or `null` where this host cannot reach it. */
  handleOfDrop(file: unknown): Promise<string | null>;
};
