import { UserSearch } from "lucide-react";
import { useRef, useState } from "react";
import { useStore } from "zustand";
import { takeCast } from "#annotations/day-zero/offer-cast.ts";
import { preferredName } from "#annotations/model/person.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { KeyCaps } from "../../ui/key-cap.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { TagChip } from "../../ui/tag-chip.tsx";
import "./day-zero-sheet.css";

/** Who and what a new log could begin with. Enter takes all that is ticked, arrows go from one to the next, Space unticks. */
export function DayZeroSheet({ session }: { readonly session: Session }) {
  const { t, language } = useTexts();
  const { offer, from } = useStore(session.dayZero);
  const document = useStore(session.log, (log) => (log.phase === "open" ? log.document : undefined));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLDivElement>(null);
  const close = () => session.show("none");
  const chosen = {
    people: offer.people.filter(({ person }) => !left.has(`person ${person.id}`)),
    tags: offer.tags.filter((tag) => !left.has(`tag ${tag.id}`)),
  };
  const count = chosen.people.length + chosen.tags.length;
  const keys = new Map<string, string>(
    (document ? takeCast(document, chosen) : []).flatMap((change) =>
      change.op === "insert" && typeof change.record["key"] === "string"
        ? [[`${change.kind} ${change.id}`, change.record["key"]] as const]
        : [],
    ),
  );
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const take = () => {
    if (count > 0 && session.takeCast(chosen)) close();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const boxes = [...(list.current?.querySelectorAll("input") ?? [])];
      const at = boxes.findIndex((box) => box === window.document.activeElement);
      const step = event.key === "ArrowDown" ? 1 : -1;
      boxes.at((Math.max(at, step < 0 ? 0 : -1) + step) % boxes.length)?.focus();
    } else if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      event.stopPropagation();
      take();
    }
  };

  if (offer.people.length + offer.tags.length === 0) {
    return (
      <Sheet title={t("day-zero.title")} closeLabel={t("ui.close")} onClose={close}>
        <Notice icon={<UserSearch size={24} />} title={t("day-zero.none")} text={t("day-zero.none-text")} />
      </Sheet>
    );
  }
  return (
    <Sheet
      title={t("day-zero.title")}
      closeLabel={t("ui.close")}
      onClose={close}
      foot={
        <>
          <span className="day-zero-keys">
            <span>
              <KeyCaps keys="↑ ↓" /> {t("day-zero.move")}
            </span>
            <span>
              <KeyCaps keys="Space" /> {t("day-zero.tick")}
            </span>
          </span>
          <Button onClick={close}>{t("day-zero.later")}</Button>
          <Button tone="main" disabled={count === 0} onClick={take}>
            {t("day-zero.take", { count })} <KeyCaps keys="Enter" />
          </Button>
        </>
      }
    >
      <div ref={list} className="day-zero" onKeyDown={onKeyDown}>
        <p className="day-zero-lead">
          {from === null ? t("day-zero.lead-article") : t("day-zero.lead-both", { name: from })}
        </p>
        {offer.people.length > 0 && (
          <section aria-label={t("day-zero.people")}>
            <h3>{t("day-zero.people")}</h3>
            {offer.people.map(({ person, mentions, misspelt }) => {
              const id = `person ${person.id}`;
              const character = person.character && preferredName(person.character.names, language);
              return (
                <label key={id} className="day-zero-row" data-left={left.has(id)}>
                  <input type="checkbox" data-autofocus checked={!left.has(id)} onChange={() => toggle(id)} />
                  <span className="day-zero-cap">
                    {keys.has(id) && <KeyCaps keys={(keys.get(id) ?? "").toUpperCase()} />}
                  </span>
                  <span className="day-zero-name">
                    {preferredName(person.names, language)}
                    {character && <small>{character}</small>}
                  </span>
                  <span className="day-zero-why">
                    {misspelt !== undefined
                      ? t("day-zero.misspelt", { text: misspelt })
                      : mentions > 0
                        ? t("day-zero.mentions", { count: mentions })
                        : t("day-zero.from-desk", { name: from ?? "" })}
                  </span>
                </label>
              );
            })}
          </section>
        )}
        {offer.tags.length > 0 && (
          <section aria-label={t("day-zero.tags")}>
            <h3>{t("day-zero.tags")}</h3>
            <div className="day-zero-tags">
              {offer.tags.map((tag) => {
                const id = `tag ${tag.id}`;
                return (
                  <label key={id} className="day-zero-tag" data-left={left.has(id)}>
                    <input
                      type="checkbox"
                      data-autofocus
                      checked={!left.has(id)}
                      onChange={() => toggle(id)}
                    />
                    {tag.key !== undefined && <KeyCaps keys={tag.key} />}
                    <TagChip label={tagLabel(tag, language)} colour={tag.colour} />
                  </label>
                );
              })}
            </div>
          </section>
        )}
      </div>
    </Sheet>
  );
}
