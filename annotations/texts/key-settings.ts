import { defineTexts } from "./define.ts";

/** The sheet in which keys are changed, and what is said about files of keys and of vocabulary. */
export const KEY_SETTINGS_TEXTS = defineTexts({
  "key-settings.title": { en: "Change keys", ko: "단축키 바꾸기" },
  "key-settings.preset": { en: "Keys as in", ko: "단축키 방식" },
  "key-settings.preset-scenelog": { en: "Scenelog", ko: "Scenelog" },
  "key-settings.preset-resolve": { en: "Resolve", ko: "Resolve" },
  "key-settings.preset-premiere": { en: "Premiere", ko: "Premiere" },
  "key-settings.find": { en: "Find a command or a key", ko: "명령이나 키 찾기" },
  "key-settings.none": {
    en: "No command is called that, or has that key",
    ko: "그런 명령이나 키가 없습니다",
  },
  "key-settings.add": { en: "Add a key to “{{command}}”", ko: "“{{command}}”에 키 추가" },
  "key-settings.remove": { en: "Take {{key}} away from “{{command}}”", ko: "“{{command}}”에서 {{key}} 빼기" },
  "key-settings.reset": { en: "Back to the usual key of “{{command}}”", ko: "“{{command}}”의 원래 키로" },
  "key-settings.reset-all": { en: "Reset all", ko: "모두 처음대로" },
  "key-settings.press": { en: "Press a key… Esc: none", ko: "키를 누르세요… Esc: 취소" },
  "key-settings.changed": { en: "changed", ko: "바꿈" },
  "key-settings.fixed": { en: "always", ko: "고정" },
  "key-settings.unnamed": {
    en: "This key has no name of its own here. Try another.",
    ko: "이 키는 쓸 수 없습니다. 다른 키를 눌러 보세요.",
  },
  "key-settings.is-command": {
    en: "{{key}} is “{{command}}”.",
    ko: "{{key}} 키는 “{{command}}”에 쓰입니다.",
  },
  "key-settings.is-tags": {
    en: "{{key}} is a key of the tags; they move up by one.",
    ko: "{{key}} 키는 태그에 쓰입니다. 태그가 한 자리씩 옮겨집니다.",
  },
  "key-settings.is-people": {
    en: "{{key}} is a key of the people; whoever has it gets another.",
    ko: "{{key}} 키는 인물에 쓰입니다. 그 인물은 다른 키를 받습니다.",
  },
  "key-settings.take": { en: "Take it all the same", ko: "그래도 쓰기" },
  "key-settings.leave": { en: "Leave it", ko: "그대로 두기" },
  "key-settings.offer": { en: "What would change", ko: "바뀌는 것" },
  "key-settings.offer-file": { en: "What {{name}} would change", ko: "{{name}} 파일로 바뀌는 것" },
  "key-settings.offer-nothing": { en: "No key is another one.", ko: "바뀌는 키가 없습니다." },
  "key-settings.offer-commands": { en: "Commands", ko: "명령" },
  "key-settings.offer-palettes": { en: "Tags and people of this log", ko: "이 로그의 태그와 인물" },
  "key-settings.offer-left": { en: "Left out", ko: "제외한 것" },
  "key-settings.no-key": { en: "no key", ko: "키 없음" },
  "key-settings.take-offer": { en: "Use these keys", ko: "이 단축키 쓰기" },
  "key-settings.save": { en: "Save as a file…", ko: "파일로 저장…" },
  "key-settings.load": { en: "Load a file…", ko: "파일 불러오기…" },
  "key-settings.how": {
    en: "Letters and digits act by their place on the keyboard, with Hangul mode on as well; punctuation by the character.",
    ko: "글자와 숫자는 키보드의 자리로 작동해 한글 입력 상태에서도 그대로 쓰이고, 문장 부호는 입력되는 문자로 작동합니다.",
  },
  "key-settings.left-key-command-unknown": {
    en: "“{{id}}”: no command of this version that can be bound",
    ko: "“{{id}}”: 이 버전에서 바꿀 수 있는 명령이 아님",
  },
  "key-settings.left-key-unreadable": {
    en: "“{{key}}” for “{{id}}”: not a key",
    ko: "“{{id}}”의 “{{key}}”: 키가 아님",
  },
  "toast.file-saved": { en: "Saved: {{name}}", ko: "저장함: {{name}}" },
  "trouble.key-file-not-json": {
    en: "{{name}} cannot be read: it is not JSON text. Nothing was changed.",
    ko: "{{name}} 파일을 읽을 수 없습니다. JSON 텍스트가 아닙니다. 바뀐 것은 없습니다.",
  },
  "trouble.key-file-other": {
    en: "{{name}} is no file of keys. Nothing was changed.",
    ko: "{{name}} 파일은 단축키 파일이 아닙니다. 바뀐 것은 없습니다.",
  },
  "trouble.key-file-newer": {
    en: "{{name}} was written by a newer Scenelog (version {{version}} of its format). Update the app to load it.",
    ko: "{{name}} 파일은 더 새로운 Scenelog에서 만들었습니다(형식 버전 {{version}}). 앱을 업데이트한 뒤 불러오세요.",
  },
  "trouble.key-file-wrong": {
    en: "{{name}} cannot be read: its “{{path}}” is not what belongs there. Nothing was changed.",
    ko: "{{name}} 파일을 읽을 수 없습니다. “{{path}}” 값이 올바르지 않습니다. 바뀐 것은 없습니다.",
  },
  "trouble.text-file-other": {
    en: "{{name}} is something else than was asked for. Nothing was changed.",
    ko: "{{name}} 파일은 요청한 종류가 아닙니다. 바뀐 것은 없습니다.",
  },
  "trouble.text-file-too-large": {
    en: "{{name}} is too large for a file of this kind. Nothing was changed.",
    ko: "{{name}} 파일이 이런 종류치고는 너무 큽니다. 바뀐 것은 없습니다.",
  },
  "picker.keys": { en: "Choose a file of keys", ko: "단축키 파일 고르기" },
  "picker.vocabulary": { en: "Choose a vocabulary", ko: "태그 모음 파일 고르기" },
  "dialog.save": { en: "Save as a file", ko: "파일로 저장" },
});
