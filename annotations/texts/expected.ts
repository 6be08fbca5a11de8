import { defineTexts } from "./define.ts";

/** What should have stood in a file, for the gap `expected` of its troubles; `choices` is what follows the colon of a code. */
export const EXPECTED_TEXTS = defineTexts({
  "expected.another-id": { en: "another id", ko: "다른 id" },
  "expected.another-key": { en: "another key", ko: "다른 키" },
  "expected.array": { en: "a list in square brackets", ko: "대괄호로 묶은 목록" },
  "expected.at-least": { en: "at least {{choices}}", ko: "{{choices}} 이상" },
  "expected.at-most": { en: "at most {{choices}}", ko: "{{choices}} 이하" },
  "expected.boolean": { en: "true or false", ko: "true 또는 false" },
  "expected.colon": { en: "a colon", ko: "콜론(:)" },
  "expected.comma-or-brace": { en: "a comma or a closing brace", ko: "쉼표 또는 닫는 중괄호" },
  "expected.comma-or-bracket": {
    en: "a comma or a closing square bracket",
    ko: "쉼표 또는 닫는 대괄호",
  },
  "expected.end-of-string": { en: "a closing quotation mark", ko: "닫는 따옴표" },
  "expected.end-of-text": { en: "the end of the file", ko: "파일의 끝" },
  "expected.escape": { en: "a valid escape after the backslash", ko: "역슬래시 뒤의 올바른 이스케이프" },
  "expected.int": { en: "a whole number", ko: "정수" },
  "expected.integer": { en: "a whole number", ko: "정수" },
  "expected.key": { en: "a key in quotation marks", ko: "따옴표로 감싼 키" },
  "expected.language": { en: "a language such as ko or en", ko: "ko, en 같은 언어 코드" },
  "expected.number": { en: "a number", ko: "숫자" },
  "expected.object": { en: "a record in braces", ko: "중괄호로 묶은 기록" },
  "expected.one-of": { en: "one of {{choices}}", ko: "{{choices}} 중 하나" },
  "expected.rate": { en: "a frame rate such as 25 or 30000/1001", ko: "25나 30000/1001 같은 프레임 레이트" },
  "expected.safe-integer": { en: "a number of at most 15 digits", ko: "15자리 이하의 수" },
  "expected.slug": {
    en: "an id of letters, digits, full stops and hyphens",
    ko: "글자, 숫자, 마침표, 하이픈으로 된 id",
  },
  "expected.string": { en: "a text in quotation marks", ko: "따옴표로 감싼 글" },
  "expected.surrogate-pair": { en: "a whole character", ko: "온전한 글자" },
  "expected.timecode": { en: "a timecode such as 01:00:00:00", ko: "01:00:00:00 같은 타임코드" },
  "expected.timestamp": { en: "a date and time in UTC", ko: "UTC 날짜와 시각" },
  "expected.value": { en: "a value", ko: "값" },
});

/**
 * What fills the gaps of a trouble, its code of what was expected (`key`, `one-of:a,b`) put into words by `find`; a code
 * without words stays as it is.
 */
export function wordExpected<Parameters extends Readonly<Record<string, string | number>>>(
  parameters: Parameters,
  find: (key: string, parameters: { readonly choices: string }) => string | undefined,
): Parameters {
  const code = parameters["expected"];
  if (typeof code !== "string") return parameters;
  const [, name = code, choices = ""] = /^([a-z-]+)(?::(.*))?$/s.exec(code) ?? [];
  const words = find(`expected.${name}`, { choices: choices.replaceAll(",", ", ") });
  return words === undefined ? parameters : { ...parameters, expected: words };
}
