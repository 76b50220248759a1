import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import expected from "../../../vectors/expected.json";
import {
  acceptedOf,
  exampleOfVectors,
  freshService,
  identityOf,
  quietJob,
  vector,
  vectorSource,
} from "./desk-fixture";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** The vectors' bureau at its desk, with the expert's card accepted. */
async function bureauDesk() {
  const { service } = await freshService();
  const keys = {
    card: text(vector("bureau.jpcard")),
    signing: JSON.parse(text(vector("bureau.jwk.json"))),
    identity: identityOf("bureau.age-key"),
  };
  const stopped = new AbortController();
  stopped.abort();
  await service.openExample(
    {
      ...exampleOfVectors(),
      expertKeys: new TextEncoder().encode(JSON.stringify(keys)),
      bureauCard: vector("expert.jpcard"),
    },
    quietJob(stopped.signal),
  );
  return service;
}

describe("the bureau opens", () => {
  it("small.jpreview with its scores, forms and digests", async () => {
    const service = await bureauDesk();
    const bundle = acceptedOf(await service.openBundle(vectorSource("small.jpreview"), quietJob()));
    const { digest, claims } = expected["small.jpreview"];
    expect(bundle).toMatchObject({ fileName: "small.jpreview", digest, claims });
    expect(bundle.expert.fingerprint).toBe(expected["expert.jpcard"].fingerprint);
    expect(bundle.reviews.length).toBe(claims.reviews.length);
    for (const review of bundle.reviews) {
      expect(text(review.opinionPdf.subarray(0, 5))).toBe("%PDF-");
      expect(review.reviewSha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it("no bundle for another bureau", async () => {
    const service = await bureauDesk();
    const result = await service.openBundle(vectorSource("other-bureau.jpreview"), quietJob());
    expect(result).toMatchObject({
      refusal: { code: expected["other-bureau.jpreview"].code, file: "other-bureau.jpreview" },
    });
  });
});
