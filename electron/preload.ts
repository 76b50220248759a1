import { contextBridge, type IpcRendererEvent, ipcRenderer } from "electron";
import type { Bridge, BridgeResult, EventName } from "../shared/ipc";

/**
 * The bridge, and nothing besides: three channels, on which the main process checks name, sender and content. Only types
 * are imported from the contract, so this stays a few hundred bytes of every start.
 */
const bridge: Bridge = {
  call: (name, request) =>
    ipcRenderer.invoke("jiangping:call", name, request) as Promise<BridgeResult<never>>,
  on(name, listener) {
    const relay = (_event: IpcRendererEvent, event: EventName, payload: Parameters<typeof listener>[0]) => {
      if (event === name) listener(payload);
    };
    ipcRenderer.on("jiangping:event", relay);
    return () => void ipcRenderer.off("jiangping:event", relay);
  },
};

// A port cannot cross the bridge: the page posts it to itself, and what came with it is the main process's to check.
window.addEventListener("message", ({ source, data, ports }) => {
  const { line, token } = (data ?? {}) as { line?: unknown; token?: unknown };
  if (source === window && line === true) ipcRenderer.postMessage("jiangping:line", token, [...ports]);
});

contextBridge.exposeInMainWorld("jiangping", bridge);
