import { url as inspectorUrl } from "node:inspector";

/** What is needed of Chromium's command line. */
export interface CommandLine {
  appendSwitch(name: string, value?: string): void;
  removeSwitch(name: string): void;
}

/** No name is ever looked up and nothing is reported or fetched on its own, whatever part of Chromium might want to. */
const quiet: readonly (readonly [name: string, value?: string])[] = [
  ["host-resolver-rules", "MAP * ~NOTFOUND"],
  ["disable-background-networking"],
  ["disable-component-update"],
  ["disable-domain-reliability"],
  ["disable-sync"],
  ["no-pings"],
];

/** Chromium's switches by which whoever starts the program could drive its window, or take its walls down. */
const foreignHands = [
  "remote-debugging-port",
  "remote-debugging-pipe",
  "remote-debugging-address",
  "remote-allow-origins",
  "disable-web-security",
  "disable-site-isolation-trials",
  "allow-file-access-from-files",
  "allow-running-insecure-content",
  "enable-blink-features",
  "enable-experimental-web-platform-features",
  "load-extension",
  "renderer-cmd-prefix",
  "utility-cmd-prefix",
  "gpu-launcher",
];

/**
 * Shuts Chromium's command line before it is ready: the language of the window, nothing that reaches out, and in the
 * packaged program none of the switches of `foreignHands`. Where Node's inspector is open they stay: a fuse keeps it shut
 * in what ships, and whoever has it holds this process anyway.
 */
export function shutCommandLine(line: CommandLine, packaged: boolean, inspected = inspectorUrl()): void {
  line.appendSwitch("lang", "zh-CN");
  for (const [name, value] of quiet) line.appendSwitch(name, value);
  if (packaged && inspected === undefined) for (const name of foreignHands) line.removeSwitch(name);
}
