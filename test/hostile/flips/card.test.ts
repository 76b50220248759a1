import { afterAll, describe, expect, it } from "vitest";
import { cardFlips } from "./card-flips";
import { Report } from "./report";
import { cardBench } from "./said";

const { subject, card, layers } = await cardFlips();
const report = new Report("card");
afterAll(() => report.print());

describe("a card that is handed over alone", () => {
  it("is accepted as it is, and says what it says to others", async () => {
    const { code, said } = await subject.verify(card);
    expect({ code, said }).toEqual({ code: "accepted", said: await subject.expected(cardBench(card)) });
  });

  for (const layer of layers) report.test(layer);
});
