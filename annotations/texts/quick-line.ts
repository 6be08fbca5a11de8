import { defineTexts } from "./define.ts";

/** The quick line over the foot of the picture. */
export const QUICK_LINE_TEXTS = defineTexts({
  "quick-line.label": { en: "Quick line", ko: "빠른 입력줄" },
  "quick-line.placeholder": {
    en: '#tag  @person  "quote" = "translation"  note',
    ko: '#태그  @인물  "원문" = "번역"  메모',
  },
  "quick-line.in": { en: "in", ko: "시작" },
  "quick-line.commit": { en: "log it", ko: "기록" },
  "quick-line.stay": { en: "and stay", ko: "기록하고 계속" },
  "quick-line.complete": { en: "complete", ko: "자동 완성" },
  "quick-line.preview": { en: "What will be logged", ko: "기록될 내용" },
  "quick-line.completions": { en: "Completions", ko: "자동 완성 목록" },
  "quick-line.new-tag": { en: "new tag", ko: "새 태그" },
  "quick-line.new-person": { en: "new person", ko: "새 인물" },
});
