import { annotationContext } from "../../../shared/domain/annotation-document";
import type { Application } from "../../../shared/domain/application";
import type { ReviewClaims, TaskClaims } from "../../../shared/domain/claims";
import type { Round } from "../../../shared/domain/round";
import { newIdentity, recipientOf } from "../../../shared/package/age-keys";
import { sealBytes, sealBytesUnderPassphrase } from "../../../shared/package/age-seal";
import { bagBytes, memoryFile, sealBag } from "../../../shared/package/bag-write";
import { type Bytes, utf8 } from "../../../shared/package/bytes";
import { sha256Hex } from "../../../shared/package/fixity";
import { reviewFiles, reviewPaths } from "../../../shared/package/review-layout";
import { keyNameOf, taskFiles, taskPaths } from "../../../shared/package/task-layout";
import { type Person, people } from "../../fixtures/people";

/** The packages' ids: with a digit and a letter in every place where both may stand. */
export const ids = {
  task: "1f1f1f1a-1b1c-41d1-81e1-11a11b11c11d",
  review: "2f2f2f2a-2b2c-42d2-82e2-22a22b22c22d",
  annotation: "3f3f3f3a-3b3c-43d3-83e3-33a33b33c33d",
} as const;

const date = "2026-10-08";
const at = `${date}T10:00:00+08:00`;
const agent = "j";

/** Documents without the blanks that the program writes for people: every byte of them is to be changed. */
const dense = (document: unknown): Bytes => utf8(JSON.stringify(document));

const round: Round = {
  ...{ format: 1, id: "r", revision: 1, title: "批", year: 2026, regulation: { title: "", version: "" } },
  ...{ quota: 5, deadline: "2026-10-20", instructions: "", gates: [], recommendations: ["荐"] },
  rubric: {
    ...{ id: "b", title: "", total: 10, step: 0.5, passLine: null },
    criteria: [
      {
        ...{ id: "A", group: "", title: "", max: 10, articles: [], evidence: [] },
        ...{ scoring: { kind: "points" }, levels: [] },
      },
    ],
  },
  privacy: { blind: false, maskIdentity: false },
};

const scan = utf8("%PDF-");

async function application(): Promise<Application> {
  const person = { name: "", sex: "", birthMonth: "1980-01", occupation: "", skillLevel: "", post: "" };
  return {
    ...{ format: 1, id: "a", number: "", studio: { name: "室", directions: "", industry: "" } },
    employer: { name: "", kind: "", address: "", support: "" },
    master: {
      ...person,
      ...{ ethnicity: "", politicalStatus: "", education: "", workStart: "2000-07" },
      ...{ idNumber: "", officePhone: "", mobile: "" },
    },
    ...{ team: [], filledOn: date, employerOpinion: { text: "", date }, precheck: [] },
    materials: [
      {
        ...{ id: "m", kind: "form", title: "", fileName: "", mediaType: "application/pdf", pages: 1 },
        ...{ bytes: scan.length, sha256: await sha256Hex(scan) },
      },
    ],
  };
}

/** A bag of ours in its archive, with what an attacker who is one of its readers knows. */
export interface SmallTask {
  readonly archive: Bytes;
  /** The secret that opens its payload. */
  readonly packageIdentity: string;
  readonly reader: Person;
  /** The payload's plaintexts by path. */
  readonly plaintexts: ReadonlyMap<string, Bytes>;
}

/** What a small task package has in it; all of it at once would be larger than 6 KB. */
export interface TaskMake {
  /** Whether the package is for an expert too: the bureau always has a key file. */
  readonly forExpert: boolean;
  readonly dossier: boolean;
  readonly returns: boolean;
  /** What opens it for anyone, where there is one. */
  readonly passphrase?: string;
}

/** A signed task package as small as it can be with what `make` says. */
export async function smallTask(make: TaskMake): Promise<SmallTask> {
  const { bureau, expert } = await people();
  const experts = make.forExpert ? [expert] : [];
  const packageIdentity = await newIdentity();
  const plaintexts = await plaintextsOf(make, expert);
  const roundBytes = plaintexts.get(taskFiles.round) ?? utf8("");
  const recipients = async (path: string) =>
    path.includes("/returns/") ? expert.keys.recipient : await recipientOf(packageIdentity);
  const payload = await Promise.all(
    [...plaintexts].map(async ([path, bytes]) =>
      memoryFile(path, await sealBytes(bytes, await recipients(path))),
    ),
  );
  const roundSha256 = await sha256Hex(roundBytes);
  const sealed = await sealBag<TaskClaims>({
    ...{ id: ids.task, kind: "task", date, agent, payload },
    tags: new Map([
      [taskFiles.card, bureau.card],
      ...(await keyFiles([...experts, bureau], packageIdentity)),
      ...(await passphraseFile(make.passphrase, packageIdentity)),
    ]),
    claimsOf: (tagmanifestSha256) => ({
      ...{ format: 1, kind: "task", packageId: ids.task, tagmanifestSha256 },
      ...{ round: { id: round.id, revision: round.revision }, roundSha256 },
      bureau: { kid: bureau.keys.kid, recipient: bureau.keys.recipient },
      experts: experts.map(({ keys }) => keys.kid),
      applications: make.dossier ? [{ id: "a", materials: 1 }] : [],
      ...{ supersedes: null, issuedAt: at },
    }),
    signer: bureau.keys,
  });
  const reader = make.forExpert ? expert : bureau;
  return { archive: await bagBytes(sealed), packageIdentity, reader, plaintexts };
}

