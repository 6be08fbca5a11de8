import { useStore } from "zustand";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import { preferredName } from "#annotations/model/person.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { type Clock, lengthOf } from "../../ui/clock.ts";
import "./running-badges.css";

type RunningBadgesProps = {
  readonly session: Session;
  readonly document: LogDocument;
  readonly clock: Clock;
};

/** What is being logged right now, on the picture: running segments with their growing time, the target outlined. */
export function RunningBadges({ session, document, clock }: RunningBadgesProps) {
  const { t } = useTexts();
  const running = useStore(session.logging, (logging) => logging.running);
  const target = useStore(session.logging, (logging) => logging.target);
  const ended =
    target !== null && !running.includes(target) ? document.tables.annotation.get(target) : undefined;
  const badges = running.flatMap((id) => document.tables.annotation.get(id) ?? []);

  return (
    <ul className="running-badges" aria-label={t("player.running")}>
      {ended && <Badge session={session} annotation={ended} document={document} clock={clock} kind="ended" />}
      {badges.map((annotation) => (
        <Badge
          key={annotation.id}
          session={session}
          annotation={annotation}
          document={document}
          clock={clock}
          kind={annotation.id === target ? "target" : "running"}
        />
      ))}
    </ul>
  );
}

type BadgeProps = RunningBadgesProps & {
  readonly annotation: Annotation;
  /** `ended`: the target has ended, and people keys still act on it. */
  readonly kind: "running" | "target" | "ended";
};

function Badge({ session, annotation, document, clock, kind }: BadgeProps) {
  const { t, language } = useTexts();
  const tags = (annotation.tags ?? []).flatMap((id) => document.tables.tag.get(id) ?? []);
  const people = (annotation.people ?? []).flatMap((id) => document.tables.person.get(id) ?? []);
  const label = tags.map((tag) => tagLabel(tag, language)).join(" + ") || t("player.untagged");
  return (
    <li
      className="running-badge"
      data-kind={kind}
      data-colour={tags[0]?.colour ?? "slate"}
      aria-current={kind === "running" ? undefined : "true"}
    >
      {kind !== "ended" && <span className="running-dot" aria-hidden="true" />}
      <span className="running-label">{label}</span>
      {people.length > 0 && (
        <span className="running-people">
          {people.map((person) => preferredName(person.names, language)).join(", ")}
        </span>
      )}
      {kind === "ended" ? (
        <span className="running-target">{t("player.target")}</span>
      ) : (
        <RunningTime session={session} annotation={annotation} clock={clock} />
      )}
    </li>
  );
}

/** How long a running segment has become; the only part of a badge that follows the playhead. */
function RunningTime({ session, annotation, clock }: Pick<BadgeProps, "session" | "annotation" | "clock">) {
  const text = useStore(session.playhead, (shown) => {
    const length = lengthOf(annotation, shown.start);
    return length === undefined ? "" : clock.formatLength(length);
  });
  return <span className="running-time time">{text} s</span>;
}
