import type { ReactNode } from "react";
import { Button } from "../../ui/button";
import {
  type ApplicationForm,
  allKeys,
  applicationForms,
  applicationKey,
  blankForms,
  blankKey,
  type ChoiceKey,
  type ChoiceRow,
  formWords,
  roundForms,
  roundKey,
} from "./choices";

interface ChoiceListProps {
  readonly rows: readonly ChoiceRow[];
  readonly chosen: ReadonlySet<ChoiceKey>;
  readonly onChosen: (chosen: ReadonlySet<ChoiceKey>) => void;
  /** Where the overprint goes; shown with its test page. */
  readonly children: ReactNode;
}

/** Every form that can be printed, with a box to tick. */
export function ChoiceList({ rows, chosen, onChosen, children }: ChoiceListProps) {
  const set = (keys: readonly ChoiceKey[], on: boolean) => {
    const next = new Set(chosen);
    for (const key of keys) on ? next.add(key) : next.delete(key);
    onChosen(next);
  };
  const everything = [
    ...applicationForms.flatMap((form) => allKeys(rows, form)),
    roundKey("commitment"),
    roundKey("receipt"),
  ];
  return (
    <>
      <div className="printing-all">
        <Button size="small" onClick={() => set(everything, true)}>
          全部选中
        </Button>
        <Button size="small" onClick={() => onChosen(new Set())}>
          全部不选
        </Button>
      </div>
      <ApplicationTable {...{ rows, chosen, set }} />
      <fieldset className="printing-group">
        <legend>套打</legend>
        <p className="printing-hint">
          把意见、日期印到已签字盖章的申报表“专家评估意见”栏里，定稿后才可以套打。先打一张测试页对准位置。
        </p>
        <Choice name={formWords["test-print"]} choice={roundKey("test-print")} {...{ chosen, set }} />
        {children}
      </fieldset>
      <Group title="本批次">
        {roundForms.map((form) => (
          <Choice key={form} name={formWords[form]} choice={roundKey(form)} {...{ chosen, set }} />
        ))}
      </Group>
      <Group title="空白表格（手工填写）">
        {blankForms.map((form) => (
          <Choice key={form} name={`空白${formWords[form]}`} choice={blankKey(form)} {...{ chosen, set }} />
        ))}
      </Group>
    </>
  );
}

interface SetProps {
  readonly chosen: ReadonlySet<ChoiceKey>;
  readonly set: (keys: readonly ChoiceKey[], on: boolean) => void;
}

function ApplicationTable({ rows, chosen, set }: SetProps & Pick<ChoiceListProps, "rows">) {
  return (
    <table className="printing-table">
      <caption>各份申报</caption>
      <thead>
        <tr>
          <th scope="col">申报</th>
          {applicationForms.map((form) => (
            <FormHead key={form} {...{ form, rows, chosen, set }} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.application.id}>
            <th scope="row">
              {row.application.number}
              <small>{whyNot(row) ?? row.application.studio.name}</small>
            </th>
            {applicationForms.map((form) => (
              <td key={form}>
                {row.forms.includes(form) && (
                  <input
                    type="checkbox"
                    aria-label={`${nameOf(form, row)}：${row.application.number}`}
                    checked={chosen.has(applicationKey(form, row.application.id))}
                    onChange={(event) =>
                      set([applicationKey(form, row.application.id)], event.target.checked)
                    }
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const nameOf = (form: ApplicationForm, { state }: ChoiceRow) =>
  form === "opinion" && state === "recused" ? "回避声明" : formWords[form];

function whyNot({ state }: ChoiceRow): string | null {
  if (state === "undeclared") return "还没有声明是否回避";
  return state === "recused" ? "已回避，打印回避声明" : null;
}

function FormHead({
  form,
  rows,
  chosen,
  set,
}: SetProps & { form: ApplicationForm; rows: readonly ChoiceRow[] }) {
  const keys = allKeys(rows, form);
  return (
    <th scope="col">
      <label>
        <span>{formWords[form]}</span>
        <input
          type="checkbox"
          aria-label={`全部${formWords[form]}`}
          disabled={keys.length === 0}
          checked={keys.length > 0 && keys.every((key) => chosen.has(key))}
          onChange={(event) => set(keys, event.target.checked)}
        />
      </label>
    </th>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="printing-group">
      <legend>{title}</legend>
      <div className="printing-choices">{children}</div>
    </fieldset>
  );
}

function Choice({
  name,
  choice,
  chosen,
  set,
}: SetProps & { readonly name: string; readonly choice: ChoiceKey }) {
  return (
    <label className="printing-choice">
      <input
        type="checkbox"
        checked={chosen.has(choice)}
        onChange={(event) => set([choice], event.target.checked)}
      />
      <span>{name}</span>
    </label>
  );
}
