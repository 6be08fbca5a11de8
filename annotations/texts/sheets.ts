import { defineTexts } from "./define.ts";

/** Sheets that report: the diagnostics report, what a shared log brought; and the toasts' own words. */
export const SHEET_TEXTS = defineTexts({
  "report.title": { en: "Copy a report", ko: "보고서 복사" },
  "report.lead": {
    en: "What the app noted on this computer, for whoever looks into a problem. It goes nowhere by itself.",
    ko: "이 컴퓨터에서 앱이 남긴 기록으로, 문제를 살펴볼 사람을 위한 것입니다. 저절로 전송되지 않습니다.",
  },
  "report.paths": { en: "With the names of files and folders", ko: "파일과 폴더 이름 포함" },
  "report.paths-hint": { en: "They may say what you work on.", ko: "무엇을 작업하는지 드러날 수 있습니다." },
  "report.texts": { en: "With texts of the log", ko: "로그의 글 포함" },
  "report.texts-hint": {
    en: "Quotes, notes and names may be under embargo.",
    ko: "인용·메모·이름이 엠바고 대상일 수 있습니다.",
  },
  "report.preview": { en: "The report as it will be copied", ko: "복사될 보고서" },
  "report.copy": { en: "Copy report", ko: "보고서 복사" },
  "report.copied": { en: "Copied", ko: "복사했습니다" },

  "exported.title": { en: "Exported: {{name}}", ko: "내보냄: {{name}}" },
  "exported.lead": {
    en: "The log keeps everything. What this file does not hold, or holds in another form:",
    ko: "로그에는 모두 남아 있습니다. 이 파일에 없거나 다르게 담긴 것:",
  },

  "shared.title": { en: "Loaded: {{name}}", ko: "불러옴: {{name}}" },
  "shared.annotations_one": { en: "annotation added", ko: "추가된 항목" },
  "shared.annotations_other": { en: "annotations added", ko: "추가된 항목" },
  "shared.people_one": { en: "person added", ko: "추가된 인물" },
  "shared.people_other": { en: "people added", ko: "추가된 인물" },
  "shared.tags_one": { en: "tag added", ko: "추가된 태그" },
  "shared.tags_other": { en: "tags added", ko: "추가된 태그" },
  "shared.differing_one": { en: "{{count}} record differs", ko: "서로 다른 항목 {{count}}개" },
  "shared.differing_other": { en: "{{count}} records differ", ko: "서로 다른 항목 {{count}}개" },
  "shared.differing-none": {
    en: "Whatever both logs have is the same in both.",
    ko: "두 로그에 모두 있는 항목은 내용이 같습니다.",
  },
  "shared.differing-text": {
    en: "Yours were left as they are. The fields that differ stand beside each.",
    ko: "내 로그의 내용을 그대로 두었습니다. 다른 필드는 옆에 적혀 있습니다.",
  },
  "shared.left": { en: "Left out", ko: "제외한 것" },
  "shared.done": { en: "Done", ko: "확인" },
  "shared.kind-annotation": { en: "Annotation", ko: "항목" },
  "shared.kind-person": { en: "Person", ko: "인물" },
  "shared.kind-tag": { en: "Tag", ko: "태그" },
  "shared.kind-medium": { en: "Video", ko: "영상" },
  "shared.kind-article": { en: "Article", ko: "기사" },
  "shared.kind-other": { en: "Log", ko: "로그" },
});
