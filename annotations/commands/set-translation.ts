import type { Json } from "../json.ts";
import { languageSchema } from "../model/ids.ts";
import type { Quote } from "../model/quote.ts";
import { err, ok } from "../result.ts";
import { type Command, refusal } from "./command.ts";
import { setMembers, stamped } from "./edits.ts";
import { annotationOf, quoteOf } from "./lookups.ts";

/** Writes the translation of a quote into a language, signed with the author; an empty text takes it away. */
export const setTranslation: Command<{
  readonly annotation: string;
  readonly quote: string;
  readonly lang: string;
  readonly text: string;
}> = (document, args, context) => {
  const found = annotationOf(document, args.annotation);
  if (!found.ok) return found;
  const quote = quoteOf(found.value, args.quote);
  if (!quote.ok) return quote;
  if (!languageSchema.safeParse(args.lang).success) {
    return err(refusal("value-not-valid", { field: "lang", value: args.lang }));
  }
  const text = args.text.trim();
  const before = quote.value.translations ?? [];
  const old = before.find((translation) => translation.lang === args.lang);
  if (old?.text === text) return ok([]);
  const by = context.author === "" ? {} : { by: context.author };
  const after = text === "" ? undefined : { ...old, lang: args.lang, text, ...by };
  const members = before.flatMap((translation) => (translation === old ? (after ?? []) : translation));
  if (old === undefined && after !== undefined) members.push(after);
  const path = ["quotes", args.quote, "translations"];
  return ok(
    stamped(
      found.value,
      setMembers("annotation", found.value, path, translationsJson(before), translationsJson(members)),
      context,
    ),
  );
};

function translationsJson(translations: NonNullable<Quote["translations"]>): readonly Json[] {
  return translations as readonly Json[];
}
