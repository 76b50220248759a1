import { expect } from "vitest";
import { readCards } from "../../../../../renderer/storage/card";
import { readLedger } from "../../../../../renderer/storage/ledger";
import { openPackageRow, readPackageRows } from "../../../../../renderer/storage/package";
import { readPlaintexts } from "../../../../../renderer/storage/plaintext";
import type { RecordedVersion } from "./version-1";

const bytes = (base64: string) => Uint8Array.from(Buffer.from(base64, "base64"));

const ledger = [
  {
    version: 1,
    box: {
      iv: bytes("RwSZRs1cS6+8fslh"),
      data: bytes(
        "V1Zg6CdbfFQuMdUCfEid0bdJH19jcwFcNrYDAPdiv97IsI9D+BpaO/Y/e3nHan4YeNFmZh0/M+P8JkowOP0pPMZ+U7d33jEudQRxISPQ7aXElcdSuXND8EdMU7MrddeR8fKhoTILaO9HeOjxFerCWFa9+u4PsQ14GYeozHvzCCujnqmUf/PuiP05R3mXSfFf4FfuMhHYuPZydiAePbOaYKvZDRevAB0l+qT6cgahpFLsfb9qFl+rLbIQmN3TzV8ELJRxI9SPX+BwnQyweIA6ObRcWZEPKXznAOAq841Y9pm0PwzFcjnZXpfIYZRj7Jrtm0Wi0GugLdFe4Zg3YEGJRw/zlYq9IfNa/Rr+z/l35j57JurK0NmLtTfzoypIXXfDS6X6a7ViezX4Pgg0d/geKtyO9gN6Rj+eewe6yGr/qHUeog3jz3/9zKcyD01j+t4twVQrdNvoJ4s8ABiPEoRuZ78vgYGMyyzxSw7jDdQhuGldlKwaQVF5IVzEiVFO76NyjTDHZk09QJdSbAP58glbcUDzNhSlUQ3XdRN9l9k67IlvAoqYVpWL6CYxRLYIV6fVovAwyWRAqPZJ/Ohbs9I/Be7EvSkxLAQtT2Z/P0o43/yl0QMVw9je0G5nr5sEZ1BTurhl4fAzDM3aBO8GiCVrxO05KA+l2bQnCdCgcULJPM9KcLq+8ZpJZL+KS0UIpGstmi03gXjrpK8k9sSggQc0D9z3tlSeKEPbZxEJRqVIFORBVbV5nkpuVPqM5/WaI/cSITs6Undf2r7jYUYCF/feoeIt3nps5jOw0dJOMTf4UTlRZFRRYrYYcSci9Tr/37AoMc7P22WY4H/IX6EuZYBQbwqoPYxkonbD16oHuWM3zSmJqKqJXRa0Y8RvgbJm1HTT9YWTilTgcb6HhETOQllyj74u1BSacTlLiDkxE/c95XsBTGnOk5oY98YXu9GbouYE8UAjO9L5Pam1MFLg533jHOf5T3jHRybX7s1o/hR+5s0LPfVV7OxVJaRVwZ8uW2FLcsFexoO47BR1eNsne1xepsTfK8Qg9JmE//Tg+KI/+F3vPHobV4/OyBp1ehYB2iAs37IH4mb0qxJazmj1bnywniA0PtxFwtgylG0SZ4yzczc+XiGm+7ZkRdr41HFtm2F/uneBkwV4TCFI2+B9oKbgtVU=",
      ),
    },
    id: "00000000-0000-4000-8000-0000000000b1",
    at: "2026-03-02T09:00:00+08:00",
    storeId: "00000000-0000-4000-8000-0000000000ff",
    bureauKid: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    roundId: "r2026",
    expertKid: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    roundRevision: 1,
    revision: 1,
    supersedes: null,
    digest: "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    bundleId: "00000000-0000-4000-8000-0000000000b2",
    disposition: "added",
    crossChecked: false,
    seatId: "00000000-0000-4000-8000-000000000001",
    kind: "bundle",
    fault: null,
    number: 1,
  },
  {
    version: 1,
    box: {
      iv: bytes("ASw5YcAg8+aiqJwS"),
      data: bytes(
        "mVuW1gWVLT0l12vgggD3wWrpQ68fv9f39Mqd8gPKkN/DYYedkmG2qpeX594TrcQNy///fUC94YDcOcNr3CXPc8ICTSIN4UzPP2bzZQ==",
      ),
    },
    id: "00000000-0000-4000-8000-0000000000b3",
    at: "2026-03-02T09:00:00+08:00",
    code: "digest-mismatch",
    size: 9,
    sha256: "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd",
    seatId: "00000000-0000-4000-8000-000000000001",
    kind: "refusal",
    number: 2,
  },
  {
    version: 1,
    box: {
      iv: bytes("b6POk332CR99/Oqf"),
      data: bytes("dK8i9CM9aXmyDYQAoGRb8BomlRQbuQanX5UPkvUnGJbWFIEQtTD4rew="),
    },
    id: "00000000-0000-4000-8000-0000000000b4",
    at: "2026-03-02T09:00:00+08:00",
    bureauKid: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    roundId: "r2026",
    expertKid: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    chosen: "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    known: ["ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"],
    seatId: "00000000-0000-4000-8000-000000000001",
    kind: "decision",
    number: 3,
  },
];

