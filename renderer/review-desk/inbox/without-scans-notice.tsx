import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";

/** The round came back from a backup, which leaves the scans to the task package. */
export const WithoutScansNotice = ({ onImport }: { readonly onImport: () => void }) => (
  <Notice tone="warn" action={<Button onClick={onImport}>导入任务包…</Button>}>
    这个批次由备份恢复，评分、批注和意见都在，材料原件不在这台电脑上。请把区局发来的同一份任务包再导入一次。
  </Notice>
);
