import type { CastOffer } from "#annotations/day-zero/offer-cast.ts";
import type { DayZeroState } from "./day-zero.ts";
import type { DeskFileState } from "./desk-file.ts";
import type { CastDesk } from "./cast.ts";
import type { CopiedEntries, PastedData } from "./clipboard.ts";
import type { VocabularyDesk } from "./vocabulary.ts";
import type { LaneName } from "#annotations/host/lane-shapes.ts";
import type { LanesState } from "./lanes/media-lanes.ts";
import type { StandInState } from "./stand-ins.ts";
import type { TimelineDesk } from "./timeline-desk.ts";
import type { OpenAhead } from "./open-log.ts";
import type { StoreApi } from "zustand/vanilla";
import type { Diff } from "#annotations/history/diff.ts";
import type { Json } from "#annotations/json.ts";
import type { BackupView } from "#annotations/host/backup-shapes.ts";
import type { CopyBeside } from "#annotations/host/copy-shapes.ts";
import type { Host } from "#annotations/host/contract.ts";
import type { PickPurpose } from "#annotations/host/pick-purpose.ts";
import type { Settings } from "#annotations/host/settings.ts";
import type {
  ArticleText,
  MediumPlace,
  OpenOutcome,
  Parameters,
  Recent,
  Rescue,
  SaveState,
  Trouble,
} from "#annotations/host/shapes.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { QuickLine } from "#annotations/quick-line/line.ts";
import type { KeySet } from "#annotations/commands/key-set.ts";
import type { UserCommandId } from "#annotations/commands/table.ts";
import type { Palette } from "#annotations/commands/palette.ts";
import type { RestoreScope } from "#annotations/restore/restore.ts";
import type { Offset } from "#annotations/time/offset-entry.ts";
import type { Ticks } from "#annotations/time/ticks.ts";
import type { PlaybackState, Player, ShownFrame } from "../player/port.ts";
import type { KeyOffer, KeysState } from "./key-desk.ts";
import type { MediumPatch } from "#annotations/commands/set-medium.ts";
import type { Marks, Passage } from "./passage.ts";

/** The open log as the window holds it: a replica of the log service's document. */
export type LogState =
  | { readonly phase: "none" }
  | { readonly phase: "opening"; readonly name: string }
  | {
      readonly phase: "choosing-video";
      readonly handle: string;
      readonly choice: Extract<OpenOutcome, { kind: "choose-video" }>;
    }
  | {
      readonly phase: "failed";
      readonly trouble: Trouble;
      /** The handle of a log that is damaged, of which what can be read may be saved; `null` for every other failure. */
      readonly damaged: string | null;
    }
  | {
      readonly phase: "open";
      /** Goes up with each opening: what belongs to one of them is told by it. */
      readonly opening: number;
      /** Empty until the log service has the log as well. */
      readonly logId: string;
      readonly name: string;
      readonly document: LogDocument;
      /** Whether `document` has the first annotations only: the rest is on its way, and nothing can be edited yet. */
      readonly loading: boolean;
      /** Why nothing can be changed, or `null`. */
      readonly readOnly: Trouble | null;
      /** The medium that is in the player. */
      readonly medium: string | null;
      /** Text keys and parameters of the steps that undo and redo would take; `null` where there is none. */
      readonly undo: StepName | null;
      readonly redo: StepName | null;
      /** Segments that were still running when an earlier run broke off, offered for closing; empty otherwise. */
      readonly leftOpen: readonly string[];
      /** Whether the log was made by this opening. */
      readonly created: boolean;
    };

/** The name of an undo step: a text key of the catalogue with its parameters. */
export type StepName = { readonly key: string; readonly parameters: Parameters };

/** What is selected in the log list: annotation ids, the one that is unfolded, and when the selection was made. */
export type SelectionState = {
  readonly ids: ReadonlySet<string>;
  /** The row that is unfolded for editing. */
  readonly unfolded: string | null;
};

