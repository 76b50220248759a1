import { hexGroups } from "../../shared/domain/review-digest";
import { DealtRows } from "./dealt-rows";
import type { FlowReport } from "./flowing";
import { chineseDate } from "./form-data";
import { countWords, type RemovalData, type RemovedRow, removedRows } from "./removal-data";
import { RuledTable } from "./ruled-table";
import type { SheetFoot } from "./sheet";
import { TwoSigns } from "./two-signs";

/** 评审批次清除记录: what was removed, when, by whom and why, for whoever answers for it to sign. */
export function RemovalPages({ data, ...report }: FlowReport & { readonly data: RemovalData }) {
  const { removal } = data;
  return (
    <DealtRows
      {...report}
      rows={removedRows(removal)}
      foot={footOf(data)}
      sheet={(dealt, first, last) => (
        <>
          <h1 className="form-title">评审批次清除记录{first ? "" : "（续页）"}</h1>
          <p className="form-subtitle">{removal.round.title}</p>
          {first && <Account data={data} />}
          <RuledTable className="form-marks" columns={columns}>
            {dealt.map((row) => (
              <tr key={row.key} data-row={row.key}>
                {cellsOf(row)}
              </tr>
            ))}
          </RuledTable>
          {last && <Signing />}
        </>
      )}
    />
  );
}

/** Heading and width of each column; the one without a width takes the rest. */
const columns = [
  ["序号", "7%"],
  ["清除的文件", "15%"],
  ["说明", "21%"],
  ["存入或制作", "17%"],
  ["摘要", undefined],
] as const;

function cellsOf({ key, kind, what, at, digest }: RemovedRow) {
  return (
    <>
      <td className="form-num">{key}</td>
      <td>{kind}</td>
      <td>{what}</td>
      <td>{chineseDate(at.slice(0, 10))}</td>
      <td className="form-hex">{digest}</td>
    </>
  );
}

function Account({ data: { removal, organisation } }: { readonly data: RemovalData }) {
  const { round, removedAt, by, reason } = removal;
  return (
    <>
      <p className="form-paragraph">
        批次编号：{round.id}　　区局：{round.bureauName}
      </p>
      <p className="form-paragraph">
        清除人：{by.name}（{organisation}）　　清除时间：{chineseDate(removedAt.slice(0, 10))}{" "}
        {removedAt.slice(11, 16)}
      </p>
      <p className="form-paragraph">清除理由：{reason}</p>
      <p className="form-paragraph">清除内容：{countWords(removal)}含有以上内容的自动备份一并更换。</p>
    </>
  );
}

function Signing() {
  return (
    <>
      <p className="form-paragraph">
        以上内容已从清除人的电脑本席位永久清除。本页与签名的清除记录文件一致，以页脚的校验码为准。
      </p>
      <TwoSigns who={["清除人（签字）", "单位经办人（签字）"]} />
    </>
  );
}

function footOf({ digest, fingerprint }: RemovalData): SheetFoot {
  return {
    lines: [
      <>
        清除记录校验码 <code>{hexGroups(digest).join(" ")}</code>
      </>,
      <>
        清除人指纹 <code>{fingerprint}</code>
      </>,
    ],
    sha256: null,
  };
}
