import { useStore } from "zustand";
import { isDamage } from "../../session/rescue-log.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";

/** That the file of the open log was damaged by something else, and the way out of it; nothing otherwise. */
export function DamagedFile({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const trouble = useStore(session.save, ({ state }) => state?.trouble ?? null);
  if (trouble === null || !isDamage(trouble)) return null;
  return (
    <div className="scene-log-left" role="status">
      <p>{t("damaged.found")}</p>
      <Button onClick={() => void session.putAside()}>{t("damaged.put-aside")}</Button>
    </div>
  );
}
