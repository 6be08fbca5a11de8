import { ArrowRight } from "lucide-react";
import { useMemo } from "react";
import { useStore } from "zustand";
import { type KeyTable, keyTable } from "#annotations/commands/key-table.ts";
import { dealPalette, type Palette } from "#annotations/commands/palette.ts";
import { USER_COMMANDS } from "#annotations/commands/table.ts";
import { preferredName } from "#annotations/model/person.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import type { KeyOffer } from "../../session/key-desk.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { type Commands, useCommands } from "../../ui/commands.tsx";
import { KeyCaps } from "../../ui/key-cap.tsx";

/** A key that would be another one: of whom, and its caps before and after; no caps where there is no key. */
type Move = {
  readonly id: string;
  readonly name: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
};

/** What other keys would change: which commands get other keys, and who moves in the palettes of the open log. */
export function KeyOfferView({ session, offer }: { readonly session: Session; readonly offer: KeyOffer }) {
  const { t, say, language } = useTexts();
  const commands = useCommands();
  const log = useStore(session.log);
  const palette = useStore(session.palette);
  const table = useMemo(() => keyTable(offer.set), [offer.set]);
  const document = log.phase === "open" ? log.document : undefined;
  const commandMoves = USER_COMMANDS.flatMap(({ id, textKey }): readonly Move[] => {
    const before = commands.table.keysOf(id);
    const after = table.keysOf(id);
    if (before.join() === after.join()) return [];
    return [{ id, name: t(textKey), before: before.map(commands.capsOf), after: after.map(commands.capsOf) }];
  });
  const paletteMoves = document
    ? movesOf(palette, dealPalette(document, undefined, table.palette), { table, commands, language })
    : [];
  const isNothing = commandMoves.length + paletteMoves.length === 0;

  return (
    <section
      className="key-offer"
      aria-label={
        offer.name === null ? t("key-settings.offer") : t("key-settings.offer-file", { name: offer.name })
      }
    >
      <h3>
        {offer.name === null ? t("key-settings.offer") : t("key-settings.offer-file", { name: offer.name })}
      </h3>
      {isNothing && <p>{t("key-settings.offer-nothing")}</p>}
      <Moves title={t("key-settings.offer-commands")} moves={commandMoves} />
      <Moves title={t("key-settings.offer-palettes")} moves={paletteMoves} />
      {offer.left.length > 0 && (
        <>
          <h4>{t("key-settings.offer-left")}</h4>
          <ul className="key-offer-left">
            {offer.left.map((left) => (
              <li key={say(left)}>{say(left)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Moves({ title, moves }: { readonly title: string; readonly moves: readonly Move[] }) {
  if (moves.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul className="key-offer-moves">
        {moves.map(({ id, name, before, after }) => (
          <li key={id} data-moved={id}>
            <span className="key-row-name">{name}</span>
            <Caps caps={before} />
            <ArrowRight size={14} aria-hidden="true" />
            <Caps caps={after} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Caps({ caps }: { readonly caps: readonly string[] }) {
  const { t } = useTexts();
  return (
    <span className="key-offer-caps">
      {caps.length === 0 ? t("key-settings.no-key") : caps.map((keys) => <KeyCaps key={keys} keys={keys} />)}
    </span>
  );
}

/** Who has another key in the palettes; a tag in a further bank has the key that turns banks before its own. */
function movesOf(
  before: Palette,
  after: Palette,
  around: { readonly table: KeyTable; readonly commands: Commands; readonly language: string },
): readonly Move[] {
  const { commands, language } = around;
  const tagCaps = (palette: Palette, id: string): readonly string[] => {
    const dealt = palette.tags.find(({ tag }) => tag.id === id);
    if (!dealt) return [];
    const turns = dealt.bank === 0 ? "" : ` (${dealt.bank + 1})`;
    return [commands.letter(dealt.key) + turns];
  };
  const personCaps = (palette: Palette, id: string): readonly string[] => {
    const key = palette.people.find(({ person }) => person.id === id)?.key;
    return key ? [commands.letter(key)] : [];
  };
  const all: readonly Move[] = [
    ...(after.tags.length > 0 ? after : before).tags.map(({ tag }) => ({
      id: tag.id,
      name: tagLabel(tag, language),
      before: tagCaps(before, tag.id),
      after: tagCaps(after, tag.id),
    })),
    ...after.people.map(({ person }) => ({
      id: person.id,
      name: preferredName(person.names, language) || person.id,
      before: personCaps(before, person.id),
      after: personCaps(after, person.id),
    })),
  ];
  return all.filter((move) => move.before.join() !== move.after.join());
}
