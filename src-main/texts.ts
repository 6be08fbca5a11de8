import { createInstance } from "i18next";
import type { Parameters } from "#annotations/host/shapes.ts";
import type { Settings } from "#annotations/host/settings.ts";
import { wordExpected } from "#annotations/texts/expected.ts";
import { catalogueOf, type Language, type TextKey } from "#annotations/texts/index.ts";

/** The catalogue in one language, for what the machine side says itself: menu, dialogs, command line. */
export type MachineTexts = {
  readonly language: Language;
  /** A text by its key. */
  readonly t: (key: TextKey, parameters?: Parameters) => string;
  /** A text whose key came as data; `undefined` where the catalogue has none. */
  readonly find: (key: string, parameters?: Parameters) => string | undefined;
};

/** Makes the texts of a language. */
export function createMachineTexts(language: Language): MachineTexts {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    resources: { [language]: { translation: catalogueOf(language) } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  const find = (key: string, parameters: Parameters = {}): string | undefined => {
    const gaps = wordExpected(parameters, (each, choices) => find(each, choices));
    return i18n.exists(key, { ...gaps }) ? i18n.t(key, { ...gaps }) : undefined;
  };
  return { language, t: (key, parameters) => i18n.t(key, { ...parameters }), find };
}

/** Korean for a locale such as `ko`, `ko-KR` or `ko_KR.UTF-8`, else English. */
export function languageOfLocale(locale: string): Language {
  return /^ko\b|^ko_/i.test(locale) ? "ko" : "en";
}

/** The language of a terminal, by the variables that POSIX names, in its order (POSIX.1-2017, 8.2). */
export function languageOfEnvironment(env: NodeJS.ProcessEnv): Language {
  return languageOfLocale(env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "");
}

/** The language to speak: the setting, or the system's. */
export function chosenLanguage(setting: Settings["language"], system: Language): Language {
  return setting === "system" ? system : setting;
}
