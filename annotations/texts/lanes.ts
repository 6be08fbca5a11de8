import { defineTexts } from "./define.ts";

/** What is made of a film in the background: waveform, filmstrip, shot changes. */
export const LANE_TEXTS = defineTexts({
  "lane.waveform": { en: "Waveform {{percent}} %", ko: "파형 {{percent}}%" },
  "lane.filmstrip": { en: "Filmstrip {{percent}} %", ko: "필름 스트립 {{percent}}%" },
  "lane.shots": { en: "Shot changes {{percent}} %", ko: "샷 전환 {{percent}}%" },
  "lane.about": {
    en: "Made in the background while you work; it is kept for the next time",
    ko: "작업하는 동안 뒤에서 만들고, 다음을 위해 보관합니다",
  },
  "lane.cancel-waveform": { en: "Stop making the waveform", ko: "파형 만들기 중단" },
  "lane.cancel-filmstrip": { en: "Stop making the filmstrip", ko: "필름 스트립 만들기 중단" },
  "lane.cancel-shots": { en: "Stop looking for shot changes", ko: "샷 전환 찾기 중단" },
  "toast.shots_one": {
    en: "{{count}} shot was logged as a draft",
    ko: "샷 {{count}}개를 초안으로 기록했습니다",
  },
  "toast.shots_other": {
    en: "{{count}} shots were logged as drafts",
    ko: "샷 {{count}}개를 초안으로 기록했습니다",
  },
  "toast.shots-there": {
    en: "Every shot that was found is in the log already",
    ko: "찾은 샷이 이미 모두 기록되어 있습니다",
  },
});
