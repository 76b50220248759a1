import type { Dexie } from "dexie";
import { expect } from "vitest";
import { openApplicationRows, readApplicationRows } from "../../../../../renderer/storage/application";
import { importBoxKey } from "../../../../../renderer/storage/box";
import { readCards } from "../../../../../renderer/storage/card";
import { readEntries } from "../../../../../renderer/storage/change";
import { openDeclarationRow, readDeclarationRow } from "../../../../../renderer/storage/declaration";
import { readEnvelope } from "../../../../../renderer/storage/envelope";
import { openExportRow, readExportRows } from "../../../../../renderer/storage/exported";
import { openPackageRow, readPackageRows } from "../../../../../renderer/storage/package";
import { readFile, readPieces } from "../../../../../renderer/storage/payload";
import { openReviewRows, readReviewRows } from "../../../../../renderer/storage/review";
import { readSeal } from "../../../../../renderer/storage/sealed";
import { readSeats } from "../../../../../renderer/storage/seat";
import { sweepStages } from "../../../../../renderer/storage/stage";

/** One version of the database: its records as it wrote them, and what has to be readable of them ever after. */
export interface RecordedVersion {
  readonly version: number;
  /** Makes the rows, table by table. */
  readonly records: () => Promise<Readonly<Record<string, readonly unknown[]>>>;
  /** Fails where something of it can no longer be read. `key` is the seat's storage key. */
  readonly readBack: (database: Dexie, key: CryptoKey) => Promise<void>;
}

const bytes = (base64: string) => Uint8Array.from(Buffer.from(base64, "base64"));

