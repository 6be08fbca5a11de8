import { defineTexts } from "./define.ts";

/** The list of all commands, and the list of all keys. */
export const COMMAND_SHEET_TEXTS = defineTexts({
  "commands.title": { en: "Commands", ko: "명령" },
  "commands.find": { en: "What do you want to do?", ko: "무엇을 할까요?" },
  "commands.none": { en: "No command is called that", ko: "그런 명령이 없습니다" },
  "commands.keys-title": { en: "Keys", ko: "단축키" },
});
