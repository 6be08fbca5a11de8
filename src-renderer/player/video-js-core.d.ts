/** video.js without its streaming engine, which a player of local files never needs and which is most of its size. */
declare module "video.js/core.es.js" {
  export { default } from "video.js";
}
