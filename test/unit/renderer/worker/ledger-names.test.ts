import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { issueCard } from "../../../../shared/package/card";
import { sampleReview, sampleTask } from "../../../fixtures/packages";
import { people } from "../../../fixtures/people";
import { bureauDesk, hand } from "./bureau-fixture";
import { acceptedOf, quietJob } from "./desk-fixture";

/** A bundle whose enclosed card, made by its signer, bears somebody else's name and firm. */
async function underAnotherName() {
  const { expert, second } = await people();
  const bytes = await issueCard(expert.keys, {
    ...{ role: "expert", name: second.name, organisation: "冒用单位", title: "冒用职务" },
    createdAt: "2026-09-30T08:00:00+08:00",
  });
  return sampleReview(await sampleTask(), { card: { bytes, name: second.name } });
}

describe("who a bundle is from", () => {
  it("is said by the register, whatever the card inside says", async () => {
    const { expert } = await people();
    const { service } = await bureauDesk();
    const known = acceptedOf(await service.cards()).find((card) => card.kid === expert.keys.kid);
    const { name, organisation, fingerprint } = known ?? expect.unreachable();
    const opened = acceptedOf(await hand(service, "一", await underAnotherName()));
    expect(opened.expert).toEqual({ name, organisation, fingerprint });
    const [recorded] = acceptedOf(await service.ledger()).bundles;
    expect(recorded?.expert).toEqual({ kid: expert.keys.kid, name, organisation, fingerprint });
    const again = acceptedOf(await service.openRecorded(recorded?.id ?? "", quietJob()));
    expect(again.expert).toEqual({ name, organisation, fingerprint });
  });
});
