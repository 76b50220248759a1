import { Button } from "../../ui";

/** Why a material does not show. */
export type Failure = "unreadable" | "broken" | "hanging" | "password";

const failureText: Record<Exclude<Failure, "password">, string> = {
  unreadable:
    "读取这份材料的数据时出错，文件可能已损坏。可以再试一次；仍然不行，请联系区人社局重新发放任务包。",
  hanging:
    "打开这份材料时一直没有进展，程序已停止打开，其他材料照常查看。可以再试一次；仍然不行，请在意见中注明，并联系区人社局。",
  broken: "这份材料的文件格式有误，程序打不开它。可以再试一次；仍然不行，请在意见中注明，并联系区人社局。",
};

/** Says why a material does not show, and offers to try again where that may help. */
export function FailureCard({
  failure,
  onRetry,
}: {
  readonly failure: Exclude<Failure, "password">;
  readonly onRetry: () => void;
}) {
  return (
    <div className="viewer-notice" role="alert">
      <strong>这份材料无法显示</strong>
      <p>{failureText[failure]}</p>
      <Button onClick={onRetry}>重试</Button>
    </div>
  );
}
