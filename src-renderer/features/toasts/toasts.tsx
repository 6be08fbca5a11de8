import { CircleAlert, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { Session, Toast } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import "./toasts.css";

/** How long a toast stays, in milliseconds; one that tells of a trouble, or says so itself, stays until it is put away. */
const STAY_MS = 6000;

/** Short messages at the foot of the window, the newest lowest. */
export function Toasts({ session }: { readonly session: Session }) {
  const toasts = useStore(session.toasts);
  return (
    <div className="toasts" role="log" aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} onDismiss={() => session.dismissToast(toast.id)} />
      ))}
    </div>
  );
}

function ToastCard({ toast, onDismiss }: { readonly toast: Toast; readonly onDismiss: () => void }) {
  const { t, say } = useTexts();
  const [held, setHeld] = useState(false);
  const leaves = toast.tone === "plain" && !held && toast.stays !== true;
  const { action } = toast;

  useEffect(() => {
    if (!leaves) return;
    const timer = setTimeout(onDismiss, STAY_MS);
    return () => clearTimeout(timer);
  });

  return (
    <div
      className={`toast toast-${toast.tone}`}
      role={toast.tone === "trouble" ? "alert" : undefined}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      {toast.tone === "trouble" && <CircleAlert size={16} aria-hidden="true" />}
      <span className="toast-text">{say(toast)}</span>
      {action && (
        <Button
          tone="quiet"
          className="toast-action"
          onClick={() => {
            action.run();
            onDismiss();
          }}
        >
          {say({ key: action.key, parameters: {} })}
        </Button>
      )}
      <IconButton label={t("ui.close")} onClick={onDismiss}>
        <X size={16} />
      </IconButton>
    </div>
  );
}
