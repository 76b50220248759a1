import { exactSum } from "../../../shared/domain/decimal";
import { type AnchoredScore, anchoredScores } from "../../../shared/rules/anchors";
import { scoringProgress } from "../../../shared/rules/scoring";
import { Notice } from "../../ui/notice";
import { pointsWords, useDraft, useReview } from "../review";
import "./calibration.css";

/** In a practice dossier: what it is for, and once everything is scored the own points beside the bureau's. */
export function AnchorsCard({ onCriterion }: { readonly onCriterion: (id: string) => void }) {
  const { round, application } = useReview();
  const draft = useDraft();
  if (!application.calibration) return null;
  const scores = anchoredScores(round, application, draft);
  if (!scores) {
    const { scored, criteria } = scoringProgress(round, draft);
    return (
      <div className="calibration">
        <Notice tone="info">
          这是练习，不计入结果，也不导出。评完全部 {criteria} 项后，这里会列出区局的参考分和说明；还差{" "}
          {criteria - scored} 项。
        </Notice>
      </div>
    );
  }
  return (
    <section className="calibration" aria-labelledby="calibration-title">
      <h2 id="calibration-title">练习：本人得分与参考分</h2>
      <p className="calibration-sum">{sumWords(scores)}改分后，这里会跟着变。</p>
      <table>
        <thead>
          <tr>
            <th scope="col">评分项</th>
            <th scope="col">本人</th>
            <th scope="col">参考</th>
            <th scope="col">相差</th>
          </tr>
        </thead>
        <tbody>
          {scores.map((each) => (
            <AnchorRow key={each.criterion.id} score={each} onOpen={() => onCriterion(each.criterion.id)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function AnchorRow({ score, onOpen }: { readonly score: AnchoredScore; readonly onOpen: () => void }) {
  const { criterion, own, anchor, difference, note } = score;
  return (
    <tr>
      <th scope="row">
        <button type="button" className="calibration-open" onClick={onOpen}>
          {criterion.id} {criterion.title}
        </button>
        {note && <span className="calibration-note">参考说明：{note}</span>}
      </th>
      <td>{pointsWords(own)}</td>
      <td>{anchor === null ? "—" : pointsWords(anchor)}</td>
      <td className={difference ? "calibration-apart" : undefined}>
        {difference === null ? "—" : signedWords(difference)}
      </td>
    </tr>
  );
}

function sumWords(scores: readonly AnchoredScore[]): string {
  const both = scores.filter(({ anchor }) => anchor !== null);
  if (both.length === 0) return "区局没有给出参考分。";
  const own = exactSum(both.map((each) => each.own));
  const anchor = exactSum(both.map((each) => each.anchor ?? 0));
  const same = both.filter(({ difference }) => difference === 0).length;
  return `有参考分的 ${both.length} 项，本人合计 ${pointsWords(own)}，参考合计 ${pointsWords(anchor)}，${same} 项相同。`;
}

/** `+1.5`, `−0.5`, `相同`. */
const signedWords = (difference: number) =>
  difference === 0 ? "相同" : `${difference > 0 ? "+" : "−"}${pointsWords(Math.abs(difference))}`;
