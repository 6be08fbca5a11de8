import type { Quote } from "../model/quote.ts";
import type { CommandContext } from "./command.ts";

/** Words said, as a user gives them; the id is made when they are added. */
export type NewQuote = {
  readonly speaker?: string;
  readonly text?: string;
  readonly lang?: string;
  readonly translations?: readonly { readonly lang: string; readonly text: string }[];
  readonly source?: "heard" | "subtitle" | "press";
};

/** A quote record with a fresh id; a translation is signed with the author where there is one. */
export function newQuote(quote: NewQuote, context: CommandContext): Quote {
  const { translations, ...rest } = quote;
  const by = context.author === "" ? {} : { by: context.author };
  return {
    id: context.newId(),
    ...rest,
    ...(translations === undefined || translations.length === 0
      ? {}
      : { translations: translations.map((translation) => ({ ...translation, ...by })) }),
  };
}
