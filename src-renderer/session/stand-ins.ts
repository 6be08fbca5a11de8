import { HostError } from "#annotations/host/dispatch.ts";
import type { StandInKind, StandInProgress, Trouble } from "#annotations/host/shapes.ts";
import { cureOf } from "../player/codecs.ts";
import type { Core } from "./core.ts";

/** What can be done about a film that cannot be played, and whether this machine can. */
export type StandInOffer = {
  /** The film that it is for. */
  readonly handle: string;
  readonly kind: StandInKind;
  readonly able: "asking" | "yes" | "no-ffmpeg" | "no-encoder";
  /** Why the last attempt came to nothing. */
  readonly refused: Trouble | null;
};

/** A copy that is being made for this window. */
export type StandInMaking = {
  readonly handle: string;
  readonly name: string;
  readonly kind: StandInKind;
  /** `null` until the first news of it. */
  readonly progress: StandInProgress | null;
};

/** Playable copies, as the window shows them. */
export type StandInState = { readonly offer: StandInOffer | null; readonly making: StandInMaking | null };

/** Offers and makes playable copies of the film in the player. */
export type StandInDesk = {
  /** A trouble with the film has come up: where a copy helps, it is offered. Else it is reported. */
  offer(trouble: Trouble): void;
  /** Asks the machine anew whether it can make one. */
  ask(): Promise<void>;
  /** Makes what is offered and plays it. */
  make(): Promise<void>;
  cancel(): Promise<void>;
  /** Another film comes: what was offered for the last one goes. What is being made goes on. */
  clear(): void;
  /** News of the copy that is being made. */
  receive(handle: string, progress: StandInProgress): void;
};

/** What the machine says where the user gave up: nothing that he would have to be told. */
const GIVEN_UP = "stand-in-cancelled";

/** Makes the desk; `reopen` puts a medium into the player again. */
export function createStandInDesk(core: Core, reopen: (medium: string) => Promise<void>): StandInDesk {
  const { host, player, stores, desk } = core;
  const { standIn } = stores;

  const film = () => {
    const log = stores.log.getState();
    const { place } = stores.medium.getState();
    if (log.phase !== "open" || log.medium === null || place?.kind !== "found") return undefined;
    return { logId: log.logId, medium: log.medium, handle: place.handle, name: place.name };
  };

  const patchOffer = (handle: string, patch: Partial<StandInOffer>): void => {
    const { offer } = standIn.getState();
    if (offer?.handle === handle) standIn.setState({ offer: { ...offer, ...patch } });
  };

  const ask = async (): Promise<void> => {
    const { offer } = standIn.getState();
    if (!offer) return;
    patchOffer(offer.handle, { able: "asking" });
    try {
      patchOffer(offer.handle, { able: (await host.call("standIn.ask", {})).able });
    } catch (error) {
      desk.reportError(error);
    }
  };

  /** The film plays, but for its sound: a word at the foot of the window is enough. */
  const suggestSound = async (trouble: Trouble, handle: string): Promise<void> => {
    await ask();
    const { offer } = standIn.getState();
    if (offer?.handle !== handle) return;
    const action = { key: "stand-in.make-sound", run: () => void make() };
    const shown = {
      tone: "trouble",
      key: `trouble.${trouble.code}`,
      parameters: trouble.parameters,
    } as const;
    desk.toast({ ...shown, action: offer.able === "yes" ? action : null });
    desk.note(trouble);
  };

  const make = async (): Promise<void> => {
    const { offer, making } = standIn.getState();
    const now = film();
    if (!offer || !now || making || offer.handle !== now.handle) return;
    const { logId, handle, medium, name } = now;
    const { kind } = offer;
    patchOffer(handle, { refused: null });
    standIn.setState({ making: { handle, name, kind, progress: null } });
    try {
      await host.call("standIn.make", { logId, handle, kind });
      standIn.setState({ making: null });
      if (film()?.handle === handle) await play(medium);
      else desk.say({ key: "stand-in.ready", parameters: { name } });
    } catch (error) {
      standIn.setState({ making: null });
      if (!(error instanceof HostError)) return desk.reportError(error);
      const refused = error.toTrouble();
      if (refused.code === GIVEN_UP) return;
      // What cannot be taken over as it is can still be encoded anew.
      patchOffer(handle, { refused, kind: "proxy" });
      if (stores.playback.getState().phase === "failed" && film()?.handle === handle) desk.note(refused);
      else desk.report(refused);
    }
  };

  /** Plays the copy from where the film stood. */
  const play = async (medium: string): Promise<void> => {
    const { index } = player.shownFrame();
    await reopen(medium);
    await player.seekToFrame(index);
  };

  return {
    offer(trouble) {
      const kind = cureOf(trouble);
      const now = film();
      if (kind === undefined || !now) return desk.report(trouble);
      standIn.setState({ offer: { handle: now.handle, kind, able: "asking", refused: null } });
      if (stores.playback.getState().phase === "failed") void ask();
      else void suggestSound(trouble, now.handle);
    },
    ask,
    make,
    async cancel() {
      try {
        await host.call("standIn.cancel", {});
      } catch (error) {
        desk.reportError(error);
      }
    },
    clear: () => standIn.setState({ offer: null }),
    receive(handle, progress) {
      const { making } = standIn.getState();
      if (making?.handle === handle) standIn.setState({ making: { ...making, progress } });
    },
  };
}
