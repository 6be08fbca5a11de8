import { defineTexts } from "./define.ts";

/** Troubles between window and machine, and changes that are refused: what, where, and what to do. */
export const APP_TROUBLE_TEXTS = defineTexts({
  "trouble.unknown-call": {
    en: "The window asked for something that this version does not know ({{name}}). Close every window of Scenelog and start it again.",
    ko: "이 버전이 모르는 요청입니다({{name}}). Scenelog 창을 모두 닫고 다시 시작하세요.",
  },
  "trouble.bad-input": {
    en: "The window sent something that is not valid ({{call}}, {{at}}: {{expected}}). Nothing was changed. Copy a report if it happens again.",
    ko: "올바르지 않은 요청입니다({{call}}, {{at}}: {{expected}}). 아무것도 바뀌지 않았습니다. 다시 생기면 보고서를 복사하세요.",
  },
  "trouble.internal": {
    en: "Something went wrong that Scenelog did not foresee. What you logged is safe. It stands in the diagnostics log as {{id}}; copy a report if it happens again.",
    ko: "예상하지 못한 문제가 생겼습니다. 기록한 내용은 안전합니다. 진단 로그에 {{id}}(으)로 적혀 있으니 다시 생기면 보고서를 복사하세요.",
  },
  "trouble.window-bug": {
    en: "Something went wrong in this window. What you logged is safe. Copy a report if it happens again.",
    ko: "이 창에서 문제가 생겼습니다. 기록한 내용은 안전합니다. 다시 생기면 보고서를 복사하세요.",
  },
  "trouble.window-part-failed": {
    en: "A part of the window stopped working ({{name}}). What you logged is safe. Draw it again, and copy a report if it happens once more.",
    ko: "화면의 한 부분({{name}})이 멈췄습니다. 기록한 내용은 안전합니다. 다시 그려 보고, 또 멈추면 보고서를 복사하세요.",
  },
  "trouble.log-worker-died": {
    en: "The part of Scenelog that keeps the log has stopped, several times in a row. What was marked safe or saved is on the disk. Close Scenelog and start it again; it recovers the rest by itself.",
    ko: "로그를 보관하는 부분이 여러 번 연달아 멈췄습니다. ‘안전하게 보관됨’이나 ‘저장됨’으로 표시된 내용은 디스크에 있습니다. Scenelog를 닫고 다시 시작하면 나머지는 스스로 복구합니다.",
  },
  "trouble.log-worker-restarted": {
    en: "The part of Scenelog that keeps the log stopped and was started again. Everything that was marked safe is there, and the rest is sent again. You can go on; copy a report if it happens once more.",
    ko: "로그를 보관하는 부분이 멈춰서 다시 시작했습니다. 안전하다고 표시된 내용은 모두 남아 있고 나머지는 다시 보냅니다. 계속 작업할 수 있습니다. 또 생기면 보고서를 복사하세요.",
  },
  "trouble.log-not-open": {
    en: "This log is not open any more. Open it again; what you logged is safe.",
    ko: "이 로그는 더 이상 열려 있지 않습니다. 다시 여세요. 기록한 내용은 안전합니다.",
  },
  "trouble.log-read-only": {
    en: "{{name}} can be read here but not changed. Work on a copy, or update Scenelog if the log was written by a newer one.",
    ko: "{{name}} 파일은 여기서 읽을 수만 있습니다. 사본에서 작업하거나, 더 새로운 버전에서 만든 로그라면 Scenelog를 업데이트하세요.",
  },
  "trouble.log-unreachable": {
    en: "The log could not be fetched from the machine side of Scenelog. Open it again; if that fails too, close Scenelog and start it anew.",
    ko: "로그를 가져오지 못했습니다. 다시 열어 보고, 그래도 안 되면 Scenelog를 닫고 다시 시작하세요.",
  },
  "trouble.log-text-unreadable": {
    en: "The log arrived damaged in the window. The file was not changed. Open it again; copy a report if it happens once more.",
    ko: "로그가 창에 손상된 채 도착했습니다. 파일은 바뀌지 않았습니다. 다시 열어 보고, 또 생기면 보고서를 복사하세요.",
  },
  "trouble.log-loading": {
    en: "The log is still loading, so nothing can be changed yet. Try again in a moment; tags can be logged already.",
    ko: "로그를 아직 불러오는 중이라 바꿀 수 없습니다. 잠시 뒤에 다시 하세요. 태그 기록은 지금도 됩니다.",
  },
  "trouble.already-open": {
    en: "This log is open in another window already. Go on there; that window has been brought to the front where possible.",
    ko: "이 로그는 이미 다른 창에 열려 있습니다. 그 창에서 계속하세요. 가능하면 그 창을 앞으로 가져왔습니다.",
  },
  "trouble.changes-overtaken": {
    en: "Somebody else deleted or replaced an entry of {{name}} while you were changing it, so your last change to it found no place. Look at the entry; undo brings back what you deleted yourself, and the backups have the rest.",
    ko: "바꾸는 동안 다른 사람이 {{name}}의 기록을 지우거나 교체하여 마지막 변경을 적용하지 못했습니다. 그 기록을 확인하세요. 직접 지운 것은 실행 취소로, 나머지는 백업에서 되찾을 수 있습니다.",
  },
  "trouble.unsent-changes": {
    en: "The last changes to {{name}} are not safe yet, so it stays open. They are tried again by themselves; close it once the mark at the top says that they are safe.",
    ko: "{{name}}의 마지막 변경이 아직 안전하게 보관되지 않아 닫지 않았습니다. 자동으로 다시 시도합니다. 위쪽 표시가 ‘안전하게 보관됨’으로 바뀌면 닫으세요.",
  },
  "trouble.change-refused": {
    en: "A change could not be applied to the log ({{reason}}) and was taken back here. Look at the entry and make the change again.",
    ko: "변경을 로그에 적용하지 못해({{reason}}) 되돌렸습니다. 그 기록을 확인하고 다시 바꾸세요.",
  },

  "trouble.no-such-annotation": {
    en: "That entry is not in the log any more; it was deleted meanwhile. Undo the deletion to bring it back.",
    ko: "그 기록은 그 사이 삭제되어 더 이상 없습니다. 되살리려면 삭제를 실행 취소하세요.",
  },
  "trouble.no-such-quote": {
    en: "That quote is not there any more; it was removed meanwhile. Undo the removal to bring it back.",
    ko: "그 인용은 그 사이 제거되어 더 이상 없습니다. 되살리려면 제거를 실행 취소하세요.",
  },
  "trouble.no-such-tag": {
    en: "The tag {{id}} is not in the log any more. Choose another tag, or make it again.",
    ko: "태그 {{id}}이(가) 로그에 더 이상 없습니다. 다른 태그를 고르거나 다시 만드세요.",
  },
  "trouble.no-such-person": {
    en: "{{id}} is not among the people of the log any more. Choose somebody else, or add them again.",
    ko: "{{id}}이(가) 로그의 인물에 더 이상 없습니다. 다른 인물을 고르거나 다시 추가하세요.",
  },
  "trouble.no-such-medium": {
    en: "The video {{id}} is not in the log any more. Open the video again.",
    ko: "영상 {{id}}이(가) 로그에 더 이상 없습니다. 영상을 다시 여세요.",
  },
  "trouble.end-before-start": {
    en: "The out would not lie after the in. Choose a later out, or an earlier in; nothing was changed.",
    ko: "끝이 시작보다 뒤에 있지 않습니다. 끝을 더 늦게, 또는 시작을 더 이르게 고르세요. 바뀐 것은 없습니다.",
  },
  "trouble.not-running": {
    en: "That segment has ended already. Change its out in its row.",
    ko: "그 구간은 이미 끝났습니다. 끝 시간은 해당 행에서 바꾸세요.",
  },
  "trouble.needs-end": {
    en: "A running segment has no out to take away. End it first.",
    ko: "진행 중인 구간에는 지울 끝 시간이 없습니다. 먼저 구간을 끝내세요.",
  },
  "trouble.path-not-relative": {
    en: "{{path}} does not lie where a log can name it: paths in a log start from its own folder. Put the file into that folder or below.",
    ko: "{{path}} 파일은 로그가 가리킬 수 없는 곳에 있습니다. 로그의 경로는 로그 폴더에서 시작합니다. 그 폴더나 하위 폴더에 파일을 두세요.",
  },
  "trouble.medium-exists": {
    en: "{{name}} is a video of this log already. Go on with that one.",
    ko: "{{name}}은(는) 이미 이 로그의 영상입니다. 그대로 사용하세요.",
  },
  "trouble.article-exists": {
    en: "{{name}} is an article of this log already. Go on with that one.",
    ko: "{{name}}은(는) 이미 이 로그의 기사입니다. 그대로 사용하세요.",
  },
  "trouble.tag-exists": {
    en: "The log has a tag “{{name}}” already. Use that one, or choose another name.",
    ko: "‘{{name}}’ 태그가 이미 있습니다. 그 태그를 쓰거나 다른 이름을 고르세요.",
  },
  "trouble.person-exists": {
    en: "“{{name}}” is among the people of the log already. Use that entry, or add a name that tells the two apart.",
    ko: "‘{{name}}’은(는) 이미 로그의 인물입니다. 그 인물을 쓰거나 구별되는 이름을 적으세요.",
  },
  "trouble.same-person": {
    en: "One person cannot be merged with themselves. Choose another one.",
    ko: "같은 인물끼리는 합칠 수 없습니다. 다른 인물을 고르세요.",
  },
  "trouble.name-empty": {
    en: "A name is needed here. Type one, or press Esc to leave it as it was.",
    ko: "이름이 필요합니다. 이름을 입력하거나 Esc를 눌러 그대로 두세요.",
  },
  "trouble.value-not-valid": {
    en: "{{field}} cannot be {{value}}. Nothing was changed; give another value.",
    ko: "{{field}} 값으로 {{value}}을(를) 쓸 수 없습니다. 바뀐 것은 없으니 다른 값을 입력하세요.",
  },
  "trouble.quick-line-empty": {
    en: "There is nothing to log in this line yet. Type a tag, a name, a quote or a note, or press Esc.",
    ko: "아직 기록할 내용이 없습니다. 태그, 이름, 인용 또는 메모를 입력하거나 Esc를 누르세요.",
  },
  "trouble.new-name-not-accepted": {
    en: "“{{name}}” is not in the log yet. Accept it as new, or choose one of the names offered.",
    ko: "‘{{name}}’은(는) 아직 로그에 없습니다. 새로 만들거나 제안된 이름 중에서 고르세요.",
  },
});
