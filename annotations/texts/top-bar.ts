import { defineTexts } from "./define.ts";

/** The bar at the top of the window, with the words for how far the log is saved. */
export const TOP_BAR_TEXTS = defineTexts({
  "top.search": { en: "Search commands", ko: "명령 검색" },
  "top.undo": { en: "Nothing to undo", ko: "되돌릴 작업 없음" },
  "top.undo-step": { en: "Undo: {{step}}", ko: "되돌리기: {{step}}" },
  "top.redo": { en: "Nothing to redo", ko: "다시 할 작업 없음" },
  "top.redo-step": { en: "Redo: {{step}}", ko: "다시 하기: {{step}}" },
  "top.export": { en: "Export", ko: "내보내기" },
  "top.export-hint": { en: "Export the scene log as CSV", ko: "장면 로그를 CSV로 내보내기" },

  "save.pending": { en: "Saving", ko: "저장 중" },
  "save.pending-about": {
    en: "The last change is on its way to the disk.",
    ko: "마지막 변경을 디스크에 쓰고 있습니다.",
  },
  "save.safe": { en: "Safe", ko: "안전하게 보관됨" },
  "save.safe-about": {
    en: "Every change is safe on this computer. The file follows as soon as you rest.",
    ko: "모든 변경이 이 컴퓨터에 안전하게 있습니다. 잠시 쉬면 파일에 저장됩니다.",
  },
  "save.in-file": { en: "Saved", ko: "저장됨" },
  "save.in-file-about": {
    en: "Every change is in the file of the log.",
    ko: "모든 변경이 로그 파일에 들어 있습니다.",
  },
  "save.failing": { en: "Not in the file", ko: "파일에 쓰지 못함" },
  "save.failing-about": { en: "The file could not be written.", ko: "파일에 쓸 수 없습니다." },
  "save.read-only": { en: "Read only", ko: "읽기 전용" },
  "save.read-only-about": { en: "This log cannot be changed.", ko: "이 로그는 바꿀 수 없습니다." },
});
