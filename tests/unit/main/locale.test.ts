import { expect, it } from "vitest";
import { createMachineTexts, languageOfEnvironment } from "../../../src-main/texts.ts";

it.each([
  [{ LANG: "ko_KR.UTF-8" }, "ko"],
  [{ LANG: "en_GB.UTF-8" }, "en"],
  [{ LANG: "ko_KR.UTF-8", LC_ALL: "C" }, "en"],
  [{ LANG: "en_US", LC_MESSAGES: "ko_KR" }, "ko"],
  [{ LANG: "kok_IN" }, "en"],
  [{}, "en"],
])("speaks to a terminal with %j in %s", (env, language) => {
  expect(languageOfEnvironment(env)).toBe(language);
});

it("fills in names as they are, without turning them into HTML", () => {
  const { t, find } = createMachineTexts("en");
  expect(t("cli.written", { name: "a & <b>.csv" })).toBe("Written: a & <b>.csv");
  expect(find("trouble.of-no-kind")).toBeUndefined();
});
