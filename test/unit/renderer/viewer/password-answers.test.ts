import { describe, expect, it, vi } from "vitest";
import { PasswordAnswers } from "../../../../renderer/viewer/document/password-answers";

const [needed, wrong] = [1, 2];

function asked(kept: string | null, typed: string | null) {
  const vault = { get: vi.fn(async () => kept), keep: vi.fn(async () => {}) };
  const answers = new PasswordAnswers({ password: vault }, typed);
  const [give, wanted] = [vi.fn(), vi.fn()];
  return { answers, vault, give, wanted };
}

describe("a file that asks for its password", () => {
  it("gets the kept one, and nothing is kept again", async () => {
    const { answers, vault, give, wanted } = asked("kept", null);
    answers.answer(give, needed, wanted);
    await vi.waitFor(() => expect(give).toHaveBeenCalledWith("kept"));
    answers.opened();
    expect(wanted).not.toHaveBeenCalled();
    expect(vault.keep).not.toHaveBeenCalled();
  });

  it("has a person asked where none is kept, or the kept one is wrong", async () => {
    const none = asked(null, null);
    none.answers.answer(none.give, needed, none.wanted);
    await vi.waitFor(() => expect(none.wanted).toHaveBeenCalledOnce());
    const stale = asked("stale", null);
    stale.answers.answer(stale.give, wrong, stale.wanted);
    expect(stale.wanted).toHaveBeenCalledOnce();
    expect(none.give).not.toHaveBeenCalled();
  });

  it("gets the typed one before the kept one; it is kept only once it opened the file", async () => {
    const { answers, vault, give, wanted } = asked("stale", "typed");
    answers.answer(give, needed, wanted);
    await vi.waitFor(() => expect(give).toHaveBeenCalledWith("typed"));
    expect(vault.keep).not.toHaveBeenCalled();
    answers.opened();
    expect(vault.keep).toHaveBeenCalledWith("typed");
  });

  it("has a typed one forgotten where the file asks for none", () => {
    const { answers, vault } = asked(null, "typed");
    answers.opened();
    expect(vault.keep).not.toHaveBeenCalled();
  });
});