/** What the list of the log is narrowed to: words that are looked for, what is open, what was logged live and never trimmed. */
export type ListState = { readonly text: string; readonly open: boolean; readonly live: boolean };

/** What live logging is about: running annotations, the target of people keys, people armed for the next tag. */
export type LoggingState = {
  readonly running: readonly string[];
  readonly target: string | null;
  readonly armed: readonly string[];
  /** The palette item that a press was just ignored on (key repeat, double press), for a short mark. */
  readonly ignored: string | null;
};

/** A short message at the foot of the window. */
export type Toast = {
  readonly id: string;
  readonly tone: "plain" | "trouble";
  readonly key: string;
  readonly parameters: Parameters;
  /** Whether it stays until it is put away, as what somebody must have read. */
  readonly stays?: boolean;
  /** A command offered with it, such as undo. */
  readonly action: { readonly key: string; readonly run: () => void } | null;
};

/** How far what the user did is saved, as the window knows it. */
export type SaveView = {
  readonly state: SaveState | null;
  /** Changes made here that the log service has not acknowledged yet. */
  readonly pending: number;
};

/** The article that is read beside the film. */
export type ArticleState =
  | { readonly phase: "none" }
  | { readonly phase: "loading" }
  | { readonly phase: "ready"; readonly id: string; readonly text: ArticleText }
  | { readonly phase: "failed"; readonly trouble: Trouble };

/**
 * What came of the last exchange: a shared log that was loaded, an export that could not carry everything, or a damaged log
 * of which a part was saved.
 */
export type ExchangeReport =
  | { readonly kind: "shared"; readonly report: SharedReport }
  | { readonly kind: "exported"; readonly report: ExportReport }
  | { readonly kind: "rescued"; readonly report: RescueReport }
  | { readonly kind: "pasted"; readonly report: PasteReport };

/** How many entries were pasted, and what could not be taken over, as text keys. */
export type PasteReport = { readonly count: number; readonly left: readonly StepName[] };

/** What was saved of a damaged log and what was lost, once the new file is open. */
export type RescueReport = Omit<Rescue, "handle">;

/** What an export left out or changed on purpose, as text keys; an export that carries everything has no report. */
export type ExportReport = { readonly name: string; readonly left: readonly StepName[] };

/** What loading a shared log brought: what was added, and what is there already and differs (left as it is). */
export type SharedReport = {
  readonly name: string;
  readonly added: { readonly annotations: number; readonly people: number; readonly tags: number };
  /** Records that both logs have, with other content; the one here stays. */
  readonly differing: readonly {
    readonly kind: string;
    readonly id: string;
    readonly label: string;
    readonly fields: readonly string[];
  }[];
  /** What was left out and why, as text keys. */
  readonly left: readonly StepName[];
};

/** The outcome of picking, by the system's dialog or by the page's own picker. */
export type PickOutcome =
  | {
      readonly kind: "picked";
      readonly handle: string;
      readonly name: string;
      /** Handles of what was picked along with it. */
      readonly others?: readonly string[];
    }
  | { readonly kind: "cancelled" };

/** What floats over the window: one thing at a time. */
export type Sheet =
  | "none"
  | "keys"
  | "key-settings"
  | "cast"
  | "day-zero"
  | "tags"
  | "desk-file"
  | "settings"
  | "commands"
  | "report"
  | "paste"
  | "picker"
  | "backups"
  | "copies"
  | "conflicts";

/** Where the media of the log lie, by their ids, as far as that has been looked up, and how far the one shown is watched. */
export type MediaState = {
  readonly places: ReadonlyMap<string, MediumPlace>;
  /** How far the medium in the player has been watched beyond what the log says, which is told when it is left. */
  readonly front: { readonly medium: string; readonly time: Ticks } | null;
};

