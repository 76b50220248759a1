import { expect, test } from "vitest";
import { hasDisplay, underVirtualDisplay } from "../../../build/ready/display.mjs";

test.each([
  [{ DISPLAY: ":0" }, "linux", true],
  [{ WAYLAND_DISPLAY: "wayland-0" }, "linux", true],
  [{ DISPLAY: "" }, "linux", false],
  [{}, "linux", false],
  [{}, "win32", true],
  [{}, "darwin", true],
] as const)("%o on %s has a display: %s", (env, platform, expected) => {
  expect(hasDisplay(env, platform)).toBe(expected);
});

test("a command goes under xvfb-run on Linux alone, its arguments as they are", () => {
  const [command, args] = underVirtualDisplay("node", ["a b", "--json"], "linux");
  expect(command).toBe("xvfb-run");
  expect(args.slice(-3)).toEqual(["node", "a b", "--json"]);
  expect(underVirtualDisplay("node", ["a"], "win32")).toEqual(["node", ["a"]]);
});