/** A card whose content is of version 2: accepted, withdrawn, accepted as issued anew, withdrawn. */
const cards = [
  {
    version: 2,
    box: {
      iv: bytes("ULOxy0LeANGklob7"),
      data: bytes(
        "h6pf1u3GgEZLyHh0H8ZrNJri/KALbmucWgvrSrhWKn07Jdw7SoG4/+JNWf+vLbJK6Ghlyju5VzYcHKLE+zLKfFuhb7PVeapjNKPSZUo5pxPWWEkQk1MF7241adL+l7FLT8woWf0eo96W+UEiIMF+aTG2r8B+RuWp7drfcsoc2wopN7VfD56+p0IpP6x+Kp3KacMcVwxN3IASh0buOtxb31nnJVW35bgSVA+thvMM9Z6feUacwrtCDq+7laNtQaqlHg4dk1qbFXTAsTF3ILefOej1iX2S7FT4WGYzUwAD1souUh5inNKSiFigI+naSAqbMQA5LlltM5bdAsY3IGCsCyCRC1ZGRiAjgVzxp/ECF6jQgmAJY1Fjkt5bmsQMx+eGg++htsgCJFp+3YMK7dThleFA+janImftoWR5LNmOsZYcEWtWNPegqox1LN/gl1YlmwW5RbzPRkLOi6cFUJsGxsbi2sgMYlKi9Kdu//OKGFoVm8L1AjEh+xw+Qfs5oJGayy70O7gLDofga8hD61kEOkEavSlJA9bxdEjm+AoqBz0qVmnbaKo3gYzGqDTJy09bbQayPbE0lqM69TP3RN/KEPvsoVA1C5RhJ05GRICdSxuUsNrzMuVHbbel2rDt7Seu9+kecF5H775Efd0eKgCJmsU2EF7wLSfFBbuk/6n4ztKxYc0rY41zv+HukwaRR3FLDMJoBIIWhZEohzfyb1gpf0BfiMvk76VSDTJ0h58kflEDLFi1QhBo+YvbMMWjzGGP64X7GaQhUwFcoCTsEKiAgCeR4aJ51bM1rgp0jqQ=",
      ),
    },
    seatId: "00000000-0000-4000-8000-000000000001",
    kid: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    acceptedAt: "2026-03-02T09:00:00+08:00",
  },
];

