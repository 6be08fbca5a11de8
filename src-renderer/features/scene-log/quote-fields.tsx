import { addQuote } from "#annotations/commands/add-quote.ts";
import { removeQuote } from "#annotations/commands/remove-quote.ts";
import { setQuoteField } from "#annotations/commands/set-quote-field.ts";
import { setTranslation } from "#annotations/commands/set-translation.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import type { Quote } from "#annotations/model/quote.ts";
import { guessLanguage } from "#annotations/names/script.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { carryOut } from "./edits.ts";
import { TextField } from "./text-field.tsx";

type QuoteFieldsProps = {
  readonly session: Session;
  readonly document: LogDocument;
  readonly annotation: Annotation;
};

/** Words said and their translation: a pair of fields for every quote, or one empty pair. */
export function QuoteFields({ session, document, annotation }: QuoteFieldsProps) {
  const quotes: readonly (Quote | undefined)[] = annotation.quotes?.length ? annotation.quotes : [undefined];
  return quotes.map((quote, index) => (
    <QuotePair
      key={quote?.id ?? `new ${index}`}
      session={session}
      document={document}
      annotation={annotation}
      quote={quote}
    />
  ));
}

/** Languages of the log's texts, and the two that the app speaks. */
function otherLanguage(document: LogDocument, language: string): string {
  const known = [...(document.log.languages ?? []), "en", "ko"];
  return known.find((candidate) => candidate !== language) ?? "en";
}

function QuotePair({
  session,
  document,
  annotation,
  quote,
}: QuoteFieldsProps & { readonly quote: Quote | undefined }) {
  const { t, language } = useTexts();
  const names = new Intl.DisplayNames(language, { type: "language" });
  const translation = quote?.translations?.[0];
  const lang = quote?.lang ?? (quote?.text === undefined ? undefined : guessLanguage(quote.text));
  const into = translation?.lang ?? otherLanguage(document, lang ?? "ko");
  const id = annotation.id;
  const onlySpeaker = annotation.people?.length === 1 ? annotation.people[0] : undefined;

  const writeText = (text: string) => {
    const words = text.trim();
    const said = guessLanguage(words);
    if (quote === undefined) {
      if (words === "") return;
      const added = {
        text: words,
        lang: said,
        ...(onlySpeaker === undefined ? {} : { speaker: onlySpeaker }),
      };
      carryOut(session, { key: "step.addQuote", parameters: {} }, addQuote, { annotation: id, quote: added });
    } else if (words === "" && translation === undefined) {
      const gone = { annotation: id, quote: quote.id };
      carryOut(session, { key: "step.removeQuote", parameters: {} }, removeQuote, gone);
    } else {
      const fields = words === "" ? { text: null } : { text: words, lang: said };
      const change = { annotation: id, quote: quote.id, fields };
      carryOut(session, { key: "step.setQuote", parameters: {} }, setQuoteField, change);
    }
  };

  const writeTranslation = (text: string) => {
    const name = { key: "step.setTranslation", parameters: {} };
    if (quote !== undefined) {
      carryOut(session, name, setTranslation, { annotation: id, quote: quote.id, lang: into, text });
    } else if (text.trim() !== "") {
      const added = { translations: [{ lang: into, text: text.trim() }] };
      carryOut(session, { key: "step.addQuote", parameters: {} }, addQuote, { annotation: id, quote: added });
    }
  };

  return (
    <>
      <TextField
        label={t("log-list.quote")}
        placeholder={t("log-list.add-quote")}
        text={quote?.text ?? ""}
        lang={lang}
        onChange={writeText}
      />
      <TextField
        label={t("log-list.translation")}
        placeholder={t("log-list.add-translation", { lang: names.of(into) ?? into })}
        text={translation?.text ?? ""}
        lang={into}
        onChange={writeTranslation}
      />
    </>
  );
}
