import { describe, expect, it } from "vitest";
import { shutCommandLine } from "../../../electron/switches";

/** A command line that was given these switches. */
function lineWith(...given: string[]) {
  const switches = new Map<string, string | undefined>(given.map((name) => [name, ""]));
  return {
    switches,
    appendSwitch: (name: string, value?: string) => void switches.set(name, value),
    removeSwitch: (name: string) => void switches.delete(name),
  };
}

const stranger = ["remote-debugging-port", "disable-web-security", "load-extension"];

describe("Chromium's command line", () => {
  it("looks up no name, whoever started the program", () => {
    const line = lineWith("host-resolver-rules");
    shutCommandLine(line, false, undefined);
    expect(line.switches.get("host-resolver-rules")).toBe("MAP * ~NOTFOUND");
    expect(line.switches.get("lang")).toBe("zh-CN");
  });

  it("loses in the packaged program what would let others in, and keeps the rest", () => {
    const line = lineWith(...stranger, "no-sandbox");
    shutCommandLine(line, true, undefined);
    expect(stranger.filter((name) => line.switches.has(name))).toEqual([]);
    expect(line.switches.has("no-sandbox")).toBe(true);
  });

  it("stays open while developing, and where Node's inspector is", () => {
    for (const [packaged, inspector] of [
      [false, undefined],
      [true, "ws://127.0.0.1:1/"],
    ] as const) {
      const line = lineWith(...stranger);
      shutCommandLine(line, packaged, inspector);
      expect(stranger.filter((name) => line.switches.has(name))).toEqual(stranger);
    }
  });
});