/** A package whose content is of version 2, of before there were decisions: neither in the content nor beside it. */
const packages = [
  {
    version: 2,
    box: {
      iv: bytes("PIL3b7SCQDWrBaME"),
      data: bytes(
        "8ZMdoUtNVmnDhLjCo39OFlA10FmiSlo1FaXECvrYhJiFg3vuSoNkADQ0xU6QZcdjmaxajyfTzBwDumAamxWZAb+mPxuah+SDj4QCCZDPhdKONISDOPz97tTvsm+bK3CiHG58VS5VD8Yhwv5QI6/WHu5eSc7ITB7+D+g2JSM6wLKzArnzg7Z7OTZr3tLEQQuS4N7Hl5JaVyv55y8Z/1Ps40xqjWIpT6lLy00ZIjaT663PmmebDv1tn5CC1wx/Ccs3P1uRtGfCgbpVjcmc3IXdV1lRWg80oqPAcczgDpEiHFn0L2tXqbhlsLqiMq+HVMtMhga5CTZ9IzF8PfLYLwwCCzgQmflhqF8hc8XwAhVhxm0DTaPXwl8Z1pT2PLTVxqhvfXy3/IoC9Z0r7ud3eCb7F1Qg9ngsKV9353k14LBw9Z7EqJeaG3XuApdtF45Qq31lRfUM3SO2Ac2hFSxXT/DcYkYZC6lMzSH4SZJi3JB42roVaQ2PbGoU3Jwga101/7/IGNtaCgKRuVKErdbUOUP/D/cwoi8rxqnl/WddQAEF33AyFrZ8S/Il3csyzpnsdblotwAsERnfd2D0UG/yV4OnjONGj4tJUHYGrJJlceDjEy2g/edWgr+jvh4YroWv6PXczIjylS/WzkpfIz6G3BR/vXmWNkodCQJLXdxr+VhfRXnrzeUcneB3hC3WXV3V+Z7lSy1DSPxxCfc26Y2znuwp7eTPgu4GW3LGeUnCHt7Ov9Zzed463nTsITU++RfIA3RU9xAUwXxFeNrTYVIs5gAgeVNS9wWiDVYiC2zpzP8u2H8jxF+VMW5of3XGuFkizo36Fx8kv+Lw/NfHlK5LiVFt/4/2yEc9Ps1bCu/inAzzN/8y+TiC3c1Sb9zGMwRIMBhz9Qp4YrvA+C+cJoSLYeK1ylcPYRVZJAkvWAZ9kGKLoo30SleyoRdkm0SMGk8kjNQggIUB2PNPRtX5zNCXFb0WQy4N91QhdsFb3759j4n4811hBpa7/6hu4bpEeG2LzdbaR3Vz1RIJpFAKEGlVrkYRBWLOJYE3uJ7PsB+i1vzI+UrZFfDnkGfV7g7+uDYsO8Qjd/Zi9f0hIGblCyuhJPCIc9irr4WCpf112bLaYh1whRbZh0gBUbqkp1yRb1Dm7cRy63iNB0kuDi/Y+18vYYAQW96xYc20toJK0HIb/a2IfwgF1vfadqHZ98C+c2PwdEBsCiCuvfRDg9f05RSKVilZwr910kjjarZHmbImXMFGt6qf4Z1K8dyUqlWuQ1iaa6MRQvHTPEpxKHGiXCyBODhyyj4WdJpIgN57ltJm8bmItNUzcghxp+ImM8dC9bQlQjG+cd3RhMfqe9vuCKtfPtkNptwMdGrHFW1/kEd92vIwcWOX9N0jJ2vvYWwJ4r2LVA8Rw9+Idc927jXJPlK7tFZOnDF/iyJZ3HrIiDdBy0igSN3/VyyctlG3P2UUObhz2pLMm5A5I6OtEd5o7B9sShOp8IsRg+VNvuQIlHWYc9GPUeTO4UdCZ1QdoEbsspz9GEKY0wERKkZ6pS9ZVvPT0DoM9ILqR6Rd1GneyKm+itAIQyYmtdq9AsjEsfXkTUDvhbJVfyiKcFaaLZBUk4p6uGb7T12vCgxPicgICEfTDlIgsHBVB7U26nhdA6Y0snyiWs0LCMd2GZ+QacIeQTTyaJj2HLwbf42XzrTzsizW418xEEPvdMZkJakcJ0QIM3461skdGA33IQL2Rbiq206D+ypdaGoVEoc9Fznw4Rxz2WZ0YziHUezucIoSKZAvVeJJhvL3qINGbDyA5qAmpIVBR+IK/jOgosxN4sHfxMQmLukrkgk24XwDvrpkSRrY7XOXOClSkuWrshrIC8zogZst8CezRqJe7GaSbvbZu3U1A1oqAyKyZN98aiyvFM0NSG/2vEIdGsd+t9X7aJ0+hlkg3db26OZwYLvEC1ukVT4dAOCYN3bgacSt29Co50rxVTZWgsFKEFdzztD/6oqntwofwptvpUymIa0kNKTmtbUCnC62MCRIy+G4MkKA5ETkr0jaNQvwQ4gXM/sXAqSMUR4cA9pQj2u6TQ==",
      ),
    },
    packageId: "00000000-0000-4000-8000-00000000000a",
    storeId: "00000000-0000-4000-8000-0000000000ff",
    digest: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    bureauKid: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    roundId: "r2026",
    roundRevision: 2,
    importedAt: "2026-03-02T09:00:00+08:00",
    seatId: "00000000-0000-4000-8000-000000000001",
  },
];

