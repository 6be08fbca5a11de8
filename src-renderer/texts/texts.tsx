import { createInstance } from "i18next";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Parameters, Trouble } from "#annotations/host/shapes.ts";
import { wordExpected } from "#annotations/texts/expected.ts";
import { catalogueOf, type Language, type TextKey } from "#annotations/texts/index.ts";

/** The catalogue in one language. */
export type Texts = {
  readonly language: Language;
  /** A text by its key; a key ending in `_one`/`_other` is named by its stem and chosen by `count`. */
  readonly t: (key: TextKey, parameters?: Parameters) => string;
  /** A text whose key came as data, as those of undo steps and toasts do; the key itself where the catalogue lacks it. */
  readonly say: (text: { readonly key: string; readonly parameters: Parameters }) => string;
  /** The word for a name that comes as data, such as a field or a role; the name itself where the catalogue has no word. */
  readonly sayName: (area: "field" | "role", name: string) => string;
  /** The sentence for a trouble: what was found, where, and what to do about it. */
  readonly sayTrouble: (trouble: Trouble) => string;
};

/** Makes the texts of a language; nothing is fetched, the catalogue is part of the bundle. */
export function createTexts(language: Language): Texts {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    fallbackLng: "en",
    resources: { [language]: { translation: catalogueOf(language) } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  const translate = (key: string, parameters: Parameters = {}): string =>
    i18n.t(key, {
      ...wordExpected(parameters, (each, gaps) => (i18n.exists(each) ? i18n.t(each, gaps) : undefined)),
    });
  return {
    language,
    t: translate,
    say: ({ key, parameters }) => translate(key, parameters),
    sayName: (area, name) => (i18n.exists(`${area}.${name}`) ? translate(`${area}.${name}`) : name),
    sayTrouble: ({ code, parameters }) =>
      i18n.exists(`trouble.${code}`, { ...parameters })
        ? translate(`trouble.${code}`, parameters)
        : translate("ui.unknown-trouble", { code }),
  };
}

const TextsContext = createContext<Texts | null>(null);

/** Gives the texts of a language to everything below it. */
export function TextsProvider({
  language,
  children,
}: {
  readonly language: Language;
  readonly children: ReactNode;
}) {
  const texts = useMemo(() => createTexts(language), [language]);
  return <TextsContext.Provider value={texts}>{children}</TextsContext.Provider>;
}

/** The texts of the language that the window speaks; throws outside a {@link TextsProvider}. */
export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error("useTexts outside a TextsProvider");
  return texts;
}
