import type { TagColour } from "#annotations/model/tag.ts";
import "./tag-chip.css";

type TagChipProps = {
  readonly label: string;
  readonly colour: TagColour;
  /** Whether it is what somebody looks for. */
  readonly found?: boolean;
};

/** A tag as a chip in its hue; the words are always there, so colour is never alone. */
export function TagChip({ label, colour, found = false }: TagChipProps) {
  return (
    <span className="tag-chip" data-colour={colour}>
      {found ? <mark className="found">{label}</mark> : label}
    </span>
  );
}
