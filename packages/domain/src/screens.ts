/** What a browser speaks with: the catalogue's areas its screens show, without those only servers use. */
export { LANGS, type Lang, type MessageParams } from './messages/render.js';
export {
  isMessageCode,
  messageOf,
  wordOf,
  type MessageCode,
  type ParamsOf,
} from './messages/catalogue.js';
export { learnScreens } from './messages/screens.js';
