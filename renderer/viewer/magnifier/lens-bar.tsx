import { IconButton } from "../../ui";

export interface LensBarProps {
  readonly times: number;
  readonly onTimes: (by: 1 | -1) => void;
  readonly onClose: () => void;
}

/** How strongly the lens enlarges, and putting it away: it lies under the pointer itself and takes no clicks. */
export function LensBar({ times, onTimes, onClose }: LensBarProps) {
  return (
    <div className="lens-bar">
      <IconButton label="放大镜减小倍数" icon="minus" onClick={() => onTimes(-1)} />
      <span>放大 {times} 倍</span>
      <IconButton label="放大镜加大倍数" icon="plus" onClick={() => onTimes(1)} />
      <IconButton label="收起放大镜" icon="close" onClick={onClose} />
    </div>
  );
}
