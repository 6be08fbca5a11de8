import type { TagColour } from "#annotations/model/tag.ts";

/** The colours of one hue, as a canvas takes them: bodies by how much lies in them, the edge of a bar, words on it. */
export type Hue = {
  readonly bodies: readonly [soft: string, middle: string, strong: string];
  readonly edge: string;
  readonly words: string;
};

/** Colours and fonts of a timeline. */
export type Theme = {
  readonly background: string;
  readonly ruler: string;
  readonly line: string;
  readonly tick: string;
  readonly label: string;
  readonly soft: string;
  readonly accent: string;
  /** Between in and out, see-through. */
  readonly range: string;
  readonly wave: string;
  readonly guide: string;
  readonly running: string;
  readonly hues: { readonly [Colour in TagColour]: Hue };
  readonly timeFont: string;
  readonly textFont: string;
};
