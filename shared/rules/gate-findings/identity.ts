import type { Master } from "../../domain/application";
import { dateWords, monthWords } from "../calendar";
import { allowsBirthMonth, type IdNumber, readIdNumber, seenBirthDigits } from "../id-number";
import { type FindingStep, sources } from "./finding";

/** What the ID number adds to the declared birth. */
export interface IdentityCheck {
  /** From a complete, valid number of the declared month; `null` otherwise. */
  readonly birthDate: string | null;
  /** The number contradicts what is declared, or is wrong. */
  readonly doubtful: boolean;
  readonly step: FindingStep;
}

const wrong: Record<Extract<IdNumber, { kind: "invalid" }>["why"], string> = {
  old: "是15位旧号码，不能采用",
  form: "不是18位号码",
  century: "中的出生年份不在1900至2099年之间",
  date: "中的出生日期不存在",
  future: "中的出生日期晚于今天",
  check: "最后一位校验码不符",
};

const label = "身份证号码";
const rule =
  "《公民身份号码》（国家标准11643—1999）：第7至14位为出生日期，第17位单数为男、双数为女，第18位为校验码";

/** Holds the ID number against birth and sex as declared. A masked one is never wrong for what is covered; `masksAll`: the round masks every one. */
export function checkIdentity(
  { idNumber, birthMonth, sex }: Pick<Master, "idNumber" | "birthMonth" | "sex">,
  today: string,
  masksAll: boolean,
): IdentityCheck {
  const read = readIdNumber(idNumber, today);
  const told = (value: string, doubtful = false, birthDate: string | null = null): IdentityCheck => ({
    ...{ birthDate, doubtful },
    step: { label, value, source: sources.idNumber, ...(doubtful && { doubt: true }), rule },
  });
  switch (read.kind) {
    case "absent":
      return told("没有给出，不能核对出生日期和性别，请看扫描件");
    case "invalid":
      return told(`号码${wrong[read.why]}，请看扫描件`, true);
    case "masked":
      return maskedCheck(read, { birthMonth, sex, masksAll }, told);
    case "valid": {
      const faults = [
        ...(read.birthDate.slice(0, 7) === birthMonth
          ? []
          : [`号码中的出生日期是${dateWords(read.birthDate)}，申报为${monthWords(birthMonth)}`]),
        ...sexFault(read.sex, sex),
      ];
      if (faults.length > 0) return told(`${faults.join("；")}。请看扫描件`, true);
      return told(`校验码相符，出生日期${dateWords(read.birthDate)}，与申报一致`, false, read.birthDate);
    }
  }
}

function maskedCheck(
  { visible, sex: seen }: Extract<IdNumber, { kind: "masked" }>,
  { birthMonth, sex, masksAll }: Pick<Master, "birthMonth" | "sex"> & { readonly masksAll: boolean },
  told: (value: string, doubtful?: boolean) => IdentityCheck,
): IdentityCheck {
  const faults = [
    ...(allowsBirthMonth(visible, birthMonth)
      ? []
      : [`可见的出生年月数字与申报的${monthWords(birthMonth)}不一致`]),
    ...(seen ? sexFault(seen, sex) : []),
  ];
  if (faults.length > 0) return told(`${faults.join("；")}。请看扫描件`, true);
  const parts = [
    ...(seenBirthDigits(visible) > 0 ? ["可见的出生年月数字"] : []),
    ...(seen && isSex(sex) ? ["第17位的性别"] : []),
  ];
  const fits = parts.length > 0 ? `${parts.join("和")}与申报一致，` : "";
  return told(
    `${masksAll ? "已按本批次要求遮盖" : "号码有遮盖"}：${fits}出生日期和校验码不能核对，不作为问题`,
  );
}

const isSex = (text: string) => text === "男" || text === "女";
const sexFault = (found: string, declared: string) =>
  isSex(declared) && found !== declared ? [`号码第17位表示${found}，申报为${declared}`] : [];
