import { type Tag, tagLabel } from "#annotations/model/tag.ts";
import type { VocabularyOffer } from "../../session/vocabulary.ts";
import { useTexts } from "../../texts/texts.tsx";
import { TagChip } from "../../ui/tag-chip.tsx";

/** What a loaded vocabulary would change, before it is taken as one step: what is new, what changes, what it leaves alone. */
export function VocabularyOfferView({ offer }: { readonly offer: VocabularyOffer }) {
  const { t, sayName, language } = useTexts();
  const { added, changed, same, kept } = offer.change;
  const chip = (tag: Tag) => <TagChip colour={tag.colour} label={tagLabel(tag, language)} />;
  return (
    <section className="tags-offer" aria-label={t("tags.offer", { name: offer.name })}>
      <h3>{t("tags.offer", { name: offer.name })}</h3>
      {added.length > 0 && (
        <>
          <h4>
            {t("tags.offer-added")} · {added.length}
          </h4>
          <ul className="tags-offer-new">
            {added.map((tag) => (
              <li key={tag.id}>{chip(tag)}</li>
            ))}
          </ul>
        </>
      )}
      {changed.length > 0 && (
        <>
          <h4>
            {t("tags.offer-changed")} · {changed.length}
          </h4>
          <ul>
            {changed.map(({ tag, fields }) => (
              <li key={tag.id} className="tags-offer-changed">
                {chip(tag)}
                <span>{fields.map((field) => sayName("field", field)).join(", ")}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <ul className="tags-offer-rest">
        {same > 0 && <li>{t("tags.offer-same", { count: same })}</li>}
        {kept.length > 0 && <li>{t("tags.offer-kept", { count: kept.length })}</li>}
        {offer.people > 0 && <li>{t("tags.offer-people", { count: offer.people })}</li>}
      </ul>
    </section>
  );
}
