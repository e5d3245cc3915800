export type { EngineName } from './engines/kind.js';
export {
  enginesRoot,
  findEngine,
  isInstalled,
  killEngine,
  removeEngine,
  startEngine,
  type Engine,
} from './engine.js';
export { tcpProxy, type TcpProxy } from './tcp-proxy.js';
