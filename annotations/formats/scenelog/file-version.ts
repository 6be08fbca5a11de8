/** The value of the file's `format` key. */
export const FILE_FORMAT = "scenelog";

/** The version of the file format that this app writes. */
export const FILE_VERSION = 1;

/** The identifier of the file's JSON Schema, as `$schema` names it. */
export const FILE_SCHEMA = "urn:scenelog:schema:1";

/** Above this many UTF-8 bytes a file is refused (file format, rule 8): 256 MB. */
export const MOST_FILE_BYTES = 256 * 1024 * 1024;
