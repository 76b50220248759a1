import { useState } from "react";
import type { Meaning } from "../../../shared/domain/annotation";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { SavedPlace } from "../../ui/saved-place";
import { WorkProgress } from "../../ui/work-progress";
import type { ReviewDeskPorts } from "../ports";
import { materialTitle } from "../reading";
import { useDraft, useReview } from "../review";
import { countByMeaning, marksOf, meanings } from "./copy-plan";
import "./copy.css";
import { useCopying } from "./use-copying";

const meaningLabels: Record<Meaning, string> = { positive: "肯定", question: "疑问", deduction: "扣分" };

interface CopyDialogProps {
  readonly ports: ReviewDeskPorts;
  /** The material that is offered first. */
  readonly materialId: string;
  readonly onClose: () => void;
}

/** 导出带批注的副本: says what will be in the file and that it is not encrypted, then saves it where the user says. */
export function CopyDialog({ ports, materialId: first, onClose }: CopyDialogProps) {
  const draft = useDraft();
  const [materialId, setMaterialId] = useState(first);
  const [chosen, setChosen] = useState<ReadonlySet<Meaning>>(new Set(meanings));
  const copying = useCopying(ports);
  const { work, saved, failure } = copying;
  const annotations = marksOf(draft, materialId, chosen);
  const footer = saved ? (
    <Button variant="primary" onClick={onClose}>
      完成
    </Button>
  ) : (
    <>
      <Button variant="plain" onClick={onClose}>
        暂不导出
      </Button>
      <Button
        variant="primary"
        disabled={work.busy || annotations.length === 0}
        onClick={() => copying.begin(materialId, annotations)}
      >
        选择位置并导出…
      </Button>
    </>
  );
  return (
    <Dialog
      open
      screen="annotated-copy"
      width={640}
      title="导出带批注的副本"
      onClose={onClose}
      footer={footer}
    >
      <div className="copy-body">
        {failure && <Notice tone="error">{failure}</Notice>}
        {saved ? (
          <Notice tone="ok">
            副本已保存为
            <SavedPlace saved={saved} />
            。用完请妥善保管或删除。
          </Notice>
        ) : (
          <>
            <MaterialChoice materialId={materialId} onMaterial={setMaterialId} />
            <MeaningChoices materialId={materialId} chosen={chosen} onChosen={setChosen} />
            <CopyFacts marks={annotations.length} author={ports.seat.name} />
          </>
        )}
        {work.busy && (
          <WorkProgress
            progress={work.progress ?? { done: 0, total: 0, stage: "正在准备副本" }}
            onCancel={work.stop}
          />
        )}
      </div>
    </Dialog>
  );
}

interface MaterialChoiceProps {
  readonly materialId: string;
  readonly onMaterial: (materialId: string) => void;
}

function MaterialChoice({ materialId, onMaterial }: MaterialChoiceProps) {
  const { application } = useReview();
  return (
    <div className="copy-field">
      <label>
        <strong>材料</strong>
        <select value={materialId} onChange={(event) => onMaterial(event.target.value)}>
          {application.materials.map(({ id }) => (
            <option key={id} value={id}>
              {materialTitle(application, id)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

interface MeaningChoicesProps {
  readonly materialId: string;
  readonly chosen: ReadonlySet<Meaning>;
  readonly onChosen: (chosen: ReadonlySet<Meaning>) => void;
}

function MeaningChoices({ materialId, chosen, onChosen }: MeaningChoicesProps) {
  const count = countByMeaning(useDraft(), materialId);
  const toggle = (meaning: Meaning) => {
    const next = new Set(chosen);
    if (!next.delete(meaning)) next.add(meaning);
    onChosen(next);
  };
  return (
    <fieldset className="copy-field">
      <legend>写入的批注</legend>
      {meanings.map((meaning) => (
        <label key={meaning}>
          <input type="checkbox" checked={chosen.has(meaning)} onChange={() => toggle(meaning)} />
          {meaningLabels[meaning]} {count[meaning]} 处
        </label>
      ))}
    </fieldset>
  );
}

function CopyFacts({ marks, author }: { readonly marks: number; readonly author: string }) {
  return (
    <>
      <p>
        {marks === 0
          ? "这份材料没有所选的批注，没有可以写入的内容。"
          : `副本含这份材料的全部原页和所选的 ${marks} 处批注，每处写明含义、说明、所引评分项和评审人“${author}”，在其他阅读软件中可以查看和修改。`}
      </p>
      <ul>
        <li>显示原件本身，不带亮度、清晰等显示调整，原页内容一字不改。</li>
        <li>副本没有经本程序加密，含申报材料中的个人信息：请只存到获准的位置，不要外传。</li>
        <li>只写入您选的位置，程序不向任何地方发送。</li>
      </ul>
    </>
  );
}