/** What is shown and how, neither saved nor undone. Which panes are shown lies in the settings. */
export type UiState = {
  readonly sheet: Sheet;
  /** What the page's own picker is asked for, while `sheet` is `picker`. */
  readonly picking: PickPurpose | null;
  /** Whether the player fills the screen. */
  readonly fullScreen: boolean;
  /** Which bank of ten tags the digits have, counted from 0. */
  readonly tagBank: number;
  /** What times are shown as first; `null` leaves it to the medium: SMPTE where it has a start timecode. */
  readonly timeFormat: "timecode" | "media" | null;
  /** What the pane beside the film has; `null` leaves it to the log: the media where there are several and no article. */
  readonly beside: "article" | "media" | null;
  /** Goes up by one whenever the search field of the log is asked for by its command. */
  readonly findRequests: number;
};

/** How the film is played beyond playing and standing. None of it is saved. */
export type TransportState = Marks & {
  /** What is played again and again. */
  readonly loop: Passage | null;
  /** What the count-in before a loop is at: 3, 2, 1. */
  readonly count: number | null;
  /** Whether only what is logged is played. */
  readonly skipGaps: boolean;
  /** Whether a time to go to is being typed. */
  readonly goTo: boolean;
};

/** The quick line: open or not, where its entry will begin, the text so far, and why the last commit did not go. */
export type QuickLineState = {
  readonly open: boolean;
  readonly in: ShownFrame | null;
  readonly text: string;
  /** Text keys and parameters of what stands in the way; typing clears them. */
  readonly problems: readonly StepName[];
};

