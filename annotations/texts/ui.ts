import { defineTexts } from "./define.ts";

/** Words that more than one part of the window uses. */
export const UI_TEXTS = defineTexts({
  "ui.close": { en: "Close", ko: "닫기" },
  "ui.cancel": { en: "Cancel", ko: "취소" },
  "ui.back": { en: "Back", ko: "뒤로" },
  "ui.loading": { en: "Loading", ko: "불러오는 중" },
  "ui.unknown-trouble": {
    en: "Something went wrong ({{code}}). Nothing logged is lost. Copy a report from the commands (Ctrl+K) if it happens again.",
    ko: "문제가 생겼습니다({{code}}). 기록한 내용은 그대로입니다. 다시 생기면 명령(Ctrl+K)에서 보고서를 복사하세요.",
  },
  "ui.crashed": { en: "This part of the window stopped working", ko: "화면의 이 부분이 멈췄습니다" },
  "ui.crashed-text": {
    en: "What you logged is safe. Draw the window again; if it happens once more, copy a report.",
    ko: "기록한 내용은 안전합니다. 화면을 다시 그려 보고, 또 멈추면 보고서를 복사하세요.",
  },
  "ui.draw-again": { en: "Draw again", ko: "다시 그리기" },
  "ui.resize-panes": { en: "Resize panes", ko: "창 크기 조절" },
});
