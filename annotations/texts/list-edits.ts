import { defineTexts } from "./define.ts";

/** Work on several entries at once: its commands, its undo steps, what it refuses, and the bar that it is done in. */
export const LIST_EDIT_TEXTS = defineTexts({
  "command.edit.selectAll": { en: "Select everything in the list", ko: "목록의 기록 모두 선택" },
  "command.edit.selectNext": { en: "Select the next entry", ko: "다음 기록 선택" },
  "command.edit.selectPrevious": { en: "Select the previous entry", ko: "이전 기록 선택" },
  "command.edit.extendNext": { en: "Extend the selection downwards", ko: "선택을 아래로 넓히기" },
  "command.edit.extendPrevious": { en: "Extend the selection upwards", ko: "선택을 위로 넓히기" },
  "command.edit.findNext": { en: "Next entry found", ko: "다음 찾은 기록" },
  "command.edit.findPrevious": { en: "Previous entry found", ko: "이전 찾은 기록" },
  "command.edit.duplicate": { en: "Duplicate what is selected", ko: "선택한 기록 복제" },
  "command.edit.split": { en: "Split at the playhead", ko: "재생 위치에서 나누기" },
  "command.edit.join": { en: "Join what is selected", ko: "선택한 기록 합치기" },
  "command.edit.inEarlier": { en: "In one frame earlier", ko: "시작을 한 프레임 앞으로" },
  "command.edit.inLater": { en: "In one frame later", ko: "시작을 한 프레임 뒤로" },
  "command.edit.outEarlier": { en: "Out one frame earlier", ko: "끝을 한 프레임 앞으로" },
  "command.edit.outLater": { en: "Out one frame later", ko: "끝을 한 프레임 뒤로" },
  "command.edit.earlier": { en: "Selected entries one frame earlier", ko: "선택한 기록을 한 프레임 앞으로" },
  "command.edit.later": { en: "Selected entries one frame later", ko: "선택한 기록을 한 프레임 뒤로" },
  "command.edit.statusDraft": { en: "Mark as draft", ko: "초안으로 표시" },
  "command.edit.statusChecked": { en: "Mark as checked", ko: "확인됨으로 표시" },
  "command.edit.statusPublished": { en: "Mark as published", ko: "게시됨으로 표시" },

  "step.duplicate_one": { en: "duplicate {{count}} entry", ko: "기록 {{count}}개 복제" },
  "step.duplicate_other": { en: "duplicate {{count}} entries", ko: "기록 {{count}}개 복제" },
  "step.split_one": { en: "split {{count}} entry", ko: "기록 {{count}}개 나누기" },
  "step.split_other": { en: "split {{count}} entries", ko: "기록 {{count}}개 나누기" },
  "step.join": { en: "join {{count}} entries", ko: "기록 {{count}}개 합치기" },
  "step.moveTimes_one": { en: "move {{count}} entry", ko: "기록 {{count}}개 시간 옮기기" },
  "step.moveTimes_other": { en: "move {{count}} entries", ko: "기록 {{count}}개 시간 옮기기" },
  "step.setStatus_one": { en: "change the status of {{count}} entry", ko: "기록 {{count}}개 상태 변경" },
  "step.setStatus_other": { en: "change the status of {{count}} entries", ko: "기록 {{count}}개 상태 변경" },

  "trouble.no-frames": {
    en: "The frames of this film are not known yet. Wait until it can be played, or move by a time.",
    ko: "아직 영상의 프레임을 알 수 없습니다. 재생할 수 있을 때까지 기다리거나 시간으로 옮기세요.",
  },
  "trouble.nothing-to-split": {
    en: "Nothing here can be split: the playhead must lie inside of an entry that has ended.",
    ko: "나눌 기록이 없습니다. 재생 위치가 끝난 기록의 안에 있어야 합니다.",
  },
  "trouble.join-needs-two": {
    en: "Joining takes two entries or more. Select them with Ctrl or Shift.",
    ko: "합치려면 기록이 둘 이상이어야 합니다. Ctrl이나 Shift로 함께 선택하세요.",
  },
  "trouble.join-one-medium": {
    en: "Only entries of one video can be joined. Select those of one.",
    ko: "한 영상의 기록만 합칠 수 있습니다. 같은 영상의 기록을 선택하세요.",
  },
  "trouble.still-running": {
    en: "One of these is still running. End it first.",
    ko: "아직 진행 중인 기록이 있습니다. 먼저 끝내세요.",
  },
  "trouble.not-an-offset": {
    en: "“{{text}}” is not a distance. Write +1.5, -0:10 or +12f.",
    ko: "‘{{text}}’은(는) 옮길 거리가 아닙니다. +1.5, -0:10, +12f처럼 쓰세요.",
  },

  "bulk.bar": { en: "Selected entries", ko: "선택한 기록" },
  "bulk.count": { en: "{{count}} selected", ko: "{{count}}개 선택" },
  "bulk.shift": { en: "Move", ko: "옮기기" },
  "bulk.shift-hint": { en: "+1.5, -0:10 or +12f", ko: "+1.5, -0:10, +12f처럼" },
  "bulk.status": { en: "Status", ko: "상태" },
  "bulk.clear": { en: "Select nothing", ko: "선택 해제" },
  "bulk.some": { en: "{{name}}, on {{count}}", ko: "{{name}}, {{count}}개" },
  "status.none": { en: "none", ko: "없음" },
  "status.draft": { en: "draft", ko: "초안" },
  "status.checked": { en: "checked", ko: "확인됨" },
  "status.published": { en: "published", ko: "게시됨" },
});
