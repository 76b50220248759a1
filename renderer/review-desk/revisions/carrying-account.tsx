import type { CarriedApplication, Carrying } from "../../../shared/domain/carrying";
import { Notice } from "../../ui/notice";
import { Tag } from "../../ui/tag";
import {
  countWords,
  fieldsWords,
  hasNews,
  lostWords,
  materialsWords,
  outcomeTags,
  revisionBefore,
  roundWords,
  type TaskBefore,
  workWords,
} from "./carrying-words";
import "./revisions.css";

interface CarryingAccountProps {
  readonly carrying: Carrying;
  /** The revision that took over. */
  readonly revision: number;
  /** How the package before is called; by default by its revision. */
  readonly before?: string | undefined;
  /** Only what is different: the work stays with each. */
  readonly differencesOnly?: boolean;
}

/** What a newer revision took over from the one before, and everything that is different, with nothing left out. */
export function CarryingAccount({
  carrying,
  revision,
  before: name,
  differencesOnly = false,
}: CarryingAccountProps) {
  const { from, skipped, round } = carrying;
  const named = revisionBefore(from.revision, revision);
  const before = name === undefined ? named : { ...named, name };
  const applications = differencesOnly ? carrying.applications.map(withoutWork) : carrying.applications;
  const news = applications.filter(hasNews);
  const same = applications.filter((each) => !hasNews(each));
  const changes = roundWords(round);
  return (
    <div className="revisions-account">
      <p>
        与{before.name}相比：{countWords(applications)}。
        {!differencesOnly && `${before.name}原样保留，可以查阅。`}
      </p>
      {skipped && (
        <Notice tone="info">
          第 {from.revision} 版和第 {revision}{" "}
          版之间的版次没有在这台电脑上导入过，这里列出的是两版之间的全部改动。
        </Notice>
      )}
      {changes.length > 0 && (
        <section>
          <h3>批次和评分表</h3>
          {!round.sealsFit && !differencesOnly && (
            <Notice tone="warn">评分项或资格条件有改动，以前定稿的评分需要对照新表核对后重新定稿。</Notice>
          )}
          <ul className="revisions-list">
            {changes.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </section>
      )}
      {news.length > 0 && (
        <section>
          <h3>{before.twin && !differencesOnly ? "有改动或需要重新定稿的申报" : "有改动的申报"}</h3>
          {news.map((each) => (
            <ApplicationAccount
              key={each.applicationId}
              application={each}
              before={before}
              differencesOnly={differencesOnly}
            />
          ))}
        </section>
      )}
      {same.length > 0 && (
        <section>
          <h3>没有改动的申报</h3>
          <ul className="revisions-same">
            {same.map((each) => (
              <li key={each.applicationId}>
                <span className="revisions-number">{each.number}</span>
                <span>{each.studio}</span>
                {!differencesOnly && (
                  <span className="revisions-work">{workWords(each, before) || "尚未开始"}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

const withoutWork = (application: CarriedApplication): CarriedApplication => ({
  ...application,
  ...{ work: "none", answer: "open", lost: [] },
});

function ApplicationAccount({
  application,
  before,
  differencesOnly,
}: {
  readonly application: CarriedApplication;
  readonly before: TaskBefore;
  readonly differencesOnly: boolean;
}) {
  const { number, studio, outcome, materials, fields, lost } = application;
  const { label, tone } = outcomeTags[outcome];
  const work = differencesOnly ? "" : workWords(application, before);
  return (
    <article className="revisions-application">
      <h4>
        <span className="revisions-number">{number}</span>
        {studio}
        <Tag tone={tone}>{label}</Tag>
      </h4>
      {materials.length > 0 && <p>材料：{materialsWords(materials)}。</p>}
      {fields.length > 0 && <p>申报信息有改动：{fieldsWords(fields)}。</p>}
      {work && <p className="revisions-work">{work}。</p>}
      {lost.length > 0 && (
        <>
          <p>下列内容已不适用，不能带入，原文留在{before.name}：</p>
          <ul className="revisions-list">
            {lost.map((each, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two marks may read the same
              <li key={index}>{lostWords(each)}</li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}