async function plaintextsOf(make: TaskMake, expert: Person): Promise<Map<string, Bytes>> {
  const plaintexts = new Map([[taskFiles.round as string, dense(round)]]);
  if (make.returns) {
    const sent = { bundleId: ids.review, digest: "0f".repeat(32), applicationIds: ["a"], note: "补", at };
    const path = taskPaths.returns(await keyNameOf(expert.keys.kid));
    plaintexts.set(path, dense({ format: 1, returns: [sent] }));
  }
  if (!make.dossier) return plaintexts;
  plaintexts.set(taskPaths.application("a"), dense(await application()));
  return plaintexts.set(taskPaths.material("a", "m"), scan);
}

const keyFiles = (readers: readonly Person[], packageIdentity: string): Promise<[string, Bytes][]> =>
  Promise.all(
    readers.map(async ({ keys }): Promise<[string, Bytes]> => {
      const path = taskPaths.key(await keyNameOf(keys.kid));
      return [path, await sealBytes(utf8(`${packageIdentity}\n`), keys.recipient)];
    }),
  );

async function passphraseFile(
  passphrase: string | undefined,
  packageIdentity: string,
): Promise<[string, Bytes][]> {
  if (passphrase === undefined) return [];
  return [[taskFiles.passphrase, await sealBytesUnderPassphrase(utf8(`${packageIdentity}\n`), passphrase)]];
}

/** The archive of a signed bundle of one scored review with one annotation, which answers no task at hand. */
export async function smallBag(): Promise<Bytes> {
  const { bureau, expert } = await people();
  const { kid } = expert.keys;
  const sealed = await sealBag<ReviewClaims>({
    ...{ id: ids.review, kind: "review", date, agent, payload: reviewPayload(kid) },
    tags: new Map([[reviewFiles.card, expert.card]]),
    claimsOf: (tagmanifestSha256) => ({
      ...{ format: 1, kind: "review", bundleId: ids.review, tagmanifestSha256 },
      task: { packageId: ids.task, digest: "0e".repeat(32) },
      round: { id: round.id, revision: round.revision },
      bureau: { kid: bureau.keys.kid, recipient: bureau.keys.recipient },
      expert: { kid, name: expert.name },
      ...{ revision: 1, supersedes: null, reviews: [{ applicationId: "a", state: "scored", total: 8.5 }] },
      ...{ createdAt: at, appVersion: "0", suites: ["ES256"] },
    }),
    signer: expert.keys,
  });
  return bagBytes(sealed);
}

const urn = `urn:uuid:${ids.annotation}`;

function reviewPayload(expertKid: string) {
  const review = {
    ...{ format: 1, roundId: "r", taskPackageId: ids.task, applicationId: "a", expertKid, state: "scored" },
    ...{ recusal: { declared: false, reason: "" }, gates: [] },
    scores: [{ criterionId: "A", points: 8.5, count: null, comment: "", evidence: [urn] }],
    ...{ total: 8.5, recommendation: "荐", opinion: "", signedOn: date, sealedAt: at },
  };
  const region = { type: "FragmentSelector", value: "xywh=percent:10,15,50,12.5" };
  const item = {
    ...{ id: urn, type: "Annotation", motivation: "commenting", created: at, body: [] },
    target: {
      source: "urn:jp:a:m",
      selector: { type: "FragmentSelector", value: "page=1", refinedBy: region },
    },
  };
  const annotations = {
    ...{ "@context": annotationContext, id: "urn:jp:annotations:a", type: "AnnotationCollection", total: 1 },
    first: { type: "AnnotationPage", items: [item] },
  };
  const declaration = {
    ...{ format: 1, expertKid, confidentiality: { accepted: true, at } },
    recusals: [{ applicationId: "a", declared: false, reason: "", at }],
  };
  return [
    memoryFile(reviewFiles.declaration, dense(declaration)),
    memoryFile(reviewPaths.review("a"), dense(review)),
    memoryFile(reviewPaths.annotations("a"), dense(annotations)),
    memoryFile(reviewPaths.opinion("a"), scan),
  ];
}
