import { defineTexts } from "./define.ts";

/** Why a press did nothing, and problems of the quick line: short marks beside where they happened. */
export const LOGGING_TEXTS = defineTexts({
  "ignored.repeat": { en: "held: repeats do not count", ko: "누르고 있는 동안의 반복 입력은 무시" },
  "ignored.double-press": { en: "pressed twice at once: counted once", ko: "연달아 눌러 한 번만 처리" },
  "ignored.no-target": { en: "there is no target to change", ko: "바꿀 대상이 없음" },
  "ignored.nothing-running": { en: "nothing is running", ko: "진행 중인 구간이 없음" },
  "problem.time-not-valid": {
    en: "not a time of this film; kept in the note",
    ko: "이 영상의 시간이 아니어서 메모로 남김",
  },
  "problem.quote-unclosed": { en: "the quote ends with the line", ko: "줄 끝에서 인용이 닫힘" },
  "problem.quote-empty": { en: "nothing between the quotation marks", ko: "따옴표 안이 비어 있음" },
  "problem.name-missing": { en: "a name belongs behind this sign", ko: "이 기호 뒤에 이름이 필요" },
});
