import { type CastOffer, offerCast, takeCast } from "#annotations/day-zero/offer-cast.ts";
import { plainText } from "#annotations/day-zero/plain-text.ts";
import type { Desk } from "#annotations/formats/desk/desk.ts";
import { parseDesk } from "#annotations/formats/desk/parse-desk.ts";
import type { Core } from "./core.ts";

/** What a log could begin with, and the log that some of it is from. */
export type DayZeroState = { readonly offer: CastOffer; readonly from: string | null };

/** The offer of cast and vocabulary. */
export type DayZeroDesk = {
  /** Looks what there is to offer for a log that has just been made, and shows it; nothing where there is nothing. */
  greet(): Promise<void>;
  /** Looks again, because the user asked; shows it whatever it comes to. */
  look(): Promise<void>;
  /** Takes what is chosen of the offer as one step; whether it went. */
  take(chosen: CastOffer): boolean;
};

/** Nothing offered. */
export const NO_OFFER: DayZeroState = { offer: { people: [], tags: [] }, from: null };

/** Makes the desk of a window. */
export function createDayZeroDesk({ host, stores, desk, editing }: Core): DayZeroDesk {
  const lastDesk = async (logId: string): Promise<{ readonly name: string | null; readonly desk: Desk }> => {
    const { desk: last } = await host.call("desk.last", { logId });
    const parsed = last === null ? undefined : parseDesk(last.text);
    return parsed?.ok
      ? { name: last?.name ?? null, desk: parsed.value }
      : { name: null, desk: { people: [], tags: [] } };
  };

  const find = async (): Promise<boolean> => {
    const log = stores.log.getState();
    if (log.phase !== "open" || !editing.isWritable()) return false;
    const { opening, logId } = log;
    const last = await lastDesk(logId);
    const now = stores.log.getState();
    const document = editing.document();
    if (now.phase !== "open" || now.opening !== opening || !document) return false;
    const article = stores.article.getState();
    const text = article.phase === "ready" ? plainText(article.text) : "";
    const offer = offerCast(document, text, last.desk);
    stores.dayZero.setState({ offer, from: last.name }, true);
    return true;
  };

  const show = (): void => stores.ui.setState({ sheet: "day-zero" });

  return {
    async greet() {
      const log = stores.log.getState();
      if (log.phase !== "open" || !log.created) return;
      try {
        if (!(await find())) return;
        const { people, tags } = stores.dayZero.getState().offer;
        // Whoever has begun to do something else meanwhile is not disturbed.
        const isFree = stores.ui.getState().sheet === "none" && !stores.quickLine.getState().open;
        const document = editing.document();
        const isEmpty = document?.tables.person.size === 0 && document.tables.tag.size === 0;
        if (people.length + tags.length > 0 && isFree && isEmpty) show();
      } catch (error) {
        desk.reportError(error);
      }
    },
    async look() {
      try {
        if (await find()) show();
      } catch (error) {
        desk.reportError(error);
      }
    },
    take(chosen) {
      const document = editing.document();
      if (!document) return false;
      const count = chosen.people.length + chosen.tags.length;
      return editing.commit({ key: "step.takeCast", parameters: { count } }, takeCast(document, chosen));
    },
  };
}
