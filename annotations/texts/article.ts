import { defineTexts } from "./define.ts";

/** The article pane. */
export const ARTICLE_TEXTS = defineTexts({
  "article.pane": { en: "Article", ko: "기사" },
  "article.choose": { en: "Which article is shown", ko: "표시할 기사" },
  "article.words_one": { en: "{{count}} word", ko: "{{count}}단어" },
  "article.words_other": { en: "{{count}} words", ko: "{{count}}단어" },
  "article.passages_one": { en: "{{count}} linked passage", ko: "연결된 구절 {{count}}개" },
  "article.passages_other": { en: "{{count}} linked passages", ko: "연결된 구절 {{count}}개" },
  "article.none": { en: "No article", ko: "기사 없음" },
  "article.none-text": {
    en: "This log was made for a video alone. Open an article to log with its text beside the film.",
    ko: "영상만으로 만든 로그입니다. 기사를 열면 본문을 영상 옆에서 읽으며 기록할 수 있습니다.",
  },
  "article.failed": { en: "The article could not be read", ko: "기사를 읽지 못했습니다" },
});
