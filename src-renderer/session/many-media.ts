import { addMedia } from "#annotations/commands/add-media.ts";
import { addMedium } from "#annotations/commands/add-medium.ts";
import {
  isFree,
  mediaInOrder,
  mediumBeside,
  mediumName,
  nextFreeMedium,
} from "#annotations/commands/media-order.ts";
import { type MediumPatch, setMedium } from "#annotations/commands/set-medium.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { MediumPlace } from "#annotations/host/shapes.ts";
import type { Medium } from "#annotations/model/medium.ts";
import { asTicks } from "#annotations/time/ticks.ts";
import { commandContext, type Core } from "./core.ts";
import type { Jumps } from "./jumps.ts";
import type { MediumOpener } from "./open-medium.ts";

/** The media of the open log: which there are, who works on which, and the way from one to the next. */
export type ManyMedia = {
  /** Finds out where the media lie that are not known yet. */
  look(): Promise<void>;
  /** Adds picked or dropped files, and what lies in picked or dropped folders; the first of them takes an empty player. */
  add(handles: readonly string[]): Promise<void>;
  /** Adds a video that is only a link so far; whether it went. */
  addLink(url: string): boolean;
  set(medium: string, patch: MediumPatch): void;
  /** Puts the medium so many places on into the player. */
  step(by: number): void;
  /** Takes the next medium that nobody works on: it is in work by this author, and in the player. */
  takeNext(): void;
  /** The medium in the player is done, or, where it was, in work again. */
  toggleDone(): void;
  toggleCircled(): void;
  /** Another log comes. */
  clear(): void;
  /** Stops listening. */
  dispose(): void;
};

/** Makes the desk of the media of a window. */
export function createManyMedia(
  core: Core,
  media: Pick<MediumOpener, "open" | "close">,
  jumps: Jumps,
): ManyMedia {
  const { host, player, world, stores, desk, editing } = core;

  const shown = (): { readonly document: LogDocument; readonly medium: Medium | undefined } | undefined => {
    const log = stores.log.getState();
    if (log.phase !== "open") return undefined;
    return { document: log.document, medium: log.document.tables.medium.get(log.medium ?? "") };
  };

  const look = async (): Promise<void> => {
    const log = stores.log.getState();
    if (log.phase !== "open" || log.logId === "") return;
    const { logId } = log;
    const known = stores.media.getState().places;
    const wanted = mediaInOrder(log.document).flatMap(({ id }) => (known.has(id) ? [] : [id]));
    if (wanted.length === 0) return;
    try {
      const { places } = await host.call("media.look", { logId, media: wanted });
      const now = stores.log.getState();
      if (now.phase !== "open" || now.logId !== logId) return;
      const found = places.map(({ medium, place }): [string, MediumPlace] => [medium, place]);
      stores.media.setState({ places: new Map([...stores.media.getState().places, ...found]) });
    } catch (error) {
      desk.reportError(error);
    }
  };

  /** What was added is known to the log service before anybody asks for it there. */
  const added = async (before: LogDocument): Promise<void> => {
    const open = editing.current();
    const now = shown();
    if (!open || !now) return;
    await open.replica.settled();
    const first = mediaInOrder(now.document).find(({ id }) => !before.tables.medium.has(id));
    if (now.medium === undefined && first) void media.open(first.id);
    await look();
  };

  const set = (id: string, patch: MediumPatch): void => {
    const document = editing.document();
    const medium = document?.tables.medium.get(id);
    if (!document || !medium) return;
    const result = setMedium(document, { medium: id, patch }, commandContext(stores, world));
    const step = { key: "step.setMedium", parameters: { name: mediumName(medium) } };
    editing.commitResult(step, result);
  };

  /** A place that was told anew, as of a file that was looked for again. */
  const stopListening = stores.medium.subscribe(({ place }) => {
    const medium = shown()?.medium;
    if (!place || !medium) return;
    stores.media.setState({ places: new Map([...stores.media.getState().places, [medium.id, place]]) });
  });

  // Undo takes a medium away again, and so may a colleague: another one then comes in its place.
  const stopGuarding = stores.log.subscribe((log) => {
    if (log.phase !== "open" || log.loading || log.medium === null) return;
    const { document, medium } = log;
    if (document.tables.medium.has(medium)) return;
    const [first] = mediaInOrder(document);
    if (first) media.open(first.id).catch(desk.reportError);
    else media.close();
  });

  let wasPlaying = false;
  const stopWatching = player.onState(({ playing, ended }) => {
    const ranOut = ended && wasPlaying && !playing;
    wasPlaying = playing;
    const here = shown();
    if (!ranOut || !here?.medium || !stores.app.getState().settings.playOn) return;
    // What is played again and again, or once from in to out, is no film that has come to its end.
    if (stores.transport.getState().loop !== null) return;
    const next = mediumBeside(here.document, here.medium.id, 1);
    if (next) media.open(next.id, { time: START, playing: true }).catch(desk.reportError);
  });

  return {
    look,
    async add(handles) {
      const log = stores.log.getState();
      const document = editing.document();
      if (log.phase !== "open" || !document || handles.length === 0) return;
      try {
        const { paths } = await host.call("media.paths", { logId: log.logId, handles: [...handles] });
        const before = editing.document();
        if (!before || before.log.id !== document.log.id) return;
        const result = addMedia(before, { paths }, commandContext(stores, world));
        if (result.ok && result.value.length === 0) {
          return desk.say({ key: "toast.media-known", parameters: {} });
        }
        const count = result.ok ? result.value.length : 0;
        if (editing.commitResult({ key: "step.addMedia", parameters: { count } }, result))
          await added(before);
      } catch (error) {
        desk.reportError(error);
      }
    },
    addLink(url) {
      const before = editing.document();
      if (!before) return false;
      const result = addMedium(before, { url }, commandContext(stores, world));
      const went = editing.commitResult({ key: "step.addMedium", parameters: { name: url } }, result);
      if (went) added(before).catch(desk.reportError);
      return went;
    },
    set,
    step(by) {
      const here = shown();
      const next = here?.medium && mediumBeside(here.document, here.medium.id, by);
      if (next) jumps.toMedium(next.id);
    },
    takeNext() {
      const here = shown();
      if (!here) return;
      const next =
        here.medium && isFree(here.medium)
          ? here.medium
          : nextFreeMedium(here.document, here.medium?.id ?? null);
      if (!next) return desk.say({ key: "toast.no-free-medium", parameters: {} });
      set(next.id, { status: "in-work" });
      jumps.toMedium(next.id);
    },
    toggleDone() {
      const medium = shown()?.medium;
      if (medium) set(medium.id, { status: medium.status === "done" ? "in-work" : "done" });
    },
    toggleCircled() {
      const medium = shown()?.medium;
      if (medium) set(medium.id, { circled: medium.circled !== true });
    },
    clear: () => stores.media.setState({ places: new Map() }),
    dispose() {
      stopListening();
      stopGuarding();
      stopWatching();
    },
  };
}

const START = asTicks(0);
