import { useEffect } from "react";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useReview, useReviewState } from "../review";

/** How often saving is tried again by itself, in milliseconds. */
const retryEvery = 5000;

/** The disk is full: reading goes on, saving has stopped, and what to do. It is tried again without being asked. */
export function FullDiskBanner() {
  const review = useReview();
  const isFull = useReviewState(({ save }) => save.state === "failed" && save.refusal.code === "no-space");
  useEffect(() => {
    if (!isFull) return;
    const timer = setInterval(review.retry, retryEvery);
    return () => clearInterval(timer);
  }, [isFull, review]);
  if (!isFull) return null;
  return (
    <div className="workspace-sealed">
      <Notice
        tone="error"
        action={
          <Button size="small" onClick={review.retry}>
            立即再试
          </Button>
        }
      >
        磁盘空间不足，已停止保存。以前保存的都在，刚才的改动还在窗口里，请不要关闭程序；删去不用的文件腾出空间后，程序会自动接着保存。
      </Notice>
    </div>
  );
}
