import { TAG_COLOURS, type TagColour } from "#annotations/model/tag.ts";
import type { Hue, Theme } from "../../timeline/theme.ts";

/** Reads the colours and fonts of a timeline from the tokens as they stand for an element: a canvas knows no variables. */
export function readTheme(element: HTMLElement): Theme {
  const probe = element.ownerDocument.createElement("span");
  element.append(probe);
  const style = getComputedStyle(probe);
  const pen = element.ownerDocument
    .createElement("canvas")
    .getContext("2d", { willReadFrequently: true, colorSpace: "srgb" });
  const colour = (expression: string): string => {
    probe.style.color = expression;
    if (!pen) return style.color;
    // Mixed colours come in whatever space they were mixed in; a pixel says what they are on the screen.
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = style.color;
    pen.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 255] = pen.getImageData(0, 0, 1, 1).data;
    return `rgb(${red} ${green} ${blue} / ${alpha / 255})`;
  };
  const mix = (name: string, share: number): string =>
    colour(`color-mix(in oklab, var(--${name}) ${share}%, var(--panel))`);
  const hue = (name: TagColour): Hue => ({
    bodies: [mix(`tag-${name}`, 38), mix(`tag-${name}`, 58), mix(`tag-${name}`, 80)],
    edge: colour(`var(--tag-${name})`),
    words: colour("var(--text)"),
  });
  const font = (size: string, family: string): string => {
    probe.style.font = `var(--${size}) var(--${family})`;
    return `${style.fontSize} ${style.fontFamily}`;
  };
  const theme: Theme = {
    background: colour("var(--panel)"),
    ruler: colour("var(--raised)"),
    line: colour("var(--line)"),
    tick: colour("var(--text-faint)"),
    label: colour("var(--text-soft)"),
    soft: colour("var(--text-label)"),
    accent: colour("var(--accent)"),
    range: colour("color-mix(in oklab, var(--accent) 8%, transparent)"),
    wave: mix("accent", 62),
    guide: colour("var(--pending)"),
    running: colour("var(--playhead)"),
    hues: hues(hue),
    timeFont: font("size-label", "font-time"),
    textFont: font("size-label", "font-text"),
  };
  probe.remove();
  return theme;
}

function hues(of: (colour: TagColour) => Hue): Theme["hues"] {
  const [rose, orange, amber, lime, green, teal, sky, blue, violet, slate] = TAG_COLOURS;
  return {
    [rose]: of(rose),
    [orange]: of(orange),
    [amber]: of(amber),
    [lime]: of(lime),
    [green]: of(green),
    [teal]: of(teal),
    [sky]: of(sky),
    [blue]: of(blue),
    [violet]: of(violet),
    [slate]: of(slate),
  };
}
