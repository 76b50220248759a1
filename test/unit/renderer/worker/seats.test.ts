import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { readSeats } from "../../../../renderer/storage/seat";
import { readCard } from "../../../../shared/package/card";
import { openKeys } from "../../../../shared/package/keys";
import expected from "../../../vectors/expected.json";
import {
  acceptedOf,
  exampleOfVectors,
  freshService,
  packageId,
  quietJob,
  serviceOn,
  vector,
  vectorSource,
} from "./desk-fixture";

const request = {
  ...{ role: "expert" as const, name: "钱工", organisation: "示例机床厂", title: "高级技师" },
  passphrase: "秋水长天一色",
};

describe("a seat", () => {
  it("is made with a card of its own and opens again with its passphrase alone", async () => {
    const { database, service } = await freshService();
    const made = acceptedOf(await service.createSeat(request));
    expect(made).toMatchObject({ role: "expert", name: "钱工", organisation: "示例机床厂", example: false });
    const card = acceptedOf(await readCard(acceptedOf(await service.ownCard()).bytes));
    expect(card).toMatchObject({ fingerprint: made.fingerprint, payload: { title: "高级技师" } });
    const keys = acceptedOf(await openKeys(acceptedOf(await service.ownKeys()).bytes, request.passphrase));
    expect(keys.kid).toBe(card.kid);

    const restarted = serviceOn(database);
    expect(await restarted.ownCard()).toMatchObject({ ok: false });
    expect(await restarted.unlock(made.id, "秋水长天")).toMatchObject({
      refusal: { code: "wrong-passphrase" },
    });
    expect(await restarted.rounds()).toMatchObject({ ok: false });
    expect(acceptedOf(await restarted.unlock(made.id, request.passphrase))).toEqual(made);
    expect(acceptedOf(await restarted.rounds())).toEqual([]);
    await restarted.lock();
    expect(await restarted.rounds()).toMatchObject({ ok: false });
  });

  it("sees nothing of another seat of the same computer", async () => {
    const { service } = await freshService();
    acceptedOf(await service.openExample(exampleOfVectors(), quietJob()));
    acceptedOf(await service.createSeat(request));
    expect(acceptedOf(await service.rounds())).toEqual([]);
    expect(acceptedOf(await service.cards())).toEqual([]);
    expect(await service.openRound(packageId)).toMatchObject({ ok: false });
  });
});

describe("the example", () => {
  it("is made once and found again with its work", async () => {
    const { database, service } = await freshService();
    const first = acceptedOf(await service.openExample(exampleOfVectors(), quietJob()));
    expect(first).toMatchObject({ example: true, fingerprint: expected["expert.jpcard"].fingerprint });
    acceptedOf(await service.acceptConfidentiality(packageId));
    const second = acceptedOf(await serviceOn(database).openExample(exampleOfVectors(), quietJob()));
    expect(second).toEqual(first);
    expect((await readSeats(database)).length).toBe(1);
    expect(await database.table("packages").count()).toBe(1);
  });

  it("has no keys to export", async () => {
    const { service } = await freshService();
    acceptedOf(await service.openExample(exampleOfVectors(), quietJob()));
    expect(await service.ownKeys()).toMatchObject({ ok: false });
  });
});

describe("the register of cards", () => {
  it("tells a new card, a known one, one's own and one that contradicts", async () => {
    const { service } = await freshService();
    acceptedOf(await service.openExample(exampleOfVectors(), quietJob()));
    const standingOf = async (name: string) =>
      acceptedOf(await service.previewCard(vectorSource(name))).standing;
    expect(await standingOf("bureau.jpcard")).toBe("known");
    expect(await standingOf("expert.jpcard")).toBe("own");
    expect(acceptedOf(await service.cards())).toMatchObject([
      { role: "bureau", fingerprint: expected["bureau.jpcard"].fingerprint },
    ]);
  });

  it("takes a card only once, with the time, and never one's own", async () => {
    const { service } = await freshService();
    acceptedOf(await service.createSeat(request));
    const preview = acceptedOf(await service.previewCard(vectorSource("bureau.jpcard")));
    expect(preview.standing).toBe("new");
    const accepted = acceptedOf(await service.acceptCard(preview.compact));
    expect(acceptedOf(await service.acceptCard(preview.compact))).toEqual(accepted);
    expect(acceptedOf(await service.cards())).toEqual([accepted]);
    const own = acceptedOf(await service.ownCard());
    expect(await service.acceptCard(new TextDecoder().decode(own.bytes))).toMatchObject({
      refusal: { code: "card-invalid" },
    });
  });

  it("refuses a card that was changed, naming the file", async () => {
    const { service } = await freshService();
    acceptedOf(await service.createSeat(request));
    const bytes = vector("bureau.jpcard");
    bytes[bytes.length - 3] = bytes[bytes.length - 3] === 65 ? 66 : 65;
    const source = { from: "file" as const, file: new Blob([bytes]), name: "区局.jpcard" };
    expect(await service.previewCard(source)).toMatchObject({ ok: false, refusal: { file: "区局.jpcard" } });
  });
});
