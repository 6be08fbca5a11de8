import { useEffect } from "react";

const TEXT = "input:not([type=range], [type=checkbox], [type=radio]), textarea, select, [contenteditable]";
const CONTROL = "button, [role=option], [role=row], [role=slider], input[type=range], summary, label";

/**
 * Whatever is clicked takes no focus (product, "Keys"), so that the logging keys go on acting: pressing the mouse on a
 * control, or beside everything, leaves a text field, whose own text is taken over as if it had been left by Tab.
 * Sheets and the quick line keep the focus that they have.
 */
export function useFocusManners(): void {
  useEffect(() => {
    const press = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (!target || target.closest(TEXT)) return;
      const active = document.activeElement;
      const keeper = active?.closest("[data-takes-keys]");
      if (keeper?.contains(target)) {
        if (target.closest("button")) event.preventDefault();
        return;
      }
      if (target.closest(CONTROL) && !target.closest("input, label")) event.preventDefault();
      if (active instanceof HTMLElement && active !== document.body && !keeper) active.blur();
    };
    // A slider needs the focus while it is dragged, and gives it back.
    const release = () => {
      const active = document.activeElement;
      if (active instanceof HTMLInputElement && active.type === "range" && !active.closest("dialog"))
        active.blur();
    };
    document.addEventListener("mousedown", press);
    document.addEventListener("pointerup", release);
    return () => {
      document.removeEventListener("mousedown", press);
      document.removeEventListener("pointerup", release);
    };
  }, []);
}