const rows = {
  seats: [
    {
      version: 1,
      box: {
        iv: bytes("Y/jnKPio0HW8mI1u"),
        data: bytes(
          "KFQQCDyVRiEbzr69VYqXMxRa5IzAkuFelYwGfbdlB96AXN1Dt2Iw9G3tntHsuD4U3Wb2QD7aJhy6hWHZqYmDUM2KEANSMwwi1yJxjRK/wxg0rtV3tU/MU677Nk5SHqRyMl7e4kE6dtsc4FV6PndUK5RD/Y5KIVrfQ7u+kD3mNxKE1geSVpFloMi10N7kews0nYabTZngIqPz5kxWC3SutB+XLNcjZLw3Od7uECkSDaLxG7C4niRq8B+9jGRsTpajkxkf+aKXzgg/327kplEwL+30NQVIlLnrlbNg/yYts2t2HDaOdATI0rTzJg4y4f/YDtuv+Z1XeRoS1LB/Q8rlABb18X9WcfqnEt8U9HMzupPLKh7cIKgjn2ix",
        ),
      },
      id: "00000000-0000-4000-8000-000000000001",
      createdAt: "2026-03-02T09:00:00+08:00",
      example: false,
      sealedKeys: bytes("AQ=="),
    },
  ],
  cards: [
    {
      version: 1,
      box: {
        iv: bytes("DcC2QslCvwjf5Wlb"),
        data: bytes(
          "RFSK7HcGc/Dx02SGGAaL2GHJOlfsLyqOWadWlEd1FFGhh+9vVq2GMQVwAipMXk/TV8D71Ih7yVLyTn4LOWgaQa3En83HGNfd0rjB6SMMBjc2ajP4rnFLQHs1C4TXZMugVV6sfPAuoB5mNt3D73OMNnqKaVvbOBe89PZ8qkQ6rNB2mFsI9t9GKrPxfWBIWh52QVykhwiH9HgjWM9bjhnKDL9U3gZK1PxeVh8lUe3fUzGsis11bHx4xe0GbhDyLYKHJYEXdZ2AnfavsIV1dJP5UvCJO+ZBK5uRzYXpRYpzxIYc/08t4B/8sIiSVdWQWpD58/5bEO9Qc4NY0PO7pKfNbdXLAN6HdcAZ6jVYfOYIRxZFoVHi7h+Yvs3D2Z5u4rKKPb530oxNXwKHm5fdT0Xc",
        ),
      },
      seatId: "00000000-0000-4000-8000-000000000001",
      kid: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      acceptedAt: "2026-03-02T09:00:00+08:00",
    },
  ],
  stages: [
    { version: 1, storeId: "00000000-0000-4000-8000-0000000000fe", startedAt: "2026-03-02T09:00:00+08:00" },
  ],
  packages: [
    {
      version: 1,
      box: {
        iv: bytes("jMIfOXKaOD1wSujH"),
        data: bytes(
          "hMu5eKkXo2NdEHvj8q9UeaB5qgPYecc88GYFWKR4phFfVhbkIhTiG1eBYsEtq6VyKSeQhF/WHIDjg6FDZXlre9h/IhPBHJR7CEway6BZgRtBxaTJ6+FbWyD8l/eBeQv9YW1tRXwzjTSdxXk+sghqT+5VyNlEOiMbW4INIvmpZ97ke0VjqrVErSewwGNYyn0H7qWSLAie+aoj7MYvw8/atvfCoN6IY3BbV0c0dYN12o+MeG1ez1ExUuAZgg6+g0KIUVGXMn++8M7n8x12OSoCFEpz8TzKzRSvdHRjXWwsOP72ygNL1ETwMsiM21tZWZBnRX+4I8/BLqPJbc09pGt2YdjBuVufgkSeGxNqT5N3/G8ih6q+7u7YkQjvoP4CnAq8XxwaZ0fZTx36ILu40H8wfauKuz7LWfSYdl7btaZRFFzIeXWl4uBi1ejjwvOTxY4e7feFNrdKg21Jif/86EImdnnjABw7cO02IzjDVYe8+MPjJ17zwSFBNY+DUPVt4p14OL0yDdjjgJnKlvggkQaZHu0QBEYy1TfpPDqTdylD9LcqdK5cdSAW6YYLt5e2L6IkOckhGNIqbuzdJf7DxteZwCAOs1za1hQsf13ljcfXcXurcamxtb9SFJwFOv3tXVwSbMiNe4jEpkIfQ2faTm1Tgn+1NqX/Idn6Km3Fl9l2TtL8n5Nx5i85rttr1pAtQDOK51as5hFLvjd7o3bOvx67DzEZpZQMaLGG7ldVR3NpYxJU43BunWm9+PRLid5YBYqBCgCzzhE1aMu+3kCCbeeKokbZG1j/9UAGrDsj9ZAYgaWCAQNu9pMPe70ENQrtYCbbw3Un89uXG2vr+Ev45rWUt1kAqRuA9UUuANe26CAZwW+ohTnKMARtgBD9fHyqcxrK4i96sLNvO+KFICJaYGIbkhtNdT+cuBGDDNauKi6U9EOJ0FeXN/TbZv6cWuVOgdqIJI7cxqPBnSIaQrjOG2WJJWN3kxnFcTEgxhulISm72oLylI3e0hG0rKj5eolUuqQFbCfswBfeq6Z01i0Cn+avOFbo7IguLZ7613md4bbEhY7iB41C53N3dk/pm+QSD+ev2GqXBR1xSuY4uR4eLvy0xtHN4HNIyl/3romsDlgc6vKpicpSFx2z1HCfC1ypj9fHOoEU0GNBtwXky0VwcdJ+zEzb0rZp6DcvgL1lWMNxojlhfgGqM0KiApG3avsAJObfeyZN2lU6mFSWcdi/8QBJfypEtil8EFpjPDgzbA3LEt4OD6F2lifH1clEsFr9+rKx8srz+c33VdazUI8Bu4WgH88YApFvQqLxilINsLE+U7fxJat10qs9dwchnPhZCKqooWxGleed4gjHSZW2BJ40QAOZb4zARdSsPXd/nnrmdGDc9A2vnc96T84FRk5FnMeg9Ki4bUeRGrK7gWnkiJikkxpdwAOtVB2gurPM3AHNOp6HCK0OouFOqGIr9hWyORPOgPYmz20fOXeUW/ItiygB2z0nwBpm0TZ6eZPDHjI8Rrxq6qPTxOdvh60NpVjrAZOd5E68Wpg2nZPj94gUxDZ1s01778vrOXYvfMf64bErXHeocurzEJCaEIGKehGA/PZgC8gvTYxvsSt4Q5HOge9xFG8BQSnu9RyuEpJwbVO3tpzw",
        ),
      },
      packageId: "00000000-0000-4000-8000-00000000000a",
      storeId: "00000000-0000-4000-8000-0000000000ff",
      digest: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      bureauKid: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      roundId: "r2026",
      roundRevision: 1,
      importedAt: "2026-03-02T09:00:00+08:00",
      seatId: "00000000-0000-4000-8000-000000000001",
    },
  ],
  envelopes: [
    {
      version: 1,
      box: {
        iv: bytes("7fQ9gxT9p/cHxXD6"),
        data: bytes("p6w6qUBwpP/W0IGsmRoBbOuJ/SelCm3LDrKtUago8ZYLcwcrj8avoQ=="),
      },
      seatId: "00000000-0000-4000-8000-000000000001",
      packageId: "00000000-0000-4000-8000-00000000000a",
    },
  ],
  files: [
    {
      version: 1,
      storeId: "00000000-0000-4000-8000-0000000000ff",
      path: "data/applications/a1/m1.age",
      size: 3,
      sha256: "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
    },
  ],
  pieces: [
    {
      version: 1,
      storeId: "00000000-0000-4000-8000-0000000000ff",
      path: "data/applications/a1/m1.age",
      index: 0,
      blob: new Blob([bytes("CQgH")]),
    },
  ],
  applications: [
    {
      version: 1,
      box: {
        iv: bytes("HiOixRmpp+XJxk9X"),
        data: bytes(
          "kvGcIFw/RWJz/0iws1K7QIoPExrGwYMgtKNhEm77hl1beXO2+xMRJbhkTlnnVOcECGNGea14jaUFyHa/aFRcFzWA5Zqoc4WbSKdHkRIo0IZnf51IWli/u1PrmcFRn5+CLk6t2ga3OHWz4elTicLcQZ0qBqN4I/mEHnBRS69W3cXfcg5kFflV0oSFBM/d0kfDjE1n6cqQKxIYZnFMVzrVwGyttymYOzM5Hsksqsuj47pHWtk5PAKCe/b7dObW03H0LbGIUm8MhR2gGVaskE2smlJLaqM5LPoLnqA60RRDrAoRhyBmdzs67o393rhtcwc2p7s9kdRNntybhje3XEzMZsipp8+M0roCLAY7Hk2pagOsCUdpfoUuaVjd2bhs4Jf8LpOxgjvdwSE3fp+TTQqQnePM5yp65VOyquNaDgucaOLQGK6kbuhDuLaMFT8IDw+A+7WoT9rPhFkSb0NrZlYQRFkZyKkVgjV2u4tfYc0pYnbU58VfSmMmhwkba9A95neF6ffdb3xsFnbxXCI+vAS+n8Sbe3O+GIbBHsQGdvDKqWisuTdHdZNhK6UIUusvQCeEF0ZNyGagbKiDKhCkSMsNtzMr/1V3ih5swOY8G+dqs0HPAHBNDpIr+5pX/nkmd+M0VJbpQbUAq6OUY3LONj5y2EsWJcoYsenjtrVhdQ+NLt6bzilaVpY7Tbhd1CmcDRV0qomRI2HyGCDLtidsylKo0YDz5qNcL+BtQyop1cqE0UQwE42NhRsztRISsLM=",
        ),
      },
      seatId: "00000000-0000-4000-8000-000000000001",
      packageId: "00000000-0000-4000-8000-00000000000a",
      applicationId: "a1",
      position: 0,
    },
  ],
  declarations: [
    {
      version: 1,
      box: {
        iv: bytes("dc5BCdKEqthB4dW8"),
        data: bytes(
          "cNh1y8DFk2uvEukuuvmOCMaZj0DH3bulVJNE9rNEThLLa/TvotJ4AUucrhQ0BFtxxq3o+1FfEveCNj/eYCI9551hh9iBIFZVMF6YRHZaLmFULPgHAGyZmPJad0oEe4zLVmPSsOsXs/+yi6GkEAzo/N9Jj9tp4hZRNUqXD4v0PffAHVXFSl/nEEkcOF8AvyrWsbgZs7FTt+0pTsUR+KbzsI6rPKutvnqxPvz3aibs6YggJS1D2NgP5d9krqSTDnvWLBjjpFgsCmlTjkVv/eTLOEQ+EEODHlT5ZTGjozr3YM5F+IRSQcJEQ3oFmMS31hW1Mj6Acl1del5eqOhT",
        ),
      },
      seatId: "00000000-0000-4000-8000-000000000001",
      packageId: "00000000-0000-4000-8000-00000000000a",
      revision: 1,
    },
  ],
  reviews: [
    {
      version: 1,
      box: {
        iv: bytes("BRGHgrd7Ijc7tLOo"),
        data: bytes("SZMEvKmqfHAk4t4wuvnwzm3O8+aQwURCdZIR7zXStTHweaE9mvjcLqg="),
      },
      seatId: "00000000-0000-4000-8000-000000000001",
      packageId: "00000000-0000-4000-8000-00000000000a",
      applicationId: "a1",
      lastSeq: 1,
      savedAt: "2026-03-02T09:00:00+08:00",
      sealNumber: 1,
    },
  ],
  changes: [
    {
      version: 1,
      box: {
        iv: bytes("fhuGwl+XtQflYxvc"),
        data: bytes(
          "fL49NZVKQAiDUsD+D3H6ltgJ8/pnxTJ17aWfrsFLJGG72agjyZoX0F4E/Vh9EyolRut7Q8BkRE7XSTgRqR/QwCGfJWEI8z9TnSb1jiAFbJffKLXHf9UsOAHIlwwUrnUxs+s6uGNXD4+4YXQwl+qU71F0L2dx3YjHnD6Bjcp71plK+lwXHVypMESNhmqd3FXLiBR3jgXHAQOPvXtn7ksARZSCyRhTbdYhhaHq",
        ),
      },
      seatId: "00000000-0000-4000-8000-000000000001",
      packageId: "00000000-0000-4000-8000-00000000000a",
      applicationId: "a1",
      seq: 1,
    },
  ],
  sealed: [
    {
      version: 1,
      box: {
        iv: bytes("nJzuCRuKvg7GJurU"),
        data: bytes(
          "hC+m0m87KYtd2IDLHVgDiAn4yRS1R+J6mDUHqAWxhykgWHfnQKGsg0kxFlkg5KUJJB6YGksObvuBg4XkIvfhaYgs3VG92ONkdbSzd25thF6BlgR5jbcB5THjlOX2F4WkJgfwybC7DNbZuf49c5mUjjC8wVmEB/E/3PIhSt3m2zMe6hFSk6gq2xoc47hhIpS8mIKIjakl41g=",
        ),
      },
      seatId: "00000000-0000-4000-8000-000000000001",
      packageId: "00000000-0000-4000-8000-00000000000a",
      applicationId: "a1",
      number: 1,
      lastSeq: 1,
      sealedAt: "2026-03-02T09:00:00+08:00",
      reopenedAt: null,
      review: { iv: bytes("cpEfvYXKirUPUnzE"), data: bytes("h7eEVrJduCpa07Xyc4ZP2Wg=") },
      annotations: { iv: bytes("337E5Ls/KUREFhU0"), data: bytes("d0UOyiSGplHVcu6tx6tbdQY=") },
      opinionPdf: { iv: bytes("Xawabk3LZhOOknbh"), data: bytes("6P45cg7cnY9N8kOIhXMMKzg=") },
      reopening: null,
    },
  ],
  exports: [
    {
      version: 1,
      box: {
        iv: bytes("POyDf+Pj6q+1k7z3"),
        data: bytes(
          "iwS9y/jwHet3NrJg84nRZ36WnM5Q1QA4Rl4cuL/q7I0GtW7c94lCHthtOFHvDqbkrE+WWYIc/mcupgOBHbpKGw==",
        ),
      },
      packageId: "00000000-0000-4000-8000-00000000000a",
      revision: 1,
      bundleId: "00000000-0000-4000-8000-0000000000ff",
      digest: "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
      createdAt: "2026-03-02T09:00:00+08:00",
      bytes: 9,
      seals: [{ applicationId: "a1", number: 1 }],
      seatId: "00000000-0000-4000-8000-000000000001",
      supersedes: null,
      state: "saved",
    },
    {
      version: 1,
      box: null,
      packageId: "00000000-0000-4000-8000-00000000000a",
      revision: 2,
      bundleId: "00000000-0000-4000-8000-0000000000fd",
      digest: "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd",
      createdAt: "2026-03-02T09:00:00+08:00",
      bytes: 9,
      seals: [{ applicationId: "a1", number: 1 }],
      seatId: "00000000-0000-4000-8000-000000000001",
      supersedes: {
        bundleId: "00000000-0000-4000-8000-0000000000ff",
        digest: "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
      },
      state: "pending",
    },
  ],
};

