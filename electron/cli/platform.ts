import { webcrypto } from "node:crypto";

// Electron 25's main process and Node 18 lack the global; the packages' code expects it as in a window. Imported first.
globalThis.crypto ??= webcrypto as typeof globalThis.crypto;
