import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import { beforeAll, describe, expect, it } from "vitest";
import { reportSchema } from "../../../../electron/cli/report-schema";
import { sealBytesUnderPassphrase } from "../../../../shared/package/age-seal";
import { vectorPath } from "../../../contract/vectors";
import { emptyFolder } from "../folder";
import { run } from "./run-cli";

const trusted = ["bureau.jpcard", "expert.jpcard"].flatMap((each) => ["--card", vectorPath(each)]);
const bureau = ["--identity", vectorPath("bureau.age-key")];
const expert = ["--identity", vectorPath("expert.age-key")];
const tasks = ["changed-payload", "header-extra", "unlisted-file", "traversal", "signed-by-expert"].map(
  (each) => vectorPath(`${each}.jptask`),
);
const vector = (name: string) => vectorPath(name);

/** Every kind of report: a name, what gives it, and a part of it. */
const reports: [string, string[], object][] = [
  ["a card", ["verify", vector("bureau.jpcard")], { kind: "card", checked: ["signature"] }],
  ["a card's fields", ["card", vector("expert.jpcard")], { kind: "card", card: { role: "expert" } }],
  ["a task alone", ["verify", vector("small.jptask"), ...trusted], { checked: ["signature", "files"] }],
  [
    "a task to its reader",
    ["verify", vector("small.jptask"), ...trusted, ...expert],
    { checked: ["signature", "files", "contents"], plaintext: {} },
  ],
  [
    "a bundle",
    ["verify", vector("small.jpreview"), ...trusted, ...bureau],
    { kind: "review", checked: ["signature", "files", "contents"] },
  ],
  ["a bundle without a key", ["verify", vector("small.jpreview")], { code: "identity-missing" }],
  ["no file", ["verify", "/dev/null"], { code: "unreadable" }],
  ...tasks.map((task): [string, string[], object] => [task, ["verify", task, ...trusted], { ok: false }]),
  ["an unknown signer", ["verify", vector("small.jptask")], { code: "signer-unknown" }],
  ["no card", ["card", vector("small.jptask")], { code: "not-a-package" }],
  ["another reader", ["verify", vector("other-bureau.jpreview"), ...trusted, ...bureau], { ok: false }],
  ["a look at a card", ["inspect", vector("bureau.jpcard")], { container: "jws" }],
  ["a look at a task", ["inspect", vector("small.jptask")], { container: "zip", signature: { claims: {} } }],
  ["a look at strange names", ["inspect", vector("traversal.jptask")], { container: "zip" }],
  ["a look at a bundle", ["inspect", vector("small.jpreview")], { container: "age", inside: null }],
  [
    "a look into a bundle",
    ["inspect", vector("small.jpreview"), ...bureau],
    { container: "age", inside: { container: "zip" } },
  ],
];

describe("every line of --json fits the schema that is printed", () => {
  let fits: (value: unknown) => boolean;
  beforeAll(async () => {
    const { code, printed } = await run("schema");
    expect(code).toBe(0);
    const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(
      JSON.parse(printed.join()),
    );
    fits = (value) => {
      const valid = validate(value);
      expect(validate.errors ?? []).toEqual([]);
      return valid;
    };
  });

  it.each(reports)("%s", async (_, args, part) => {
    const { printed } = await run(...args, "--json");
    expect(printed).toHaveLength(1);
    const report = JSON.parse(printed[0] ?? "");
    expect(report).toMatchObject(part);
    expect(fits(report)).toBe(true);
    expect(reportSchema.parse(report)).toEqual(report);
  });

  it("a look at a file under a passphrase", async () => {
    const path = join(await emptyFolder(), "keys.age");
    await writeFile(path, await sealBytesUnderPassphrase(new Uint8Array(3), "x", 8));
    const { printed } = await run("inspect", path, "--json");
    expect(JSON.parse(printed[0] ?? "")).toMatchObject({ stanzas: ["scrypt"] });
    expect(fits(JSON.parse(printed[0] ?? ""))).toBe(true);
  });
});

it("the schema takes neither a missing nor an unknown member, nor another code", async () => {
  const { printed } = await run("schema");
  const validate = new Ajv2020({ strictTypes: false }).compile(JSON.parse(printed.join()));
  const [line = ""] = (await run("verify", vector("small.jptask"), ...trusted, "--json")).printed;
  const report = JSON.parse(line);
  expect(validate(report)).toBe(true);
  expect(validate({ ...report, digest: undefined })).toBe(false);
  expect(validate({ ...report, more: 1 })).toBe(false);
  expect(validate({ ...report, checked: ["contents"] })).toBe(false);
  expect(validate({ file: "a", ok: false, code: "other", message: "" })).toBe(false);
});

it("a card's fields are printed with its fingerprint and what its signature is worth", async () => {
  const { code, printed } = await run("card", vector("bureau.jpcard"));
  expect(code).toBe(0);
  expect(printed).toEqual([
    "bureau.jpcard（身份卡，自身签名成立；持卡人是谁须当面或电话核对指纹）",
    "  身份      区局",
    "  姓名      区人社局职业能力建设科",
    "  单位      北京市顺义区人力资源和社会保障局",
    expect.stringMatching(/^ {2}职务 {6}/),
    "  指纹      NI3O 4UA2 UBSA 5JFQ YL5R 6NAM",
    "  密钥编号  9basmIrCo_XWfLwQS-Qi1x0-50xEF5_eNVj0rQp9iQc",
    "  加密收件  age1tp77jsnkc75j9gvq3r85s9llhc2ehymjgq6f04qfxjrnw54pua3spyzy2w",
    expect.stringMatching(/^ {2}制卡时间 {2}20/),
  ]);
});

it("the files of a report are all that lie in the archive", async () => {
  const task = vector("small.jptask");
  const [verified, seen] = await Promise.all([
    run("verify", task, ...trusted, "--json"),
    run("inspect", task, "--json"),
  ]);
  const { files } = JSON.parse(verified.printed.join()) as { files: { path: string; bytes: number }[] };
  const { entries } = JSON.parse(seen.printed.join()) as { entries: { name: string; bytes: number }[] };
  const named = (path: string, bytes: number) => `${path} ${bytes}`;
  const inside = entries.map(({ name, bytes }) => named(name.slice(name.indexOf("/") + 1), bytes));
  expect(files.map(({ path, bytes }) => named(path, bytes)).sort()).toEqual(inside.sort());
});
