import type { Dexie } from "dexie";
import { importBoxKey, type OpenSeat } from "../../../../renderer/storage/box";
import { openDatabase } from "../../../../renderer/storage/database";
import type { NewBundle, StoredDecision, StoredRefusal } from "../../../../renderer/storage/ledger";
import type { StoredPackage } from "../../../../renderer/storage/package";
import type { StoredRemoval } from "../../../../renderer/storage/removal";
import type { Application } from "../../../../shared/domain/application";
import type { ChangeEntry } from "../../../../shared/domain/history";
import type { Round } from "../../../../shared/domain/round";

export const packageId = "00000000-0000-4000-8000-00000000000a";
export const storeId = "00000000-0000-4000-8000-0000000000ff";
export const at = "2026-03-02T09:00:00+08:00";
export const kid = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
export const recipient = `age1${"q".repeat(58)}`;

let databases = 0;

/** An empty database of its own. */
export async function freshDatabase(): Promise<Dexie> {
  databases++;
  return openDatabase(`test-${databases}`);
}

/** An open seat with a key made of one repeated byte. */
export async function openSeatOf(byte: number): Promise<OpenSeat> {
  const key = await importBoxKey(new Uint8Array(32).fill(byte));
  return { seatId: `00000000-0000-4000-8000-0000000000${byte.toString(16).padStart(2, "0")}`, key };
}

/** A person's name that must never lie in the database in clear. */
export const secret = "慕容植入甲PLANTED";

export const round: Round = {
  format: 1,
  id: "r2026",
  revision: 1,
  title: `评审批次${secret}`,
  year: 2026,
  regulation: { title: "办法", version: "征求意见稿" },
  quota: 5,
  deadline: "2026-04-01",
  instructions: "",
  rubric: {
    id: "R1",
    title: "评分表",
    total: 10,
    step: 0.5,
    passLine: null,
    criteria: [
      {
        ...{ id: "C1", group: "一", title: "技艺", max: 10, articles: [], evidence: [] },
        ...{ scoring: { kind: "points" as const }, levels: [] },
      },
    ],
  },
  gates: [{ id: "G1", title: "技能等级", article: "第四条" }],
  recommendations: ["推荐", "不推荐"],
  privacy: { blind: false, maskIdentity: true },
};

export const applicationOf = (id: string): Application => ({
  format: 1,
  id,
  number: `2026-${id}`,
  studio: { name: `${secret}工作室`, directions: "", industry: "" },
  employer: { name: "", kind: "", address: "", support: "" },
  master: {
    ...{
      name: secret,
      sex: "男",
      ethnicity: "汉",
      birthMonth: "1970-01",
      politicalStatus: "",
      education: "",
    },
    ...{ occupation: "", skillLevel: "", post: "", workStart: "1990-01", idNumber: secret },
    ...{ officePhone: "", mobile: "" },
  },
  team: [],
  filledOn: "2026-01-01",
  employerOpinion: { text: "", date: "2026-01-01" },
  precheck: [],
  materials: [],
});

export const storedPackage: StoredPackage = {
  packageId,
  storeId,
  digest: "a".repeat(64),
  bureauKid: kid,
  roundId: "r2026",
  roundRevision: 1,
  importedAt: at,
  bureauName: `${secret}局`,
  identity: `AGE-SECRET-KEY-1${secret}`,
  round,
  returns: null,
  carrying: null,
  decisions: [],
  chosen: 0,
  claims: {
    format: 1,
    kind: "task",
    packageId,
    tagmanifestSha256: "b".repeat(64),
    round: { id: "r2026", revision: 1 },
    roundSha256: "c".repeat(64),
    bureau: { kid, recipient },
    experts: [kid],
    applications: [{ id: "a1", materials: 0 }],
    supersedes: null,
    issuedAt: at,
  },
};

/** The entry `seq` of a history, which writes an opinion. */
export const entryOf = (seq: number): ChangeEntry => ({
  version: 1,
  seq,
  at,
  kind: "edit",
  target: null,
  edits: [{ on: "opinion", before: "", after: `${secret}${seq}` }],
});

/** A bundle of the ledger, which names people wherever it can. */
export const newBundle: NewBundle = {
  ...{ id: "00000000-0000-4000-8000-0000000000b1", at, storeId, size: 9, sha256: "e".repeat(64) },
  ...{ bureauKid: kid, roundId: "r2026", expertKid: kid, roundRevision: 1, revision: 1, supersedes: null },
  ...{ digest: "f".repeat(64), bundleId: "00000000-0000-4000-8000-0000000000b2" },
  ...{ disposition: "added", crossChecked: false },
  ...{ fileName: `${secret}.jpreview`, organisation: secret, fingerprint: "AAAA BBBB", reason: secret },
  claims: {
    ...{ format: 1, kind: "review", bundleId: "00000000-0000-4000-8000-0000000000b2" },
    ...{ tagmanifestSha256: "b".repeat(64), task: { packageId, digest: "a".repeat(64) } },
    ...{ round: { id: "r2026", revision: 1 }, bureau: { kid, recipient }, expert: { kid, name: secret } },
    ...{ revision: 1, supersedes: null, reviews: [{ applicationId: "a1", state: "scored", total: 8.5 }] },
    ...{ createdAt: at, appVersion: "0", suites: ["ES256"] },
  },
};

/** A refused file of the ledger. */
export const newRefusal: Omit<StoredRefusal, "number"> = {
  ...{ id: "00000000-0000-4000-8000-0000000000b3", at, code: "digest-mismatch", size: 9 },
  ...{ sha256: "d".repeat(64), fileName: `${secret}.jpreview`, inside: secret },
};

/** A decision of the ledger. */
export const newDecision: Omit<StoredDecision, "number"> = {
  ...{ id: "00000000-0000-4000-8000-0000000000b4", at, bureauKid: kid, roundId: "r2026", expertKid: kid },
  ...{ chosen: "f".repeat(64), known: ["f".repeat(64)], reason: secret },
};

/** The note of a removed round, which names people wherever it can. */
export const newNote: StoredRemoval = {
  ...{ id: "00000000-0000-4000-8000-0000000000b5", at, compact: secret, digest: "b".repeat(64) },
  removal: {
    ...{ format: 2, packages: [], bundles: [], decisions: 0, refusals: 0, removedAt: at, reason: secret },
    round: { id: "r2026", title: secret, bureauName: secret, bureauKid: kid },
    by: { kid, name: secret },
  },
};
