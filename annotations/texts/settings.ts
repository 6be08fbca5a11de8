import { defineTexts } from "./define.ts";

/** The settings sheet. */
export const SETTINGS_TEXTS = defineTexts({
  "settings.title": { en: "Settings", ko: "설정" },
  "settings.language": { en: "Language", ko: "언어" },
  "settings.theme": { en: "Appearance", ko: "화면 모드" },
  "settings.system": { en: "System", ko: "시스템" },
  "settings.dark": { en: "Dark", ko: "어둡게" },
  "settings.light": { en: "Light", ko: "밝게" },
  "settings.author": { en: "Your name", ko: "이름" },
  "settings.author-hint": {
    en: "Written beside what you log, so that colleagues can ask.",
    ko: "기록한 항목에 함께 적혀 동료가 물어볼 수 있습니다.",
  },
  "settings.allowance": { en: "Reaction allowance", ko: "반응 시간 보정" },
  "settings.allowance-hint": {
    en: "Taken off the start and the end of a press while the film plays forward. 0 stores the very frame of the press.",
    ko: "재생 중 키를 누른 시작과 끝에서 빼는 시간입니다. 0이면 누른 순간의 프레임을 그대로 저장합니다.",
  },
  "settings.seconds": { en: "{{seconds}} s", ko: "{{seconds}}초" },
  "settings.while-typing": { en: "While you type", ko: "입력하는 동안" },
  "settings.while-typing-hint": {
    en: "What the film does while the quick line is open.",
    ko: "빠른 입력줄이 열려 있을 때 영상의 동작입니다.",
  },
  "settings.run": { en: "Runs on", ko: "계속 재생" },
  "settings.pause": { en: "Pauses", ko: "일시 정지" },
  "settings.step-back": { en: "Pauses, steps back", ko: "멈추고 조금 뒤로" },
  "settings.stand-ins": { en: "Room for copies", ko: "사본 저장 공간" },
  "settings.stand-ins-hint": {
    en: "How much the cache of proxies may hold. What was not used for longest goes first and can be made again.",
    ko: "프록시 캐시가 쓸 수 있는 크기입니다. 가장 오래 쓰지 않은 것부터 지우고, 필요하면 다시 만듭니다.",
  },
  "settings.gigabytes": { en: "{{count}} GB", ko: "{{count}} GB" },
  "settings.version": { en: "Scenelog {{version}}", ko: "Scenelog {{version}}" },
});
