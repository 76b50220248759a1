import type { ApplicationFormData } from "./application-rows";
import type { CommitmentData } from "./commitment-data";
import type { OpinionFormData, RecusalFormData } from "./form-data";
import type { HandoverData } from "./handover-page";
import type { MarksListData } from "./marks-list-data";
import type { OverprintPlace } from "./overprint-place";
import type { ReceiptData } from "./receipt-data";
import type { RecoveryData } from "./recovery-page";
import type { RemovalData } from "./removal-data";
import type { RotationData } from "./rotation-page";
import type { SpareData } from "./spare-pages";

/** What can be printed, each with what it prints. */
export type FormContent =
  /** 附件1 专家评估意见 as a sheet to be bound in, with 专家评分表 behind it. */
  | { readonly kind: "opinion"; readonly data: OpinionFormData }
  /** 专家回避声明, in place of an opinion. */
  | { readonly kind: "recusal"; readonly data: RecusalFormData }
  /** 套打: the opinion alone, onto a page of 附件1 that is signed and sealed already. */
  | { readonly kind: "overprint"; readonly data: OpinionFormData; readonly place: OverprintPlace }
  /** 套打测试页: where the overprint would go, with rulers. */
  | { readonly kind: "test-print"; readonly place: OverprintPlace }
  /** 附件1 complete. */
  | { readonly kind: "application"; readonly data: ApplicationFormData }
  /** 回避与保密承诺书. */
  | { readonly kind: "commitment"; readonly data: CommitmentData }
  /** 批注清单. */
  | { readonly kind: "marks"; readonly data: MarksListData }
  /** 评审材料交接单. */
  | { readonly kind: "receipt"; readonly data: ReceiptData }
  /** 恢复单. */
  | { readonly kind: "recovery"; readonly data: RecoveryData }
  /** 清除记录. */
  | { readonly kind: "removal"; readonly data: RemovalData }
  /** 封存备用钥匙: the envelope's sheet and the code's page. */
  | { readonly kind: "spare"; readonly data: SpareData }
  /** 移交码. */
  | { readonly kind: "handover"; readonly data: HandoverData }
  /** 更换身份卡通知. */
  | { readonly kind: "rotation"; readonly data: RotationData };

/** One form to be printed. The key is new whenever the content is. */
export interface PrintedForm {
  readonly key: string;
  readonly content: FormContent;
}
