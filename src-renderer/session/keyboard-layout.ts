import type { KeyboardLayout } from "#annotations/commands/keys.ts";

declare global {
  interface Navigator {
    /** Chromium only, in secure contexts (Keyboard Map, WICG). */
    readonly keyboard?: { getLayoutMap(): Promise<ReadonlyMap<string, string>> };
  }
}

/** What the user's layout writes with each physical key; empty where the browser does not tell, which letters as in the US. */
export async function readLayout(): Promise<KeyboardLayout> {
  const map = await navigator.keyboard?.getLayoutMap();
  return new Map(map ?? []);
}
