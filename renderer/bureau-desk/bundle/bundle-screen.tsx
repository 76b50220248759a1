import { useState } from "react";
import type { Result } from "../../../shared/refusal";
import type { Saved } from "../../identity";
import { IconButton, Kbd, Screen, StatusBar, useShortcuts } from "../../ui";
import { DeskBar, type DeskScreenProps } from "../desk-bar";
import type { VerifiedBundle } from "../ports";
import "./bundle.css";
import { ReviewList } from "./review-list";
import { ReviewPane } from "./review-pane";
import { Standing, TaskMissing } from "./standing";
import { Verdict } from "./verdict";

export type BundleScreenProps = DeskScreenProps & {
  readonly bundle: VerifiedBundle;
  readonly savePdf: (suggestedName: string, pdf: Uint8Array) => Promise<Result<Saved>>;
  readonly onHome: () => void;
};

/** A review bundle that passed every check: what the ledger says and the verdict on top, its reviews below. */
export function BundleScreen(props: BundleScreenProps) {
  const { bundle, savePdf, onChoose, onHome } = props;
  const [index, setIndex] = useState(0);
  const review = bundle.reviews[index];
  const step = (by: number) => setIndex(Math.min(bundle.reviews.length - 1, Math.max(0, index + by)));
  useShortcuts("评审包", [
    { keys: "ArrowDown", does: "下一份申报", run: () => step(1) },
    { keys: "ArrowUp", does: "上一份申报", run: () => step(-1) },
    { keys: "Escape", does: "返回工作台", run: onHome },
  ]);
  return (
    <Screen
      name="bundle"
      title="评审包"
      fixed
      top={
        <DeskBar
          {...props}
          left={
            <>
              <IconButton label="返回工作台" icon="prev" framed onClick={onHome} />
              <span className="bundle-file" translate="no">
                {bundle.fileName}
              </span>
            </>
          }
        />
      }
      bottom={<BundleStatus bundle={bundle} />}
    >
      <div className="bundle">
        <div className="bundle-top">
          <Standing bundle={bundle} />
          <TaskMissing bundle={bundle} onChoose={onChoose} />
          <Verdict bundle={bundle} />
        </div>
        <div className="bundle-panes">
          <ReviewList reviews={bundle.reviews} task={bundle.task} chosen={index} onChoose={setIndex} />
          {review && (
            <ReviewPane key={review.reviewSha256} review={review} task={bundle.task} savePdf={savePdf} />
          )}
        </div>
      </div>
    </Screen>
  );
}

function BundleStatus({ bundle }: { readonly bundle: VerifiedBundle }) {
  const recused = bundle.reviews.filter((review) => review.document.state === "recused").length;
  return (
    <StatusBar
      left={
        <span>
          共 <b>{bundle.reviews.length}</b> 份，已评 <b>{bundle.reviews.length - recused}</b>，回避{" "}
          <b>{recused}</b>
        </span>
      }
      right={
        <>
          <span>
            <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> 换申报
          </span>
          <span>
            <Kbd keys="?" /> 快捷键
          </span>
        </>
      }
    />
  );
}
