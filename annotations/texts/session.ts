import { defineTexts } from "./define.ts";

/** Short messages of the window about what has just happened; `{{step}}` is the key of a step's name. */
export const SESSION_TEXTS = defineTexts({
  "toast.undone": { en: "Undone: $t({{step}})", ko: "실행 취소: $t({{step}})" },
  "toast.undone-in-part": {
    en: "Undone: $t({{step}}). What somebody else has changed since then stays.",
    ko: "실행 취소: $t({{step}}). 그 뒤에 다른 사람이 바꾼 내용은 그대로 둡니다.",
  },
  "toast.redone": { en: "Done again: $t({{step}})", ko: "다시 실행: $t({{step}})" },
  "toast.redone-in-part": {
    en: "Done again: $t({{step}}). What somebody else has changed since then stays.",
    ko: "다시 실행: $t({{step}}). 그 뒤에 다른 사람이 바꾼 내용은 그대로 둡니다.",
  },
  "toast.recovered_one": {
    en: "{{count}} record that was not in the file yet was recovered from this computer.",
    ko: "파일에 아직 없던 내용 {{count}}건을 이 컴퓨터에서 복구했습니다.",
  },
  "toast.recovered_other": {
    en: "{{count}} records that were not in the file yet were recovered from this computer.",
    ko: "파일에 아직 없던 내용 {{count}}건을 이 컴퓨터에서 복구했습니다.",
  },
  "toast.copied": { en: "Copied: {{text}}", ko: "복사함: {{text}}" },
  "toast.no-marks": {
    en: "No in or out is marked. With nothing selected, I and O mark them.",
    ko: "인·아웃 점이 없습니다. 아무것도 선택하지 않고 I와 O를 누르면 표시됩니다.",
  },
  "toast.nothing-to-loop": {
    en: "Nothing to loop here: select an entry that lasts, or mark in and out.",
    ko: "반복할 구간이 없습니다. 길이가 있는 기록을 선택하거나 인·아웃 점을 표시하세요.",
  },
  "toast.exported": { en: "Exported: {{name}}", ko: "내보냄: {{name}}" },
  "toast.cancelled": { en: "Cancelled", ko: "취소했습니다" },
  "toast.deleted_one": { en: "{{count}} entry deleted", ko: "기록 {{count}}개를 삭제했습니다" },
  "toast.deleted_other": { en: "{{count}} entries deleted", ko: "기록 {{count}}개를 삭제했습니다" },

  "shared.left-removed-here_one": {
    en: "{{count}} entry that was deleted in this log",
    ko: "이 로그에서 삭제한 항목 {{count}}개",
  },
  "shared.left-removed-here_other": {
    en: "{{count}} entries that were deleted in this log",
    ko: "이 로그에서 삭제한 항목 {{count}}개",
  },
  "shared.left-removed-there_one": {
    en: "{{count}} entry was deleted in the other log; yours stays",
    ko: "상대 로그에서 삭제한 항목 {{count}}개(이 로그에는 그대로 둠)",
  },
  "shared.left-removed-there_other": {
    en: "{{count}} entries were deleted in the other log; yours stay",
    ko: "상대 로그에서 삭제한 항목 {{count}}개(이 로그에는 그대로 둠)",
  },
  "shared.left-other-video_one": {
    en: "{{count}} entry of another video",
    ko: "다른 영상의 항목 {{count}}개",
  },
  "shared.left-other-video_other": {
    en: "{{count}} entries of another video",
    ko: "다른 영상의 항목 {{count}}개",
  },
  "shared.left-reference-removed_one": {
    en: "{{count}} entry came without a tag or person that was deleted here",
    ko: "이 로그에서 삭제한 태그나 인물을 빼고 가져온 항목 {{count}}개",
  },
  "shared.left-reference-removed_other": {
    en: "{{count}} entries came without a tag or person that was deleted here",
    ko: "이 로그에서 삭제한 태그나 인물을 빼고 가져온 항목 {{count}}개",
  },
  "shared.left-key-taken_one": {
    en: "{{count}} tag or person came without its key, which is taken here",
    ko: "키가 이미 쓰이고 있어 키 없이 가져온 태그·인물 {{count}}개",
  },
  "shared.left-key-taken_other": {
    en: "{{count}} tags and people came without their keys, which are taken here",
    ko: "키가 이미 쓰이고 있어 키 없이 가져온 태그·인물 {{count}}개",
  },
  "shared.left-was-running_one": {
    en: "{{count}} segment was still running there and came as ended",
    ko: "상대 로그에서 진행 중이어서 끝난 것으로 가져온 구간 {{count}}개",
  },
  "shared.left-was-running_other": {
    en: "{{count}} segments were still running there and came as ended",
    ko: "상대 로그에서 진행 중이어서 끝난 것으로 가져온 구간 {{count}}개",
  },
  "shared.left-conflict_one": {
    en: "{{count}} field that nobody has decided on in the other log",
    ko: "상대 로그에서 아직 정하지 않은 값 {{count}}개",
  },
  "shared.left-conflict_other": {
    en: "{{count}} fields that nobody has decided on in the other log",
    ko: "상대 로그에서 아직 정하지 않은 값 {{count}}개",
  },
});
