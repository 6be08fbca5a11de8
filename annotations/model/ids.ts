import { z } from "zod";

/** A readable id fixed at creation, as people, tags, media and articles have it: `park-seo-joon`, `키스-리허설`. */
export const slugSchema = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]{0,119}$/u, "slug")
  .meta({ description: "Readable id, fixed when the record was made" });

/** An id that is made by a machine: a UUIDv7 for what Scenelog makes (RFC 9562, 5.7); foreign ids are taken as they are. */
export const recordIdSchema = z.string().min(1).max(200);

/** A date and time in ISO 8601, UTC, as in `2026-11-20T09:30:00Z`. */
export const timestampSchema = z.iso.datetime();

/** A BCP 47 language tag such as `en` or `ko`. */
export const languageSchema = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, "language");

/** A slug made from words: lower case, hyphens for what is neither letter nor digit; `fallback` where nothing is left. */
export function slugify(words: string, fallback: string): string {
  const slug = words
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^[-\p{M}]+|-+$/gu, "")
    .slice(0, 80);
  return slug === "" ? fallback : slug;
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function freeSlug(slug: string, isTaken: (candidate: string) => boolean): string {
  if (!isTaken(slug)) return slug;
  let number = 2;
  while (isTaken(`${slug}-${number}`)) number++;
  return `${slug}-${number}`;
}
