/** Widths of texts that are remembered; labels repeat from frame to frame. */
const MOST_KNOWN = 4_000;

/** Cuts words to widths by a measure, which is asked once for each text. */
export function textFitter(measure: (text: string) => number): (text: string, width: number) => string {
  const known = new Map<string, number>();
  const widthOf = (text: string): number => {
    const width = known.get(text);
    if (width !== undefined) return width;
    if (known.size >= MOST_KNOWN) known.clear();
    const measured = measure(text);
    known.set(text, measured);
    return measured;
  };
  return (text, width) => {
    const full = widthOf(text);
    if (full <= width) return text;
    const letters = [...text];
    const room = width - widthOf("…");
    // By the mean width of its letters first; the few letters off are found by measuring.
    let count = Math.floor((letters.length * Math.max(0, room)) / full);
    while (count > 0 && widthOf(letters.slice(0, count).join("")) > room) count--;
    return count < 2 ? "" : `${letters.slice(0, count).join("").trimEnd()}…`;
  };
}
