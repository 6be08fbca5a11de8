import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { KeyCaps } from "./key-cap.tsx";
import "./tooltip.css";

type Tip = { readonly text: string; readonly keys: string | null; readonly anchor: Element };

/** How long the pointer rests before a tooltip appears, in milliseconds. */
const REST_MS = 450;

/** The one tooltip of the window: it watches for elements with `data-tip` and shows their text and keys beside them. */
export function Tooltip() {
  const [tip, setTip] = useState<Tip | null>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      setTip(null);
    };
    const over = (event: Event) => {
      const anchor = event.target instanceof Element ? event.target.closest("[data-tip]") : null;
      hide();
      if (!anchor) return;
      const show = () => {
        const text = anchor.getAttribute("data-tip");
        if (text && anchor.isConnected) setTip({ text, keys: anchor.getAttribute("data-tip-keys"), anchor });
      };
      timer = setTimeout(show, REST_MS);
    };
    document.addEventListener("pointerover", over);
    document.addEventListener("pointerdown", hide);
    document.addEventListener("keydown", hide);
    window.addEventListener("blur", hide);
    return () => {
      hide();
      document.removeEventListener("pointerover", over);
      document.removeEventListener("pointerdown", hide);
      document.removeEventListener("keydown", hide);
      window.removeEventListener("blur", hide);
    };
  }, []);

  useLayoutEffect(() => {
    if (tip && box.current) place(box.current, tip.anchor.getBoundingClientRect());
  }, [tip]);

  if (!tip) return null;
  return (
    <div ref={box} className="tooltip" role="tooltip" popover="manual">
      <span className="tooltip-text">{tip.text}</span>
      {tip.keys && <KeyCaps keys={tip.keys} />}
    </div>
  );
}

/** Below the anchor and centred on it, above it where there is no room, and always inside the window. */
function place(box: HTMLElement, anchor: DOMRect) {
  box.showPopover();
  const { width, height } = box.getBoundingClientRect();
  const below = anchor.bottom + 6;
  const top = below + height > window.innerHeight - 4 ? anchor.top - height - 6 : below;
  const left = anchor.left + anchor.width / 2 - width / 2;
  box.style.top = `${Math.max(4, top)}px`;
  box.style.left = `${Math.max(4, Math.min(left, window.innerWidth - width - 4))}px`;
}
