import type { TagColour } from "#annotations/model/tag.ts";
import "./tag-chip.css";

/** A tag as a chip in its hue; the words are always there, so colour is never alone. */
export function TagChip({ label, colour }: { readonly label: string; readonly colour: TagColour }) {
  return (
    <span className="tag-chip" data-colour={colour}>
      {label}
    </span>
  );
}
