/**
 * Whether a key event belongs to a composition, as when Hangul is being written: the Enter that ends one ends the
 * composition only and commits nothing.
 */
export function isComposing(event: { readonly isComposing: boolean; readonly key: string }): boolean {
  return event.isComposing || event.key === "Process";
}
