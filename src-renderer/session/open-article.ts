import { recordsById } from "#annotations/document/access.ts";
import { HostError } from "#annotations/host/dispatch.ts";
import type { Core } from "./core.ts";

/** The article of the open log in the article pane. */
export type ArticleOpener = {
  open(article: string): Promise<void>;
  /** Reads the article in the language of the app, else the first. */
  openFirst(): Promise<void>;
};

/** Makes the opener of articles. */
export function createArticleOpener({ host, stores, desk, editing }: Core): ArticleOpener {
  let attempt = 0;

  const open = async (id: string): Promise<void> => {
    const log = stores.log.getState();
    if (log.phase !== "open") return;
    const { logId } = log;
    const mine = ++attempt;
    stores.article.setState({ phase: "loading" }, true);
    try {
      const text = await host.call("article.read", { logId, article: id });
      if (mine === attempt) stores.article.setState({ phase: "ready", id, text }, true);
    } catch (error) {
      if (mine !== attempt) return;
      if (!(error instanceof HostError)) {
        stores.article.setState({ phase: "none" }, true);
        desk.reportError(error);
        return;
      }
      const trouble = error.toTrouble();
      stores.article.setState({ phase: "failed", trouble }, true);
      desk.note(trouble);
    }
  };

  return {
    open,
    async openFirst() {
      const document = editing.document();
      if (!document) return;
      const articles = recordsById(document, "article").filter(({ path }) => path !== undefined);
      const { language } = stores.app.getState();
      const chosen = articles.find((article) => article.language === language) ?? articles[0];
      if (chosen) await open(chosen.id);
      else stores.article.setState({ phase: "none" }, true);
    },
  };
}
