import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "./button.tsx";
import "./sheet.css";

type SheetProps = {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly width?: "narrow" | "medium" | "wide" | "broad";
  readonly children: ReactNode;
  /** Whether it is only read, with nothing in it to reach by Tab: then its text can be reached, to be scrolled by keys. */
  readonly reads?: boolean;
  /** The buttons at the foot. */
  readonly foot?: ReactNode;
};

/**
 * A sheet that floats over the window without stopping anything behind it: a native dialog that is not modal, so the
 * film plays on. It takes the focus when it opens, gives it back when it closes, and closes on Esc.
 */
export function Sheet({ title, closeLabel, onClose, width = "medium", children, foot, reads }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    element?.show();
    const first = element?.querySelector<HTMLElement>("[data-autofocus]");
    (first ?? element)?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      className={`sheet sheet-${width}`}
      aria-labelledby={heading}
      tabIndex={-1}
      data-takes-keys
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="sheet-head">
        <h2 id={heading}>{title}</h2>
        <IconButton label={closeLabel} keys="Esc" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      <div className="sheet-body" tabIndex={reads ? 0 : undefined}>
        {children}
      </div>
      {foot && <div className="sheet-foot">{foot}</div>}
    </dialog>
  );
}
