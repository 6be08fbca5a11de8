import { defineTexts } from "./define.ts";

/** Name and frame of the app. */
export const APP_TEXTS = defineTexts({
  "app.name": { en: "Scenelog", ko: "Scenelog" },
});
