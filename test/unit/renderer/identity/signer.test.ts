import { describe, expect, it } from "vitest";
import { decisionWords } from "../../../../renderer/identity/card-history";
import type { AcceptedCard, CardPreview, CardWithdrawal, Signer } from "../../../../renderer/identity/ports";
import { stated } from "../../../../renderer/identity/stated";
import { signerSentence } from "../../../../renderer/identity/use-signer";

const card = {
  ...{ kid: "k", role: "bureau" as const, name: "某局", organisation: "", title: "", fingerprint: "" },
  ...{ createdAt: "2026-03-02T09:00:00+08:00", compact: "" },
};
const withdrawal: CardWithdrawal = {
  ...{ kind: "withdrawn", at: "2026-03-03T09:00:00+08:00", by: "钱工", reason: "密钥可能外泄" },
};
const registered = (withdrawn: CardWithdrawal | null): AcceptedCard => ({
  ...card,
  decisions: [{ kind: "accepted", at: card.createdAt, by: "钱工" }, ...(withdrawn ? [withdrawn] : [])],
  withdrawal: withdrawn,
  retired: false,
});

describe("what is said of a refused signer", () => {
  it("names the withdrawal, and that no date on the file helps", () => {
    const words = signerSentence({ kind: "known", card: registered(withdrawal) });
    expect(words).toContain("区局“某局”");
    expect(words).toMatch(/2026年3月3日.+钱工撤回，理由：密钥可能外泄/);
    expect(words).toContain("不论文件上写的是哪一天");
  });

  it("is left to the refusal's own sentence for whoever is not withdrawn", () => {
    const preview: CardPreview = { ...card, standing: "new", withdrawal: null };
    const others: (Signer | null)[] = [
      null,
      { kind: "unstated" },
      { kind: "stated", expects: "bureau", card: preview },
      { kind: "known", card: registered(null) },
    ];
    for (const signer of others) expect(signerSentence(signer)).toBeNull();
  });

  it("says of each decision who it was, and why a card was withdrawn", () => {
    expect(decisionWords({ kind: "accepted", at: card.createdAt, by: "钱工" })).toBe("钱工核对后接受");
    expect(decisionWords({ kind: "accepted", at: card.createdAt, by: null })).toBe("本席位核对后接受");
    expect(decisionWords(withdrawal)).toBe("钱工撤回，理由：密钥可能外泄");
  });
});

describe("a text that a card's owner chose", () => {
  it.each([
    ["钱工", "钱工"],
    ["  某局\n\t某科 ", "某局 某科"],
    ["\u202e局假\u202c", "局假"],
    ["甲\u200b\u2066乙\u0000丙", "甲 乙 丙"],
    ["\ud800", ""],
    ["𠮷".repeat(80), `${"𠮷".repeat(60)}…`],
  ])("%j stands as %j", (text, shown) => {
    expect(stated(text)).toBe(shown);
  });
});
