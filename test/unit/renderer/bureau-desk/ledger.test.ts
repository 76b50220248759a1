import { describe, expect, it } from "vitest";
import { deliveredOf, openConflicts, roundsOf } from "../../../../renderer/bureau-desk/home/rounds";
import { type Outcome, summaryWords, takeFile, taskWords } from "../../../../renderer/bureau-desk/intake";
import type {
  BureauDeskPorts,
  Ledger,
  LedgerBundle,
  LedgerTask,
  VerifiedBundle,
} from "../../../../renderer/bureau-desk/ports";
import type { IncomingFile } from "../../../../renderer/identity/ports";
import { accept, refuse } from "../../../../shared/refusal";

function bundleOf(
  digest: string,
  expert: string,
  at: string,
  more: Partial<LedgerBundle> = {},
): LedgerBundle {
  return {
    ...{
      id: digest,
      digest,
      at,
      fileName: `${digest}.jpreview`,
      roundId: "r1",
      roundRevision: 1,
      revision: 1,
    },
    ...{ disposition: "added", reason: "第一次收到。", counts: true, createdAt: at, crossChecked: true },
    expert: { kid: expert, name: `专家${expert}`, organisation: "某厂", fingerprint: "AAAA" },
    ...{ fault: null, reviews: [] },
    ...more,
  };
}

function taskOf(revision: number, importedAt: string, more: Partial<LedgerTask> = {}): LedgerTask {
  return {
    ...{ packageId: `p${revision}`, title: `批次第${revision}版`, criteria: [], gates: [], applications: [] },
    ...{ roundId: "r1", revision, deadline: "2026-10-20", importedAt, experts: ["甲", "乙", "丙"] },
    ...more,
  };
}

const ledger: Ledger = {
  bundles: [
    bundleOf("c", "乙", "2026-10-03T00:00:00Z", { counts: false }),
    bundleOf("b", "甲", "2026-10-02T00:00:00Z"),
    bundleOf("d", "乙", "2026-10-01T00:00:00Z", { counts: false }),
    bundleOf("z", "甲", "2026-09-01T00:00:00Z", { roundId: "r0" }),
  ],
  lines: [
    { roundId: "r0", expertKid: "甲", open: false, contenders: [], decisions: [] },
    { roundId: "r1", expertKid: "甲", open: false, contenders: [], decisions: [] },
    { roundId: "r1", expertKid: "乙", open: true, contenders: ["c", "d"], decisions: [] },
  ],
  refusals: [],
  tasks: [taskOf(1, "2026-10-05T00:00:00Z"), taskOf(2, "2026-10-04T00:00:00Z")],
};

describe("the ledger by rounds", () => {
  it("has the round with the latest event first, by expert, the newest bundle of each first", () => {
    const [newest, older] = roundsOf(ledger);
    expect(newest).toMatchObject({ roundId: "r1", title: "批次第2版" });
    expect(newest?.bundles.map((each) => each.digest)).toEqual(["b", "c", "d"]);
    expect(older).toMatchObject({ roundId: "r0", title: null });
  });

  it("counts what counts, against the newest task's experts where one is at hand", () => {
    expect(roundsOf(ledger).map(deliveredOf)).toEqual([
      { delivered: 1, expected: 3 },
      { delivered: 1, expected: null },
    ]);
  });

  it("names what a person has to decide", () => {
    const [conflict, ...others] = openConflicts(roundsOf(ledger));
    expect(conflict).toMatchObject({ expertName: "专家乙", roundTitle: "批次第2版" });
    expect(conflict?.contenders.map((each) => each.digest)).toEqual(["c", "d"]);
    expect(others).toEqual([]);
  });
});

const file: IncomingFile = { from: "bridge", token: "t", name: "一.jpreview", size: 1 };
const bundle = { standing: { disposition: "added" } } as VerifiedBundle;
const options = { onProgress: () => {}, signal: new AbortController().signal };
const summary = { packageId: "p1", title: "批次", revision: 1 };

/** Ports of which a test gives those that it expects to be asked. */
const portsOf = (ports: Partial<BureauDeskPorts>) => ports as BureauDeskPorts;

describe("a file that comes in", () => {
  it("is opened as a bundle unless it is a task package", async () => {
    const ports = portsOf({
      importTask: async () => accept({ kind: "review" }),
      openBundle: async () => accept(bundle),
    });
    expect(await takeFile(ports, file, options)).toEqual({ kind: "bundle", bundle });
  });

  it("is imported as the bureau's own task package, and the ledger checked against it", async () => {
    const ports = portsOf({
      importTask: async () => accept({ kind: "task", summary, already: false, refilled: false }),
      recheckBundles: async (packageId) => accept({ checked: packageId === "p1" ? 3 : 0, faulty: 1 }),
    });
    const outcome = await takeFile(ports, file, options);
    expect(outcome).toEqual({
      kind: "task",
      title: "批次",
      already: false,
      refilled: false,
      checked: 3,
      faulty: 1,
    });
  });

  it("is refused as what it is, and nothing comes of one that the user stopped", async () => {
    const refusing = (code: "cancelled" | "digest-mismatch") =>
      portsOf({
        importTask: async () => accept({ kind: "review" }),
        openBundle: async () => refuse(code),
      });
    expect(await takeFile(refusing("digest-mismatch"), file, options)).toMatchObject({
      ...{ kind: "refused", isTask: false, refusal: { code: "digest-mismatch" } },
    });
    expect(await takeFile(refusing("cancelled"), file, options)).toBeNull();
    const noTask = portsOf({ importTask: async () => refuse("signer-unknown") });
    expect(await takeFile(noTask, file, options)).toMatchObject({ kind: "refused", isTask: true });
  });
});

describe("words about what came in", () => {
  const task: Outcome = {
    kind: "task",
    title: "批次",
    already: false,
    refilled: false,
    checked: 0,
    faulty: 0,
  };
  it("sum several files up by what became of them", () => {
    const refused = { kind: "refused", file, refusal: { code: "schema-invalid" }, isTask: false } as const;
    const added = { kind: "bundle", bundle } as const;
    expect(summaryWords([added, refused, added, task, { ...refused, isTask: true }])).toBe(
      "共处理 5 个文件：新增 2，拒绝 1，存入任务包 1，未能存入 1。",
    );
  });
  it("say what the check of recorded bundles came to", () => {
    expect(taskWords(task)).toBe("任务包“批次”已存入。");
    expect(taskWords({ ...task, already: true })).toContain("没有变化");
    expect(taskWords({ ...task, already: true, refilled: true })).toContain("补齐");
    expect(taskWords({ ...task, checked: 2 })).toContain("全部相符");
    expect(taskWords({ ...task, checked: 2, faulty: 1 })).toContain("1 份不符");
  });
});