/** Everything in a window that outlives a component. Stores are framework-free; components read them by selectors. */
export type Session = {
  readonly host: Host;
  readonly player: Player;
  readonly app: StoreApi<{
    readonly hostKind: "electron" | "loopback";
    readonly version: string;
    readonly platform: string;
    readonly language: "en" | "ko";
    readonly author: string;
    readonly settings: Settings;
    readonly recent: readonly Recent[];
  }>;
  readonly log: StoreApi<LogState>;
  readonly article: StoreApi<ArticleState>;
  /** Where the film lies, and how much of its frame table has been read so far, from 0 to 1. */
  readonly medium: StoreApi<{ readonly place: MediumPlace | null; readonly read: number }>;
  /** All media of the log. */
  readonly media: StoreApi<MediaState>;
  /** What is offered about a film that cannot be played, and the copy that is being made. */
  readonly standIn: StoreApi<StandInState>;
  /** What is made of the film in the background: waveform, filmstrip, shot changes. */
  readonly lanes: StoreApi<LanesState>;
  readonly selection: StoreApi<SelectionState>;
  readonly list: StoreApi<ListState>;
  readonly logging: StoreApi<LoggingState>;
  readonly save: StoreApi<SaveView>;
  readonly toasts: StoreApi<readonly Toast[]>;
  /** The shown frame; changes with every frame of the film. Only what shows the playhead subscribes. */
  readonly playhead: StoreApi<ShownFrame>;
  /** What the player is doing, the playhead left out. */
  readonly playback: StoreApi<PlaybackState>;
  readonly quickLine: StoreApi<QuickLineState>;
  readonly ui: StoreApi<UiState>;
  readonly transport: StoreApi<TransportState>;
  /** What the keys do now, and how they are lettered on this keyboard. */
  readonly keys: StoreApi<KeysState>;
  /** How the timeline is looked at, and what is edited on it. */
  readonly timeline: TimelineDesk;
  /** The palettes as they are dealt: a key once shown stays where it is, whatever others change. */
  readonly palette: StoreApi<Palette>;
  /** What a log could begin with: people whom its article names, the desk's last cast and vocabulary. */
  readonly dayZero: StoreApi<DayZeroState>;
  /** Looks for cast and vocabulary anew and offers them. */
  lookForCast(): Promise<void>;
  /** Takes what is chosen of that as one step; whether it went. */
  takeCast(chosen: CastOffer): boolean;
  /** What the linked desk file would change in the log. */
  readonly deskFile: StoreApi<DeskFileState>;
  /** Links the logs of this machine to a picked desk file, and shows what it would change here. */
  linkDesk(handle: string): Promise<void>;
  /** Takes what the desk file would change, as it was shown, as one step; whether it went. */
  takeDesk(): boolean;
  /** Saves the log's people and tags as a desk file. */
  saveDesk(): Promise<void>;
  /** The people of the log, to be edited. */
  readonly cast: CastDesk;
  readonly vocabulary: VocabularyDesk;
  /** Copies that sync services made beside the open log, which have something that it has not or has otherwise. */
  readonly copies: StoreApi<readonly CopyBeside[]>;
  /** What the last exchange brought or left out, until it is put away. */
  readonly exchange: StoreApi<ExchangeReport | null>;

  /** Opens what a handle names; the outcome is in the `log` store. */
  open(handle: string, ahead?: OpenAhead): Promise<void>;
  /** Saves what can be read of a damaged log into a new file beside it, opens that and reports what was lost. */
  rescue(handle: string): Promise<void>;
  /**
   * Lets the user pick something: by the system's dialog, or in the loopback host by the page's own picker, which shows
   * itself while `ui.sheet` is `picker` and answers by `answerPick`.
   */
  pick(purpose: PickPurpose): Promise<PickOutcome>;
  /** The answer of the page's own picker. */
  answerPick(outcome: PickOutcome): void;
  /** Writes pasted article text into a picked folder and opens it. */
  pasteArticle(text: string): Promise<void>;
  /** Reads another of the log's articles into the article pane. */
  openArticle(article: string): Promise<void>;
  /** Puts another of the log's media into the player, where it was left; running segments end first. */
  goToMedium(medium: string): void;
  /** Adds picked or dropped files and folders to the open log. */
  addMedia(handles: readonly string[]): Promise<void>;
  /** Adds a video that is only a link so far; whether it went. */
  addLink(url: string): boolean;
  /** Changes what is said of a medium, as one step. */
  setMedium(medium: string, patch: MediumPatch): void;
  closeLog(): Promise<void>;
  /** Applies a diff at once, makes it one undo step and sends it to the log service. An empty diff does nothing. */
  commit(name: StepName, diff: Diff): void;
  undo(): void;
  redo(): void;
  /** Selects annotations; where none of them is in the medium that plays, the film goes to the first of them. */
  select(ids: readonly string[], unfold?: boolean): void;
  /** Selects every row of the list from the first selected one to this. */
  selectTo(id: string): void;
  /** What is selected, for the clipboard; `undefined` where nothing is. */
  copyEntries(): CopiedEntries | undefined;
  /** Pastes what is on the clipboard: entries of a log, or rows of a spreadsheet. */
  pasteEntries(data: PastedData): void;
  /** Moves the selected entries, or one of their edges, as one step. */
  moveSelected(by: Offset, edge?: "in" | "out" | "both"): void;
  /** Puts a tag or a person on all that is selected, or takes them off, as one step. */
  tagSelected(tag: string, isOn: boolean): void;
  castSelected(person: string, isOn: boolean): void;
  /** Presses of palette keys, with the event's own time stamp in milliseconds. */
  pressTag(
    tagId: string,
    eventTime: number,
    modifiers: { readonly alt: boolean; readonly shift: boolean },
  ): void;
  releaseTag(tagId: string, eventTime: number): void;
  pressPerson(personId: string, eventTime: number, modifiers: { readonly shift: boolean }): void;
  /** A key that ran a command was released: K, which turns J and L into a jog while it is down, and those two. */
  releaseCommand(command: UserCommandId): void;
  /** Ends a hold because the window lost the focus. */
  releaseAll(eventTime: number): void;
  /** Ends the segments that an earlier run left running, at the last playhead known. */
  closeLeftOpen(): void;
  /** Jumps to a time of the medium in the player, or of another, and remembers where the playhead was, for `jumpBack`. */
  jumpTo(time: Ticks, medium?: string): void;
  /** Goes back to before the last jump, play state included. */
  jumpBack(): void;
  /** Opens the quick line at the frame that was on the screen at the event. */
  openQuickLine(eventTime: number): void;
  setQuickLineText(text: string): void;
  /** What the text of the quick line means, against the open log and its film; `null` while nothing is open. */
  readQuickLine(text: string): QuickLine | null;
  /**
   * Logs what the quick line says; whether it went. A mistake keeps the text. `stay` leaves the line open. New names are
   * refused once, as a problem that names them, and made when the same text is committed again, or where `acceptNew` says
   * that they have been offered already.
   */
  commitQuickLine(stay: boolean, acceptNew?: boolean): boolean;
  /** Puts the quick line away without logging; the text is kept for the next opening. */
  closeQuickLine(): void;
  /** Runs a command of the command table; whether it was there and could be run. */
  run(command: string, eventTime?: number): boolean;
  /** Whether a command of the command table can be run now. */
  canRun(command: string): boolean;
  show(sheet: Sheet): void;
  /** Adds another log for the same video as one step, and reports what came of it; whether it went. */
  loadShared(handle: string): Promise<boolean>;
  /** Merges a copy that a sync service made, as any shared log; it lies where it lay and is not offered again. */
  mergeCopy(handle: string): Promise<void>;
  /** Keeps the damaged file that lies in the open log's place beside it, and has the log written anew. */
  putAside(): Promise<void>;
  /** Settles a conflict of the open log with one of its values (`undefined`: nothing is to stand there), as one step. */
  settleConflict(conflict: string, value: Json | undefined): void;
  /** Leaves such a copy alone: it is not offered again as long as it stays as it is. */
  leaveCopy(handle: string): Promise<void>;
  /** Compares a backup with the log as it is, everything made here included; `null` where that failed, and was told. */
  lookAtBackup(id: string): Promise<BackupView | null>;
  /**
   * Restores what was looked at, as one step: exactly what was shown, so that whatever came in since the look stays. `time`
   * names the state in messages; whether it went.
   */
  restoreBackup(view: BackupView, scope: RestoreScope, time: string): Promise<boolean>;
  exportLog(format: "csv"): Promise<void>;
  relinkMedium(handle: string): Promise<void>;
  /** Asks the machine anew whether it can make playable copies: ffmpeg may have been installed meanwhile. */
  askStandIn(): Promise<void>;
  /** Makes the playable copy that is offered, and plays it. */
  makeStandIn(): Promise<void>;
  /** Gives up the copy that is being made. */
  cancelStandIn(): Promise<void>;
  /** Gives up a lane of the film that is being made; opening the film again begins it anew. */
  cancelLane(lane: LaneName): void;
  setSettings(patch: Partial<Settings>): Promise<void>;
  /** Asks anew how the keyboard is lettered: the user may have turned to another layout. */
  readKeyboardLayout(): void;
  /** Shows what other keys would change, before they are taken; `null` puts that away. */
  offerKeys(offer: KeyOffer | null): void;
  /** Takes a set of keys: the settings keep it, and the palettes are dealt anew. */
  takeKeys(set: KeySet): Promise<void>;
  /** Saves the keys as a file. */
  saveKeys(): Promise<void>;
  /** Lets the user pick a file of keys and offers what is in it. */
  loadKeys(): Promise<void>;
  toast(toast: Omit<Toast, "id">): void;
  dismissToast(id: string): void;
  /** Shows an error on the one error surface and notes it in the diagnostics log. */
  report(trouble: Trouble): void;
  /** Stops listening to the host, the player and the window; for tests and hot reload. */
  dispose(): void;
};
