import { hexGroups, printedDigest } from "../../shared/domain/review-digest";
import { pointsWords } from "../../shared/rules/scoring";
import type { FlowReport } from "./flowing";
import { type ReceiptData, type ReceiptRow, receiptSums } from "./receipt-data";
import { RoundFormPages } from "./round-form-pages";
import { TwoSigns } from "./two-signs";

type Numbered = ReceiptRow & { readonly key: string };

/** 评审材料交接单: what an expert hands over, for both sides to sign. */
export function ReceiptPages({ data, ...report }: FlowReport & { readonly data: ReceiptData }) {
  return (
    <RoundFormPages
      {...report}
      title="评审材料交接单"
      data={data}
      rows={data.rows.map((row, index) => ({ ...row, key: String(index + 1) }))}
      columns={columns}
      cells={cellsOf}
      before={<Parties data={data} />}
      after={<HandedOver data={data} />}
    />
  );
}

function cellsOf(row: Numbered) {
  return (
    <>
      <td className="form-num">{row.key}</td>
      <td>{row.number}</td>
      <td>{row.studio}</td>
      <td className="form-centre">{row.state}</td>
      <td className="form-num">{row.total === null ? "" : pointsWords(row.total)}</td>
      <td className="form-hex">{row.reviewSha256 === null ? "" : printedDigest(row.reviewSha256)}</td>
      <td className="form-num">{row.pages ?? ""}</td>
    </>
  );
}

function Parties({ data }: { readonly data: ReceiptData }) {
  return (
    <p className="form-paragraph">
      交出人（评审专家）：{data.blank ? <span className="form-line" /> : named(data)}
      {"　　接收单位："}
      {data.blank ? <span className="form-line form-line-long" /> : data.bureauName}
    </p>
  );
}

function HandedOver({ data }: { readonly data: ReceiptData }) {
  const { forms, pages } = receiptSums(data.rows);
  return (
    <>
      <p className="form-paragraph">
        {data.blank ? "共交出签字表格　　　　份、　　　　页。" : `共交出签字表格 ${forms} 份、${pages} 页。`}
      </p>
      <p className="form-paragraph form-hex">{bundleWords(data)}</p>
      <TwoSigns who={["交出人（签字）", "接收人（签字）"]} />
    </>
  );
}

/** Heading and width of each column; the one without a width takes the rest. */
const columns = [
  ["序号", "7%"],
  ["编号", "15%"],
  ["工作室", undefined],
  ["状态", "10%"],
  ["总分", "9%"],
  ["评审文件摘要（前半）", "25%"],
  ["页数", "7%"],
] as const;

const named = ({ signer }: ReceiptData) => `${signer.name}（${signer.organisation}）`;

function bundleWords({ bundle }: ReceiptData): string {
  if (!bundle) return "评审包摘要（导出后填写）：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿";
  return `评审包（第 ${bundle.revision} 次导出）摘要：${hexGroups(bundle.digest).join(" ")}`;
}