const seatId = "00000000-0000-4000-8000-000000000001";
const packageId = "00000000-0000-4000-8000-00000000000a";
const name = { packageId, applicationId: "a1" };

/** Version 1. All its boxes, the device's too, are under 32 bytes of value 1. */
export const versionOne: RecordedVersion = {
  version: 1,
  async records() {
    const key = await importBoxKey(new Uint8Array(32).fill(1));
    return { device: [{ version: 1, id: "device", key }], ...rows };
  },
  async readBack(database, key) {
    const seat = { seatId, key };
    expect((await readSeats(database))[0]).toMatchObject({ id: seatId, name: "钱工", card: "a.b.c" });
    // The card's content was of version 1 too: nobody's name, and no withdrawal.
    expect((await readCards(database, seat))[0]).toMatchObject({
      ...{ role: "bureau", name: "某局" },
      decisions: [{ kind: "accepted", at: "2026-03-02T09:00:00+08:00", by: null }],
    });
    const [packageRow = expect.unreachable()] = await readPackageRows(database, seatId);
    const stored = await openPackageRow(seat, packageRow);
    expect(stored).toMatchObject({ packageId, bureauName: "某局", round: { id: "r2026" } });
    const applications = await openApplicationRows(
      seat,
      await readApplicationRows(database, seatId, packageId),
    );
    expect(applications.map((each) => each.number)).toEqual(["2026-a1"]);
    const envelope = await readEnvelope(database, seat, packageId);
    expect(envelope?.get("signature.jws")).toEqual(new Uint8Array([1, 2, 3]));
    const file = await readFile(database, stored.storeId, "data/applications/a1/m1.age");
    const piece = (await readPieces(database, file ?? expect.unreachable(), 0, 0)).get(0);
    expect([...new Uint8Array((await piece?.arrayBuffer()) ?? [])]).toEqual([9, 8, 7]);
    const declarationRow = await readDeclarationRow(database, seatId, packageId);
    const declaration = await openDeclarationRow(seat, declarationRow);
    expect(declaration.confidentialityAcceptedAt).toBe("2026-03-02T09:00:00+08:00");
    expect(declaration.recusals).toMatchObject([
      {
        applicationId: "a1",
        declared: true,
        reason: "同乡",
        why: "",
        earlier: [{ declared: false, reason: "", why: "" }],
      },
    ]);
    expect(await readEntries(database, seat, name)).toMatchObject([{ seq: 1, edits: [{ on: "opinion" }] }]);
    const [review] = await openReviewRows(seat, await readReviewRows(database, seatId, packageId));
    expect(review).toMatchObject({ points: 6.5, sealNumber: 1 });
    expect(await readSeal(database, seat, name, 1)).toMatchObject({ total: 6.5, opinionPdf: bytes("Aw==") });
    const [exportRow = expect.unreachable(), pending] = await readExportRows(database, seatId, packageId);
    expect(await openExportRow(seat, exportRow)).toMatchObject({ revision: 1, folder: "桌面" });
    expect(pending).toMatchObject({ revision: 2, state: "pending", box: null });
    expect(await sweepStages(database)).toBe(1);
  },
};
