import type { Handlers } from "#annotations/host/contract.ts";
import { focusWindow, type Windows } from "./windows.ts";

/**
 * Handlers that also note which window has which log. A window that asks for a log of another window brings that one to
 * the front, and goes away itself where it was opened for nothing else.
 */
export function trackLogs<Caller extends { readonly id: string }>(
  handlers: Handlers<Caller>,
  windows: Pick<Windows, "seats" | "seatOf">,
): Handlers<Caller> {
  return {
    ...handlers,
    "log.open": async (input, caller) => {
      const seat = windows.seatOf(caller.id);
      const wasForThis = seat !== undefined && seat.startFile !== null;
      // Even where it fails: another file may then be opened in this window.
      const outcome = await handlers["log.open"](input, caller).finally(() => {
        if (seat !== undefined) seat.startFile = null;
      });
      if (seat === undefined) return outcome;
      if (outcome.kind === "opened") seat.open = { logId: outcome.logId, handle: input.handle };
      if (outcome.kind === "already-open") {
        const having = windows.seats().find(({ open }) => open?.logId === outcome.logId);
        if (having !== undefined && having !== seat) {
          focusWindow(having.window);
          if (wasForThis && seat.open === null) seat.window.close();
        }
      }
      return outcome;
    },
    "log.close": async (input, caller) => {
      const report = await handlers["log.close"](input, caller);
      const seat = windows.seatOf(caller.id);
      if (seat?.open?.logId === input.logId) seat.open = null;
      return report;
    },
  };
}