const plaintexts = (["holds", "differs", "broken"] as const).map((verdict, index) => ({
  version: 1,
  storeId: "00000000-0000-4000-8000-0000000000ff",
  path: `data/applications/a1/m${index + 1}.age`,
  verdict,
  checkedAt: "2026-03-02T09:00:00+08:00",
}));

/** Version 2 added tables and changed none: its own rows are what is looked at here, and those of a newer content. All boxes are under 32 bytes of value 1. */
export const versionTwo: RecordedVersion = {
  version: 2,
  records: async () => ({ cards, ledger, packages, plaintexts }),
  readBack: async (database, key) => {
    const seat = { seatId: "00000000-0000-4000-8000-000000000001", key };
    expect(await readCards(database, seat)).toMatchObject([
      {
        ...{ role: "expert", name: "钱工", title: "高级技师", compact: "d.e.f" },
        decisions: [
          { kind: "accepted", at: "2026-03-02T09:00:00+08:00", by: "某局" },
          { kind: "withdrawn", at: "2026-03-03T09:00:00+08:00", by: "某局", reason: "换卡" },
          { kind: "accepted", at: "2026-03-04T09:00:00+08:00", by: "某局" },
          { kind: "withdrawn", at: "2026-03-05T09:00:00+08:00", by: "某局", reason: "不再聘任" },
        ],
      },
    ]);
    const [row] = await readPackageRows(database, seat.seatId);
    expect(await openPackageRow(seat, row ?? expect.unreachable())).toMatchObject({
      ...{ roundRevision: 2, chosen: 0, decisions: [] },
      carrying: { from: { revision: 1, digest: "c".repeat(64) }, skipped: false },
    });
    expect(await readLedger(database, seat)).toMatchObject({
      bundles: [
        {
          ...{
            number: 1,
            disposition: "added",
            revision: 1,
            supersedes: null,
            crossChecked: false,
            fault: null,
          },
          ...{ fileName: "评审包-钱工-第1次.jpreview", reason: "第一次收到。" },
          claims: { expert: { name: "钱工" }, reviews: [{ applicationId: "a1", total: 8.5 }] },
        },
      ],
      refusals: [
        { number: 2, code: "digest-mismatch", fileName: "坏.jpreview", inside: "data/declaration.json" },
      ],
      decisions: [{ number: 3, chosen: "f".repeat(64), known: ["f".repeat(64)], reason: "电话确认" }],
      rows: 3,
    });
    const verdicts = await readPlaintexts(database, "00000000-0000-4000-8000-0000000000ff");
    expect(verdicts.map((row) => row.verdict)).toEqual(["holds", "differs", "broken"]);
  },
};
