import { describe, expect, it } from "vitest";
import { ClipboardGuard } from "../../../electron/clipboard-guard";

/** A clipboard, and a clock that runs what waits when it is told to. */
function desk() {
  const held = { text: "" };
  const waiting = new Set<() => Promise<void>>();
  const clipboard = {
    readText: () => held.text,
    clear: () => {
      held.text = "";
    },
  };
  const guard = new ClipboardGuard(clipboard, (run) => {
    waiting.add(run);
    return () => waiting.delete(run);
  });
  const later = async () => {
    for (const run of [...waiting]) await run();
  };
  return { held, waiting, guard, later };
}

describe("the clipboard", () => {
  it.each(["110101197705124638", "身份证号码：11010119770512463X。", "110101 19770512 463x"])(
    "loses a copied identity number after a while: %s",
    async (text) => {
      const { held, guard, later } = desk();
      held.text = text;
      await guard.copied();
      expect(held.text).toBe(text);
      await later();
      expect(held.text).toBe("");
    },
  );

  it.each(["领办人技艺突出", "13900758463", "1101011977051246381", "110***********4638"])(
    "keeps what is no identity number: %s",
    async (text) => {
      const { held, waiting, guard } = desk();
      held.text = text;
      await guard.copied();
      expect(waiting.size).toBe(0);
      await guard.forget();
      expect(held.text).toBe(text);
    },
  );

  it("keeps what was copied elsewhere meanwhile", async () => {
    const { held, guard, later } = desk();
    held.text = "110101197705124638";
    await guard.copied();
    held.text = "别处复制的内容";
    await later();
    expect(held.text).toBe("别处复制的内容");
  });

  it("loses at once what was copied just now, before anybody looked at it", async () => {
    const { held, guard, later } = desk();
    guard.copying();
    held.text = "110101197705124638";
    await guard.forget();
    expect(held.text).toBe("");
    held.text = "110101197705124638";
    await guard.forget();
    await later();
    expect(held.text).toBe("110101197705124638");
  });

  it("loses the number at once where the program ends", async () => {
    const { held, waiting, guard } = desk();
    held.text = "110101197705124638";
    await guard.copied();
    await guard.forget();
    expect([held.text, waiting.size]).toEqual(["", 0]);
  });
});
