import type { MediumFactsPatch } from "#annotations/commands/medium-facts.ts";
import { relinkMedium } from "#annotations/commands/relink-medium.ts";
import { setMediumFacts } from "#annotations/commands/set-medium-facts.ts";
import { recordsById } from "#annotations/document/access.ts";
import { recordedFrames } from "#annotations/document/medium-time.ts";
import type { MediumFacts } from "#annotations/host/shapes.ts";
import type { Medium } from "#annotations/model/medium.ts";
import { secondsToTicks } from "#annotations/time/ticks.ts";
import { type LoadedFrames, loadFrames } from "../player/load-frames.ts";
import type { ReadMedia } from "../player/read-media.ts";
import { commandContext, type Core } from "./core.ts";

type Found = Extract<MediumFacts, { kind: "found" }>;

/** The film of the open log. */
export type MediumOpener = {
  /** Puts a medium of the log into the player. */
  open(medium: string): Promise<void>;
  /** Puts the first medium of the log into the player. */
  openFirst(): Promise<void>;
  /** Points the medium at a picked file and plays that. */
  relink(handle: string): Promise<void>;
};

/** Makes the opener; `onLeaving` is called before another medium takes the player. */
export function createMediumOpener(core: Core, onLeaving: () => void): MediumOpener {
  const { host, player, world, stores, desk, editing } = core;
  let attempt = 0;

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

  const recordOf = (id: string): Medium | undefined => editing.document()?.tables.medium.get(id);

  const noteFacts = (id: string, found: Found, loaded: LoadedFrames): void => {
    const document = editing.document();
    const medium = recordOf(id);
    if (!document || !medium) return;
    const facts = missingFacts(medium, factsOf(found, loaded));
    const result = setMediumFacts(document, { medium: id, facts }, commandContext(stores, world));
    if (result.ok) editing.applyWithNextStep(result.value);
    else desk.note(result.error);
  };

  const play = async (id: string, facts: MediumFacts, mine: number): Promise<void> => {
    stores.medium.setState({ facts });
    if (facts.kind !== "found") {
      player.unload();
      return;
    }
    const record = recordOf(id);
    const loaded = await loadFrames(facts, record && recordedFrames(record), {
      fetchBytes: world.fetchBytes,
      readMedia,
    });
    if (mine !== attempt) return;
    noteFacts(id, facts, loaded);
    const { url, type, name } = facts;
    const { frames, framesFrom, hasPicture, videoCodec, audioCodec } = loaded;
    await player.load({ url, type, name, frames, framesFrom, hasPicture, videoCodec, audioCodec });
  };

  const open = async (id: string): Promise<void> => {
    const log = stores.log.getState();
    if (log.phase !== "open") return;
    const mine = ++attempt;
    if (log.medium !== null && log.medium !== id) onLeaving();
    const now = stores.log.getState();
    if (now.phase === "open") stores.log.setState({ ...now, medium: id }, true);
    stores.medium.setState({ facts: null });
    try {
      const facts = await host.call("medium.open", { logId: log.logId, medium: id });
      if (mine === attempt) await play(id, facts, mine);
    } catch (error) {
      if (mine === attempt) desk.reportError(error);
    }
  };

  return {
    open,
    async openFirst() {
      const document = editing.document();
      const first = document && recordsById(document, "medium")[0];
      if (first) await open(first.id);
    },
    async relink(handle) {
      const log = stores.log.getState();
      const document = editing.document();
      if (log.phase !== "open" || log.medium === null || !document) return;
      const { logId, medium } = log;
      const mine = ++attempt;
      try {
        const { path, facts } = await host.call("medium.relink", { logId, medium, handle });
        const now = editing.document();
        if (mine !== attempt || !now) return;
        const name = facts.kind === "link" ? facts.url : facts.name;
        const patch = facts.kind === "found" ? { facts: factsOf(facts, undefined) } : {};
        const result = relinkMedium(now, { medium, path, ...patch }, commandContext(stores, world));
        if (editing.commitResult({ key: "step.relinkMedium", parameters: { name } }, result)) {
          await play(medium, facts, mine);
        }
      } catch (error) {
        desk.reportError(error);
      }
    },
  };
}

function factsOf(found: Found, loaded: LoadedFrames | undefined): MediumFactsPatch {
  const seconds = found.probe?.durationSeconds ?? loaded?.durationSeconds ?? null;
  const rate = found.probe ? found.probe.rate : (loaded?.rate ?? null);
  const startTimecode = found.probe?.startTimecode ?? null;
  return {
    fingerprint: found.fingerprint,
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
