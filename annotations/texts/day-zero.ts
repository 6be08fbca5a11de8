import { defineTexts } from "./define.ts";

/** The offer of a cast and a vocabulary for a new log, and the desk file that logs share. */
export const DAY_ZERO_TEXTS = defineTexts({
  "day-zero.title": { en: "Who is in it?", ko: "누가 나오나요?" },
  "day-zero.lead-article": {
    en: "Named in the article. Everything ticked becomes part of this log, keys included.",
    ko: "기사에 나온 이름입니다. 선택한 것은 키와 함께 이 로그에 추가됩니다.",
  },
  "day-zero.lead-both": {
    en: "Named in the article, and the cast and tags of {{name}}. Everything ticked becomes part of this log, keys included.",
    ko: "기사에 나온 이름과 {{name}}의 출연진·태그입니다. 선택한 것은 키와 함께 이 로그에 추가됩니다.",
  },
  "day-zero.people": { en: "People", ko: "인물" },
  "day-zero.tags": { en: "Tags", ko: "태그" },
  "day-zero.mentions_one": { en: "{{count}} time in the article", ko: "기사에 {{count}}번" },
  "day-zero.mentions_other": { en: "{{count}} times in the article", ko: "기사에 {{count}}번" },
  "day-zero.misspelt": {
    en: "the article has “{{text}}”, which is misspelt",
    ko: "기사의 ‘{{text}}’은(는) 틀린 표기",
  },
  "day-zero.from-desk": { en: "from {{name}}", ko: "{{name}}에서" },
  "day-zero.take_one": { en: "Take {{count}}", ko: "{{count}}개 추가" },
  "day-zero.take_other": { en: "Take {{count}}", ko: "{{count}}개 추가" },
  "day-zero.later": { en: "Not now", ko: "나중에" },
  "day-zero.move": { en: "one by one", ko: "하나씩 보기" },
  "day-zero.tick": { en: "tick or untick", ko: "선택/해제" },
  "day-zero.none": { en: "Nobody new", ko: "새 이름이 없습니다" },
  "day-zero.none-text": {
    en: "The article names nobody whom this log does not have, and the last log has nothing to add.",
    ko: "이 로그에 없는 이름이 기사에 없고, 지난 로그에서 더할 것도 없습니다.",
  },
  "step.takeCast_one": { en: "take {{count}} name or tag", ko: "이름·태그 {{count}}개 추가" },
  "step.takeCast_other": { en: "take {{count}} names and tags", ko: "이름·태그 {{count}}개 추가" },
});
