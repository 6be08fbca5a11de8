import { useState } from "react";
import { useStore } from "zustand";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Choice, Field } from "../../ui/field.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import "./settings-sheet.css";

/** How much room copies of films may take, to choose from: gigabytes. */
const STAND_IN_ROOMS = [5, 20, 50, 200];

/** The settings: every change acts at once and is kept. */
export function SettingsSheet({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const settings = useStore(session.app, (app) => app.settings);
  const version = useStore(session.app, (app) => app.version);
  const set = (patch: Partial<typeof settings>) => void session.setSettings(patch);

  return (
    <Sheet title={t("settings.title")} closeLabel={t("ui.close")} onClose={() => session.show("none")}>
      <Field label={t("settings.language")}>
        {() => (
          <Choice
            label={t("settings.language")}
            value={settings.language}
            options={[
              { value: "system", label: t("settings.system") },
              { value: "en", label: "English" },
              { value: "ko", label: "한국어" },
            ]}
            onChange={(language) => set({ language })}
          />
        )}
      </Field>
      <Field label={t("settings.theme")}>
        {() => (
          <Choice
            label={t("settings.theme")}
            value={settings.theme}
            options={[
              { value: "system", label: t("settings.system") },
              { value: "dark", label: t("settings.dark") },
              { value: "light", label: t("settings.light") },
            ]}
            onChange={(theme) => set({ theme })}
          />
        )}
      </Field>
      <Field label={t("settings.author")} hint={t("settings.author-hint")}>
        {(id, hint) => (
          <AuthorInput id={id} hint={hint} author={settings.author} onChange={(author) => set({ author })} />
        )}
      </Field>
      <Field label={t("settings.allowance")} hint={t("settings.allowance-hint")}>
        {(id, hint) => (
          <div className="settings-range">
            <input
              id={id}
              type="range"
              aria-describedby={hint}
              min={0}
              max={2}
              step={0.1}
              value={settings.reactionAllowance}
              onChange={(event) => set({ reactionAllowance: Number(event.target.value) })}
            />
            <output className="time" htmlFor={id}>
              {t("settings.seconds", { seconds: settings.reactionAllowance.toFixed(1) })}
            </output>
          </div>
        )}
      </Field>
      <Field label={t("settings.while-typing")} hint={t("settings.while-typing-hint")}>
        {() => (
          <Choice
            label={t("settings.while-typing")}
            value={settings.whileTyping}
            options={[
              { value: "run", label: t("settings.run") },
              { value: "pause", label: t("settings.pause") },
              { value: "pause-and-step-back", label: t("settings.step-back") },
            ]}
            onChange={(whileTyping) => set({ whileTyping })}
          />
        )}
      </Field>
      <Field label={t("settings.stand-ins")} hint={t("settings.stand-ins-hint")}>
        {() => (
          <Choice
            label={t("settings.stand-ins")}
            value={String(settings.standInGigabytes)}
            options={STAND_IN_ROOMS.map((count) => ({
              value: String(count),
              label: t("settings.gigabytes", { count }),
            }))}
            onChange={(count) => set({ standInGigabytes: Number(count) })}
          />
        )}
      </Field>
      <p className="settings-version">{t("settings.version", { version })}</p>
    </Sheet>
  );
}

type AuthorInputProps = {
  readonly id: string;
  readonly hint: string | undefined;
  readonly author: string;
  readonly onChange: (author: string) => void;
};

/** Keeps what is typed to itself until the field is left, so that not every letter becomes a setting. */
function AuthorInput({ id, hint, author, onChange }: AuthorInputProps) {
  const [text, setText] = useState(author);
  return (
    <input
      id={id}
      className="input"
      aria-describedby={hint}
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => {
        if (text !== author) onChange(text);
      }}
    />
  );
}
