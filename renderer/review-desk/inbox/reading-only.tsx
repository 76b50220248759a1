import { Notice } from "../../ui/notice";

interface ReadingOnlyNoticeProps {
  /** Says it in one line, where the scan needs the room. */
  readonly brief?: boolean;
}

/** Says, before any work is wasted, that the seat can read the package and that no bundle of its would be taken. */
export function ReadingOnlyNotice({ brief = false }: ReadingOnlyNoticeProps) {
  return (
    <Notice tone="warn">
      {brief
        ? "本任务包的专家名单没有您：可以阅读，不能定稿和导出。"
        : "本任务包的专家名单没有您：可以阅读全部材料，但不能定稿，也不能导出评审包。需要评审的，请把您的身份卡交给区局，请区局重新发包。"}
    </Notice>
  );
}
