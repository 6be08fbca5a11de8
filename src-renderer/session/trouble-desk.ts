import type { Host } from "#annotations/host/contract.ts";
import { HostError } from "#annotations/host/dispatch.ts";
import type { Trouble } from "#annotations/host/shapes.ts";
import type { StepName, Toast } from "./types.ts";
import type { World } from "./world.ts";
import type { Stores } from "./stores.ts";

/** The one place where messages and errors come up. */
export type TroubleDesk = {
  toast(toast: Omit<Toast, "id">): void;
  /** A plain message without an action. */
  say(text: StepName): void;
  dismiss(id: string): void;
  /** Shows a trouble and notes it in the diagnostics log. */
  report(trouble: Trouble): void;
  /** Notes a trouble that is shown elsewhere. */
  note(trouble: Trouble): void;
  /** Notes whatever was thrown where nobody has asked for what failed. */
  noteError(error: unknown): void;
  /** Reports whatever was thrown: a failure of the host by its code, anything else as a bug with its stack. */
  reportError(error: unknown): void;
};

/** More than these at once are not read; the oldest plain ones make room. */
const MOST_TOASTS = 8;

/** What stands for a bug in the window, whose own words are of no use to anybody but its developers. */
const BUG = "window-bug";

const STACK_LENGTH = 8000;

/** Makes the desk over the toasts of a window and the diagnostics log of its host. */
export function createTroubleDesk(stores: Stores, host: Host, world: World): TroubleDesk {
  const dismiss = (id: string): void =>
    stores.toasts.setState(
      stores.toasts.getState().filter((toast) => toast.id !== id),
      true,
    );

  const toast = (next: Omit<Toast, "id">): void => {
    const same = stores.toasts
      .getState()
      .filter((shown) => shown.key !== next.key || next.tone !== "trouble" || !sameGaps(shown, next));
    stores.toasts.setState([...same, { ...next, id: world.newId() }].slice(-MOST_TOASTS), true);
  };

  const note = (trouble: Trouble, stack?: string): void => {
    host
      .call("diagnostics.note", {
        ...trouble,
        ...(stack === undefined ? {} : { stack: stack.slice(0, STACK_LENGTH) }),
      })
      .catch(() => {
        // With the host gone there is nothing to note it in; the trouble itself is on the screen, and so is that one.
      });
  };

  const show = ({ code, parameters }: Trouble): void =>
    toast({ tone: "trouble", key: `trouble.${code}`, parameters, action: null });

  return {
    toast,
    say: ({ key, parameters }) => toast({ tone: "plain", key, parameters, action: null }),
    dismiss,
    note: (trouble) => note(trouble),
    report(trouble) {
      show(trouble);
      note(trouble);
    },
    noteError: (error) => note(troubleOf(error), stackOf(error)),
    reportError(error) {
      const trouble = troubleOf(error);
      show(trouble);
      note(trouble, stackOf(error));
    },
  };
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof HostError) return error.toTrouble();
  return { code: BUG, parameters: { name: error instanceof Error ? error.name : "unknown" } };
}

function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack : undefined;
}

function sameGaps(a: Omit<Toast, "id">, b: Omit<Toast, "id">): boolean {
  return JSON.stringify(a.parameters) === JSON.stringify(b.parameters);
}
