import { describe, expect, it } from "vitest";
import {
  belongsToText,
  isComposing,
  type KeyPress,
  pressMatches,
  wouldWrite,
} from "../../../../renderer/ui/shortcut-keys";

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    code: "",
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    keyCode: 0,
    ...more,
  };
}

describe("which key press a chord means", () => {
  it("matches the key with exactly the modifiers of the chord", () => {
    expect(pressMatches(press("z", { ctrlKey: true }), "Ctrl+Z")).toBe(true);
    expect(pressMatches(press("z"), "Ctrl+Z")).toBe(false);
    expect(pressMatches(press("Z", { ctrlKey: true, shiftKey: true }), "Ctrl+Z")).toBe(false);
    expect(pressMatches(press("Z", { ctrlKey: true, shiftKey: true }), "Ctrl+Shift+Z")).toBe(true);
    expect(pressMatches(press("z", { ctrlKey: true, altKey: true }), "Ctrl+Z")).toBe(false);
  });

  it("takes a Mac's command key for Ctrl", () => {
    expect(pressMatches(press("z", { metaKey: true }), "Ctrl+Z")).toBe(true);
  });

  it("lets Shift be part of typing a sign", () => {
    expect(pressMatches(press("?", { shiftKey: true, code: "Slash" }), "?")).toBe(true);
    expect(pressMatches(press("+", { ctrlKey: true, shiftKey: true, code: "Equal" }), "Ctrl++")).toBe(true);
    expect(pressMatches(press("=", { ctrlKey: true, code: "Equal" }), "Ctrl+=")).toBe(true);
  });

  it("does not let Shift pass for a letter or a digit", () => {
    expect(pressMatches(press("E", { shiftKey: true, code: "KeyE" }), "E")).toBe(false);
    expect(pressMatches(press("!", { shiftKey: true, code: "Digit1" }), "1")).toBe(false);
  });

  it("knows the number pad and named keys", () => {
    expect(pressMatches(press("1", { code: "Numpad1" }), "1")).toBe(true);
    expect(pressMatches(press("ArrowUp"), "ArrowUp")).toBe(true);
    expect(pressMatches(press(" "), "Space")).toBe(true);
    expect(pressMatches(press("-", { ctrlKey: true, code: "NumpadSubtract" }), "Ctrl+-")).toBe(true);
  });

  it("knows full-width signs and keys that an input method names otherwise", () => {
    expect(pressMatches(press("？", { shiftKey: true }), "?")).toBe(true);
    expect(pressMatches(press("Ｅ", { code: "KeyE" }), "e")).toBe(true);
  });

  it.each([{ isComposing: true }, { keyCode: 229 }])(
    "never fires while an input method composes: %o",
    (state) => {
      expect(pressMatches(press("e", { code: "KeyE", ...state }), "E")).toBe(false);
      expect(isComposing(press("e", state))).toBe(true);
    },
  );
});

describe("which chords belong to a text field", () => {
  it.each([
    "E",
    "1",
    "ArrowUp",
    "?",
    "Escape",
    "Ctrl+Z",
    "Ctrl+Shift+Z",
    "Ctrl+Y",
    "Ctrl+A",
    "Ctrl+ArrowLeft",
  ])("%s does", (keys) => expect(belongsToText(keys)).toBe(true));
  it.each(["F1", "Ctrl+O", "Ctrl++", "Ctrl+0", "Alt+ArrowRight", "Ctrl+Enter"])("%s does not", (keys) =>
    expect(belongsToText(keys)).toBe(false),
  );
});

describe("which key press would write into a field", () => {
  it.each([["a"], ["1"], ["？"], ["Backspace"], ["Delete"]])("%s would", (key) => {
    expect(wouldWrite(press(key))).toBe(true);
  });
  it("what an input method takes would", () => {
    expect(wouldWrite(press("Process", { keyCode: 229 }))).toBe(true);
  });
  it.each([["ArrowUp"], ["Escape"], ["Tab"], ["F1"]])("%s would not", (key) => {
    expect(wouldWrite(press(key))).toBe(false);
  });
  it("chords would not", () => {
    expect(wouldWrite(press("c", { ctrlKey: true }))).toBe(false);
    expect(wouldWrite(press("c", { altKey: true }))).toBe(false);
  });
});
