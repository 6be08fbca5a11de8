import { defineTexts } from "./define.ts";

/** The desk file: cast and vocabulary that the logs of a desk share. */
export const DESK_FILE_TEXTS = defineTexts({
  "desk-file.lead": {
    en: "What the desk’s file would change in this log. Old spellings stay as wrong ones, by which people are still found.",
    ko: "데스크 파일이 이 로그에서 바꿀 내용입니다. 예전 표기는 틀린 표기로 남아, 그 표기로도 찾을 수 있습니다.",
  },
  "desk-file.names_one": { en: "name", ko: "바뀌는 이름" },
  "desk-file.names_other": { en: "names", ko: "바뀌는 이름" },
  "desk-file.annotations_one": { en: "entry shows them", ko: "해당 기록" },
  "desk-file.annotations_other": { en: "entries show them", ko: "해당 기록" },
  "desk-file.people_one": { en: "new person", ko: "새 인물" },
  "desk-file.people_other": { en: "new people", ko: "새 인물" },
  "desk-file.tags_one": { en: "new tag", ko: "새 태그" },
  "desk-file.tags_other": { en: "new tags", ko: "새 태그" },
  "desk-file.take": { en: "Take as one step", ko: "한 번에 적용" },
  "desk-file.same": { en: "Nothing new", ko: "새로운 것이 없습니다" },
  "desk-file.same-text": {
    en: "This log has all that the desk’s file has. It is linked: changes to it are offered when a log is opened.",
    ko: "데스크 파일의 내용이 이 로그에 모두 있습니다. 연결되어 있으므로, 바뀌면 로그를 열 때 알려 줍니다.",
  },
  "desk-file.changed_one": {
    en: "{{name}} has other names: {{names}}, in {{count}} entry",
    ko: "{{name}}에서 바뀐 이름 {{names}}개, 기록 {{count}}개",
  },
  "desk-file.changed_other": {
    en: "{{name}} has other names: {{names}}, in {{count}} entries",
    ko: "{{name}}에서 바뀐 이름 {{names}}개, 기록 {{count}}개",
  },
  "desk-file.more": {
    en: "{{name}} has more people ({{people}}) and tags ({{tags}})",
    ko: "{{name}}에 새 인물 {{people}}명, 새 태그 {{tags}}개",
  },
  "desk-file.look": { en: "Look", ko: "보기" },
  "step.takeDesk": { en: "take from {{name}}", ko: "{{name}} 적용" },
});
