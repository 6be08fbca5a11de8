import { defineTexts } from "./define.ts";

/** What the machine side says itself: menu, system dialogs, and the loopback host. */
export const MACHINE_TEXTS = defineTexts({
  "menu.file": { en: "&File", ko: "파일(&F)" },
  "menu.edit": { en: "&Edit", ko: "편집(&E)" },
  "menu.playback": { en: "&Playback", ko: "재생(&P)" },
  "menu.logging": { en: "&Logging", ko: "기록(&L)" },
  "menu.view": { en: "&View", ko: "보기(&V)" },
  "menu.help": { en: "&Help", ko: "도움말(&H)" },
  "menu.new-window": { en: "New window", ko: "새 창" },
  "menu.close-window": { en: "Close window", ko: "창 닫기" },
  "menu.quit": { en: "Quit Scenelog", ko: "Scenelog 종료" },
  "menu.cut": { en: "Cut", ko: "잘라내기" },
  "menu.copy": { en: "Copy", ko: "복사" },
  "menu.paste": { en: "Paste", ko: "붙여넣기" },
  "menu.about": { en: "About Scenelog", ko: "Scenelog 정보" },

  "dialog.articles": { en: "Articles", ko: "기사" },
  "dialog.videos": { en: "Videos and audio", ko: "영상과 음성" },
  "dialog.logs": { en: "Scene logs", ko: "장면 로그" },
  "dialog.all-known": { en: "Articles, videos and logs", ko: "기사, 영상, 로그" },
  "dialog.all": { en: "All files", ko: "모든 파일" },
  "dialog.crashed": { en: "The window stopped working", ko: "창이 멈췄습니다" },
  "dialog.crashed-detail": {
    en: "It stopped twice within a short time ({{reason}}). What was logged is safe in the journal and comes back when the log is opened again.",
    ko: "짧은 시간에 두 번 멈췄습니다({{reason}}). 기록한 내용은 저널에 안전하게 남아 있으며, 로그를 다시 열면 그대로 나타납니다.",
  },
  "dialog.reload": { en: "Load the window again", ko: "창 다시 불러오기" },
  "dialog.close": { en: "Close the window", ko: "창 닫기" },
  "dialog.unsafe": {
    en: "Some of your last work is not safe yet",
    ko: "마지막 작업이 아직 안전하지 않습니다",
  },
  "dialog.unsafe-detail": {
    en: "The window does not say that everything has been kept: the disk with your user folder may be full, or the window may be busy. Keep it open until its messages have gone; what is not safe is lost if you close it now.",
    ko: "모든 내용이 보관되었는지 창에서 확인되지 않습니다. 사용자 폴더가 있는 디스크가 가득 찼거나 창이 바쁠 수 있습니다. 메시지가 사라질 때까지 열어 두세요. 지금 닫으면 보관되지 않은 내용은 사라집니다.",
  },
  "dialog.keep-open": { en: "Keep open", ko: "열어 두기" },
  "dialog.close-anyway": { en: "Close anyway", ko: "그래도 닫기" },
  "dialog.start-failed": { en: "Scenelog could not start", ko: "Scenelog를 시작하지 못했습니다" },

  "loopback.refused": {
    en: "This page opens only with the whole address that the server printed when it started. Copy it from the terminal into the address bar, up to its last character.",
    ko: "이 페이지는 서버가 시작할 때 출력한 전체 주소로만 열립니다. 터미널의 주소를 마지막 글자까지 복사해 주소창에 붙여넣으세요.",
  },
  "loopback.cannot-start": {
    en: "The server could not start: {{reason}}",
    ko: "서버를 시작하지 못했습니다: {{reason}}",
  },
  "trouble.connection-lost": {
    en: "The connection to the server broke. What you do is kept here and sent as soon as it stands again; if it does not come back, start the server again.",
    ko: "서버와 연결이 끊겼습니다. 작업한 내용은 이 창에 남아 있다가 다시 연결되면 전송됩니다. 연결되지 않으면 서버를 다시 시작하세요.",
  },
  "trouble.window-crashed": {
    en: "The window stopped working and was loaded again ({{reason}}). What was logged is safe.",
    ko: "창이 멈춰서 다시 불러왔습니다({{reason}}). 기록한 내용은 안전합니다.",
  },
  "trouble.refused": {
    en: "The app refused a request that did not come from its own window.",
    ko: "앱의 창에서 온 요청이 아니어서 거부했습니다.",
  },
});
