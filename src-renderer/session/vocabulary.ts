import { createStore, type StoreApi } from "zustand/vanilla";
import { createTag } from "#annotations/commands/create-tag.ts";
import { deleteTag } from "#annotations/commands/delete-tag.ts";
import { dealPalette } from "#annotations/commands/palette.ts";
import { setGroup } from "#annotations/commands/set-group.ts";
import { setTag, type TagPatch } from "#annotations/commands/set-tag.ts";
import { takeVocabulary, type VocabularyChange } from "#annotations/commands/take-vocabulary.ts";
import { DESK_SUFFIX } from "#annotations/formats/desk/desk.ts";
import { parseDesk } from "#annotations/formats/desk/parse-desk.ts";
import { writeDesk } from "#annotations/formats/desk/write-desk.ts";
import { troubleNote } from "#annotations/formats/trouble.ts";
import type { Diff } from "#annotations/history/diff.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import { err } from "#annotations/result.ts";
import { commandContext, type Core } from "./core.ts";
import { readTextFile, saveTextFile } from "./text-files.ts";
import type { Session } from "./types.ts";

/** A vocabulary that was loaded and is not taken yet; `people` are in the file and stay there, being no tags. */
export type VocabularyOffer = {
  readonly name: string;
  readonly change: VocabularyChange;
  readonly people: number;
};

/** What a user can do to the tags of the log; each is one undo step. */
export type VocabularyDesk = {
  readonly state: StoreApi<{ readonly chosen: string | null; readonly offer: VocabularyOffer | null }>;
  /** Shows a tag, or all of them, to be edited. */
  edit(tag: string | null): void;
  /** Makes a tag; its id, or `null` where that was refused and told. */
  add(label: string): string | null;
  set(tag: string, fields: TagPatch): boolean;
  /** Gives a tag a palette key; the tag that has it in the same bank gets the one that it was given for. */
  setKey(tag: string, key: string): void;
  /** Says whether only one tag of a group runs at a time. */
  setExclusive(group: string, exclusive: boolean): void;
  /** Takes a tag out of the log; whether it went. */
  remove(tag: string): boolean;
  save(): Promise<void>;
  /** Lets the user pick a vocabulary and offers what it would change. */
  load(): Promise<void>;
  /** Takes what is offered, as one step. */
  takeOffer(): void;
  leaveOffer(): void;
};

/** Makes the desk of a window. */
export function createVocabularyDesk(core: Core, ports: Pick<Session, "pick" | "show">): VocabularyDesk {
  const { stores, world, desk, editing } = core;
  const state: VocabularyDesk["state"] = createStore(() => ({ chosen: null, offer: null }));
  const context = () => commandContext(stores, world);
  const labelOf = (id: string): string => {
    const tag = editing.document()?.tables.tag.get(id);
    return tag ? tagLabel(tag, stores.app.getState().language) : id;
  };

  // Only the user's own change of keys moves a tag on the palette: it is dealt anew, every other stays.
  editing.onStep((diff) => {
    const moved = new Set(diff.flatMap(changedKeyOf));
    const document = editing.document();
    if (moved.size === 0 || !document) return;
    const shown = stores.palette.getState();
    const tags = shown.tags.filter(({ tag }) => !moved.has(tag.id));
    const { palette } = stores.keys.getState().table;
    stores.palette.setState(dealPalette(document, { ...shown, tags }, palette), true);
  });

  return {
    state,
    edit(tag) {
      state.setState({ chosen: tag });
      ports.show("tags");
    },
    add(label) {
      const document = editing.document();
      if (!document) return null;
      const lang = stores.app.getState().language;
      const made = createTag(document, { label, lang }, context());
      const step = { key: "step.createTag", parameters: { tag: label } };
      if (!editing.commitResult(step, made) || !made.ok) return null;
      const id = made.value.find(({ op }) => op === "insert")?.id ?? null;
      state.setState({ chosen: id });
      return id;
    },
    set(tag, fields) {
      const document = editing.document();
      if (!document) return false;
      const step = { key: "step.setTag", parameters: { tag: labelOf(tag) } };
      return editing.commitResult(step, setTag(document, { tag, fields }, context()));
    },
    setKey(tag, key) {
      const document = editing.document();
      if (!document) return;
      const { tags } = stores.palette.getState();
      const mine = tags.find((dealt) => dealt.tag.id === tag);
      const holder = tags.find((dealt) => dealt.bank === mine?.bank && dealt.key.key === key);
      if (!mine || mine.key.key === key) return;
      const results = [
        setTag(document, { tag, fields: { key } }, context()),
        ...(holder
          ? [setTag(document, { tag: holder.tag.id, fields: { key: mine.key.key } }, context())]
          : []),
      ];
      const failed = results.find((result) => !result.ok);
      if (failed && !failed.ok) return desk.report(failed.error);
      const diff = results.flatMap((result) => (result.ok ? result.value : []));
      editing.commit({ key: "step.setTag", parameters: { tag: labelOf(tag) } }, diff);
    },
    setExclusive(group, exclusive) {
      const document = editing.document();
      if (!document) return;
      const step = { key: "step.setGroup", parameters: { group } };
      editing.commitResult(step, setGroup(document, { group, exclusive }, context()));
    },
    remove(tag) {
      const document = editing.document();
      if (!document) return false;
      const parameters = { tag: labelOf(tag) };
      const done = editing.commitResult(
        { key: "step.deleteTag", parameters },
        deleteTag(document, { tag }, context()),
      );
      if (!done) return false;
      desk.toast({
        tone: "plain",
        key: "tags.removed",
        parameters,
        action: { key: "command.edit.undo", run: editing.undo },
      });
      return true;
    },
    async save() {
      const document = editing.document();
      if (!document) return;
      const text = writeDesk({ people: [], tags: [...document.tables.tag.values()] });
      await saveTextFile(core, `tags${DESK_SUFFIX}`, text);
    },
    async load() {
      const picked = await ports.pick("vocabulary");
      // The page's own picker takes the place of the sheet.
      ports.show("tags");
      if (picked.kind !== "picked") return;
      const file = await readTextFile(core, picked.handle, (text) => {
        const parsed = parseDesk(text);
        return parsed.ok ? parsed : err(troubleNote(parsed.error));
      });
      const document = editing.document();
      if (!file || !document) return;
      const { tags, people } = file.value;
      const change = takeVocabulary(document, tags);
      state.setState({ offer: { name: file.name, change, people: people.length } });
    },
    takeOffer() {
      const { offer } = state.getState();
      const document = editing.document();
      if (!offer || !document) return;
      const step = { key: "step.takeVocabulary", parameters: { name: offer.name } };
      if (editing.commit(step, offer.change.diff)) state.setState({ offer: null });
    },
    leaveOffer: () => state.setState({ offer: null }),
  };
}

function changedKeyOf(change: Diff[number]): readonly string[] {
  return change.kind === "tag" && change.op === "set" && change.path[0] === "key" ? [change.id] : [];
}
