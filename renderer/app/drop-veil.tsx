import { useEffect, useRef } from "react";
import { Icon } from "../ui";
import "./drop-veil.css";

/** Says, over everything else, that the files may be let go. */
export function DropVeil({ shown }: { readonly shown: boolean }) {
  const veil = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown) veil.current?.showPopover();
    else if (veil.current?.matches(":popover-open")) veil.current.hidePopover();
  }, [shown]);
  return (
    <div ref={veil} className="drop-veil" popover="manual" role="status">
      <div className="drop-veil-card">
        <Icon name="open" size={32} />
        <b>松开鼠标，打开文件</b>
        <span>任务包、评审包、身份卡都可以，程序会看内容，不看文件名。</span>
      </div>
    </div>
  );
}
