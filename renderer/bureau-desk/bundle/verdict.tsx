import { hexGroups } from "../../../shared/domain/review-digest";
import { Fingerprint, momentWords } from "../../identity";
import { Icon } from "../../ui";
import type { VerifiedBundle } from "../ports";
import { checksInWords } from "./words";

/** That the bundle is what it says, what was checked for that, and who signed what. */
export function Verdict({ bundle }: { readonly bundle: VerifiedBundle }) {
  const { claims, expert } = bundle;
  return (
    <section className="bundle-verdict" aria-label="核验结果">
      <div className="bundle-verdict-word">
        <Icon name="shield" size={32} />
        <b>已核验</b>
      </div>
      <ul className="bundle-checks">
        {checksInWords(bundle.checked, bundle.task !== null).map((words) => (
          <li key={words}>
            <Icon name="check" size={16} />
            {words}
          </li>
        ))}
      </ul>
      <dl className="bundle-facts">
        <Fact name="专家">
          <b>{expert.name}</b> · {expert.organisation}
        </Fact>
        <Fact name="指纹">
          <Fingerprint fingerprint={expert.fingerprint} />
        </Fact>
        <Fact name="批次">
          {bundle.task ? bundle.task.title : <span translate="no">{claims.round.id}</span>} · 第{" "}
          {claims.round.revision} 版任务
        </Fact>
        <Fact name="本包">
          第 {claims.revision} 版{claims.supersedes && "，取代上一版"} · {momentWords(claims.createdAt)} 制作
        </Fact>
        <Fact name="摘要" wide>
          <Hex hex={bundle.digest} />
        </Fact>
      </dl>
    </section>
  );
}

function Fact(props: { readonly name: string; readonly wide?: boolean; readonly children: React.ReactNode }) {
  return (
    <div className={props.wide ? "bundle-fact bundle-fact-wide" : "bundle-fact"}>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

/** A hex text in groups of four digits of one width. */
export function Hex({ hex, digits }: { readonly hex: string; readonly digits?: number }) {
  return (
    <span className="bundle-hex" translate="no">
      {hexGroups(hex, digits).join(" ")}
    </span>
  );
}
