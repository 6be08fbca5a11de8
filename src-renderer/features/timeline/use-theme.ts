import { type RefObject, useEffect, useState } from "react";
import type { Theme } from "../../timeline/theme.ts";
import { readTheme } from "./read-theme.ts";

/** The colours of the timeline within an element; read again when the theme changes, and once the fonts are there. */
export function useTheme(element: RefObject<HTMLElement | null>, theme: string): Theme | null {
  const [read, setRead] = useState<{ readonly of: string; readonly theme: Theme } | null>(null);
  useEffect(() => {
    const look = (): void => {
      if (element.current) setRead({ of: theme, theme: readTheme(element.current) });
    };
    look();
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", look);
    let isGone = false;
    void document.fonts.ready.then(() => {
      if (!isGone) look();
    });
    return () => {
      isGone = true;
      system.removeEventListener("change", look);
    };
  }, [element, theme]);
  return read?.theme ?? null;
}
