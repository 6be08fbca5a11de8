import { defineTexts } from "./define.ts";

/** Labels of the command table, its headings and its menus. */
export const COMMAND_TEXTS = defineTexts({
  "command.transport.playPause": { en: "Play or pause", ko: "재생/일시정지" },
  "command.transport.pause": { en: "Pause", ko: "일시정지" },
  "command.transport.forward": { en: "Play; again: faster", ko: "재생, 다시 누르면 더 빠르게" },
  "command.transport.stepBack": { en: "One frame back", ko: "한 프레임 뒤로" },
  "command.transport.stepForward": { en: "One frame ahead", ko: "한 프레임 앞으로" },
  "command.transport.secondBack": { en: "One second back", ko: "1초 뒤로" },
  "command.transport.secondForward": { en: "One second ahead", ko: "1초 앞으로" },
  "command.transport.tenBack": { en: "Ten seconds back", ko: "10초 뒤로" },
  "command.transport.tenForward": { en: "Ten seconds ahead", ko: "10초 앞으로" },
  "command.transport.jumpBack": { en: "Back to before the last jump", ko: "이동하기 전 위치로" },
  "command.transport.rateDown": { en: "Slower", ko: "느리게" },
  "command.transport.rateUp": { en: "Faster", ko: "빠르게" },
  "command.transport.home": { en: "To the first frame", ko: "첫 프레임으로" },
  "command.transport.end": { en: "To the last frame", ko: "마지막 프레임으로" },
  "command.playback.selectCurrent": { en: "Select what is under the playhead", ko: "재생 위치의 기록 선택" },

  "command.logging.moment": { en: "Log a moment", ko: "순간 기록" },
  "command.logging.quickLine": { en: "Write a quick line", ko: "빠른 입력 열기" },
  "command.logging.nextTarget": {
    en: "Next running segment as target",
    ko: "진행 중인 다음 구간을 대상으로",
  },
  "command.logging.cancelTarget": { en: "Cancel the running target", ko: "진행 중인 대상 취소" },
  "command.logging.turnBank": { en: "Next bank of tags", ko: "다음 태그 묶음" },

  "command.edit.undo": { en: "Undo", ko: "실행 취소" },
  "command.edit.redo": { en: "Redo", ko: "다시 실행" },
  "command.edit.setIn": { en: "Set the in of the selected row here", ko: "선택한 기록의 시작을 여기로" },
  "command.edit.setOut": { en: "Set the out of the selected row here", ko: "선택한 기록의 끝을 여기로" },
  "command.edit.delete": { en: "Delete what is selected", ko: "선택한 기록 삭제" },
  "command.edit.find": { en: "Find in the log", ko: "로그에서 찾기" },
  "command.edit.escape": {
    en: "Close what floats, or leave the field",
    ko: "떠 있는 창 닫기, 입력란 나가기",
  },

  "command.file.open": { en: "Open an article, video or log…", ko: "기사·영상·로그 열기…" },
  "command.file.openFolder": { en: "Open a folder…", ko: "폴더 열기…" },
  "command.file.pasteArticle": { en: "Paste an article…", ko: "기사 붙여넣기…" },
  "command.file.loadShared": { en: "Load a shared log…", ko: "공유받은 로그 불러오기…" },
  "command.file.export": { en: "Export scene log…", ko: "장면 로그 내보내기…" },
  "command.file.backups": { en: "Earlier states of the log…", ko: "로그의 이전 상태…" },
  "command.file.close": { en: "Close the log", ko: "로그 닫기" },

  "command.view.articlePane": { en: "Show or hide the article", ko: "기사 보이기/숨기기" },
  "command.view.logPane": { en: "Show or hide the log", ko: "로그 보이기/숨기기" },
  "command.view.timeFormat": { en: "Swap timecode and media time", ko: "타임코드와 미디어 시간 바꾸기" },
  "command.view.fullScreen": { en: "Full screen", ko: "전체 화면" },
  "command.view.commands": { en: "All commands", ko: "모든 명령" },

  "command.help.keys": { en: "Keys", ko: "단축키" },
  "command.help.settings": { en: "Settings…", ko: "설정…" },
  "command.help.report": { en: "Copy report…", ko: "보고서 복사…" },

  "group.transport": { en: "Playback", ko: "재생" },
  "group.logging": { en: "Logging", ko: "기록" },
  "group.edit": { en: "Edit", ko: "편집" },
  "group.file": { en: "File", ko: "파일" },
  "group.view": { en: "View", ko: "보기" },
  "group.help": { en: "Help", ko: "도움말" },

  "keys.tags": {
    en: "Start or end the tag on this key; hold it to end at the release",
    ko: "이 키의 태그 시작/끝, 길게 누르면 뗄 때 끝남",
  },
  "keys.tags-alt": { en: "Turn the target into that tag", ko: "대상을 그 태그로 바꾸기" },
  "keys.tags-shift": { en: "Add or remove a second tag on the target", ko: "대상에 두 번째 태그 추가/제거" },
  "keys.people": { en: "Put the person on or off the target", ko: "대상에 인물 추가/제거" },
  "keys.people-shift": {
    en: "The person on everything that runs",
    ko: "진행 중인 모든 구간에 인물 추가/제거",
  },
});
