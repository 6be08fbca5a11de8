import { defineTexts } from "./define.ts";

/** The timeline, its commands and the steps that are made on it. */
export const TIMELINE_TEXTS = defineTexts({
  "timeline.pane": { en: "Timeline", ko: "타임라인" },
  "timeline.rows": { en: "Rows", ko: "행 구분" },
  "timeline.by-tag": { en: "Tags", ko: "태그별" },
  "timeline.by-person": { en: "People", ko: "인물별" },
  "timeline.by-packed": { en: "Packed", ko: "모아 보기" },
  "timeline.row-none": { en: "Untagged", ko: "태그 없음" },
  "timeline.row-nobody": { en: "Nobody", ko: "인물 없음" },
  "timeline.row-lane": { en: "Row {{number}}", ko: "{{number}}행" },
  "timeline.picture": { en: "Picture", ko: "영상" },
  "timeline.sound": { en: "Sound", ko: "소리" },
  "timeline.fold": { en: "Fold {{row}}", ko: "{{row}} 접기" },
  "timeline.unfold": { en: "Unfold {{row}}", ko: "{{row}} 펼치기" },
  "timeline.follow": { en: "Going along with the film", ko: "재생 위치 따라가기" },
  "timeline.follow-page": { en: "Turns pages with the film", ko: "재생에 따라 화면 넘기기" },
  "timeline.follow-smooth": {
    en: "Runs under a playhead that stands",
    ko: "재생 위치를 가운데에 두고 흐르기",
  },
  "timeline.follow-off": { en: "Stays where it is", ko: "따라가지 않기" },
  "timeline.hint": {
    en: "Ctrl and drag draws a segment; drag selects; the wheel goes along, with Ctrl closer",
    ko: "Ctrl 누르고 끌면 구간 그리기, 끌면 선택, 휠은 이동, Ctrl+휠은 확대",
  },
  "timeline.loading": { en: "Laying out the rows", ko: "행을 준비하는 중" },
  "timeline.visible": { en: "In view, {{from}} to {{to}}", ko: "보이는 기록, {{from}}부터 {{to}}까지" },
  "timeline.visible-more": { en: "and {{count}} more", ko: "외 {{count}}개" },
  "timeline.segment": { en: "{{label}}, {{start}} to {{end}}", ko: "{{label}}, {{start}}부터 {{end}}까지" },
  "timeline.moment": { en: "{{label}}, {{start}}", ko: "{{label}}, {{start}}" },
  "timeline.running": { en: "{{label}}, running since {{start}}", ko: "{{label}}, {{start}}부터 진행 중" },

  "step.moveAnnotations_one": { en: "move {{count}} entry", ko: "기록 {{count}}개 이동" },
  "step.moveAnnotations_other": { en: "move {{count}} entries", ko: "기록 {{count}}개 이동" },
  "step.drawSegment": { en: "log a segment", ko: "구간 기록" },
  "toast.no-range": {
    en: "Set in (I) and out (O) first, with nothing selected",
    ko: "선택을 풀고 인(I)과 아웃(O)을 먼저 지정하세요",
  },

  "command.view.timelinePane": { en: "Show or hide the timeline", ko: "타임라인 보이기/숨기기" },
  "command.timeline.zoomIn": { en: "Timeline closer", ko: "타임라인 확대" },
  "command.timeline.zoomOut": { en: "Timeline wider", ko: "타임라인 축소" },
  "command.timeline.zoomWhole": { en: "Timeline: the whole film", ko: "타임라인에 영상 전체 보기" },
  "command.timeline.zoomSelection": { en: "Timeline: the selection", ko: "타임라인에 선택한 기록 보기" },
  "command.timeline.pageBack": { en: "Timeline: a page back", ko: "타임라인 앞 화면" },
  "command.timeline.pageAhead": { en: "Timeline: a page ahead", ko: "타임라인 다음 화면" },
  "command.timeline.rowsUp": { en: "Timeline: rows up", ko: "타임라인 행 위로" },
  "command.timeline.rowsDown": { en: "Timeline: rows down", ko: "타임라인 행 아래로" },
  "command.timeline.rows": {
    en: "Timeline rows: by tag, by person, packed",
    ko: "타임라인 행 바꾸기: 태그, 인물, 모아 보기",
  },
  "command.timeline.follow": {
    en: "Timeline goes along: by pages, smoothly, not at all",
    ko: "타임라인 따라가기 바꾸기: 화면 넘기기, 흐르기, 끄기",
  },
  "command.edit.logRange": { en: "Log a segment from in to out", ko: "인에서 아웃까지 구간 기록" },
  "command.edit.selectRange": {
    en: "Select what lies between in and out, else everything",
    ko: "인·아웃 사이의 기록 선택, 없으면 모두 선택",
  },
});
