import { defineTexts } from "./define.ts";

/** Labels of the command table, its headings and its menus. */
export const COMMAND_TEXTS = defineTexts({
  "command.transport.playPause": { en: "Play or pause", ko: "재생/일시정지" },
  "command.transport.reverse": {
    en: "Play backwards; again: faster",
    ko: "거꾸로 재생, 다시 누르면 더 빠르게",
  },
  "command.transport.pause": {
    en: "Pause; held down with J or L: frame by frame, or slowly",
    ko: "일시정지, 누른 채 J·L: 한 프레임씩 또는 천천히",
  },
  "command.transport.forward": { en: "Play; again: faster", ko: "재생, 다시 누르면 더 빠르게" },
  "command.transport.slowReverse": {
    en: "Slow motion backwards; again: slower",
    ko: "거꾸로 슬로 모션, 다시 누르면 더 느리게",
  },
  "command.transport.slowForward": {
    en: "Slow motion; again: slower",
    ko: "슬로 모션, 다시 누르면 더 느리게",
  },
  "command.transport.stepBack": { en: "One frame back", ko: "한 프레임 뒤로" },
  "command.transport.stepForward": { en: "One frame ahead", ko: "한 프레임 앞으로" },
  "command.transport.tenFramesBack": { en: "Ten frames back", ko: "10프레임 뒤로" },
  "command.transport.tenFramesForward": { en: "Ten frames ahead", ko: "10프레임 앞으로" },
  "command.transport.secondBack": { en: "One second back", ko: "1초 뒤로" },
  "command.transport.secondForward": { en: "One second ahead", ko: "1초 앞으로" },
  "command.transport.tenBack": { en: "Ten seconds back", ko: "10초 뒤로" },
  "command.transport.tenForward": { en: "Ten seconds ahead", ko: "10초 앞으로" },
  "command.transport.previousEdge": {
    en: "To the previous start or end of an entry",
    ko: "이전 기록의 시작이나 끝으로",
  },
  "command.transport.nextEdge": {
    en: "To the next start or end of an entry",
    ko: "다음 기록의 시작이나 끝으로",
  },
  "command.transport.goTo": { en: "Go to a time…", ko: "시간으로 이동…" },
  "command.transport.goToIn": { en: "To the in mark", ko: "인 점으로" },
  "command.transport.goToOut": { en: "To the out mark", ko: "아웃 점으로" },
  "command.transport.markEntry": {
    en: "In and out marks around the entry under the playhead",
    ko: "재생 위치의 기록에 인·아웃 점 찍기",
  },
  "command.transport.clearMarks": { en: "Take the in and out marks away", ko: "인·아웃 점 지우기" },
  "command.transport.playInToOut": { en: "Play from in to out", ko: "인에서 아웃까지 재생" },
  "command.transport.playAround": { en: "Play around this point", ko: "이 지점 앞뒤로 재생" },
  "command.transport.loop": {
    en: "Loop the selection, or in to out",
    ko: "선택한 기록 또는 인·아웃 구간 반복",
  },
  "command.transport.loopCounted": {
    en: "Loop the selection with a count-in",
    ko: "카운트를 세고 구간 반복",
  },
  "command.transport.skipGaps": { en: "Play only what is logged", ko: "기록된 부분만 재생" },
  "command.transport.mute": { en: "Mute, or sound on", ko: "음소거/소리 켜기" },
  "command.transport.louder": { en: "Louder", ko: "소리 크게" },
  "command.transport.quieter": { en: "Quieter", ko: "소리 작게" },
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
  "command.logging.shotDrafts": { en: "Log every shot as a draft", ko: "모든 샷을 초안으로 기록" },
  "command.logging.turnBank": { en: "Next bank of tags", ko: "다음 태그 묶음" },

  "command.logging.cast": { en: "People…", ko: "인물…" },
  "command.logging.dayZero": { en: "Cast from the article…", ko: "기사에서 출연진 찾기…" },
  "command.file.linkDesk": { en: "Link a desk file…", ko: "데스크 파일 연결…" },
  "command.file.saveDesk": {
    en: "Save people and tags as a desk file…",
    ko: "인물과 태그를 데스크 파일로 저장…",
  },
  "command.edit.undo": { en: "Undo", ko: "실행 취소" },
  "command.edit.redo": { en: "Redo", ko: "다시 실행" },
  "command.edit.setIn": {
    en: "In here: of the selected row; with none, the in mark",
    ko: "선택한 기록의 시작을 여기로, 선택이 없으면 인 점",
  },
  "command.edit.setOut": {
    en: "Out here: of the selected row; with none, the out mark",
    ko: "선택한 기록의 끝을 여기로, 선택이 없으면 아웃 점",
  },
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

  "command.view.articlePane": { en: "Show or hide the pane beside the film", ko: "영상 옆 창 보이기/숨기기" },
  "command.view.logPane": { en: "Show or hide the log", ko: "로그 보이기/숨기기" },
  "command.view.timeFormat": { en: "Swap timecode and media time", ko: "타임코드와 미디어 시간 바꾸기" },
  "command.view.fullScreen": { en: "Full screen", ko: "전체 화면" },
  "command.view.commands": { en: "All commands", ko: "모든 명령" },

  "command.help.keys": { en: "Keys", ko: "단축키" },
  "command.help.keySettings": { en: "Change keys…", ko: "단축키 바꾸기…" },
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
