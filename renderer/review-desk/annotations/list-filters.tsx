import type { Mark, Meaning } from "../../../shared/domain/annotation";
import { Icon } from "../../ui/icon";
import { materialCode } from "../reading";
import { useReview } from "../review";
import {
  isFiltered,
  type ListedAnnotation,
  type ListFilter,
  meaningWords,
  toolWords,
  wholeList,
} from "./listing";

interface ListFiltersProps {
  readonly all: readonly ListedAnnotation[];
  /** How many fit. */
  readonly count: number;
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
}

const meanings: readonly Meaning[] = ["positive", "question", "deduction"];

/** Search, meaning, kind, evidence, material and order of the list of marks, and how many it shows. */
export function ListFilters({ all, count, filter, onFilter }: ListFiltersProps) {
  const set = (change: Partial<ListFilter>) => onFilter({ ...filter, ...change });
  return (
    <search className="annotations-filters">
      <label className="annotations-search">
        <Icon name="search" size={18} />
        <span className="ui-spoken">搜批注里的字</span>
        <input
          type="search"
          data-list-search
          placeholder="搜批注里的字"
          value={filter.words}
          onChange={(event) => set({ words: event.target.value })}
          onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
        />
      </label>
      <MeaningFilter all={all} filter={filter} onMeaning={(meaning) => set({ meaning })} />
      <div className="annotations-choices">
        <KindChoice all={all} value={filter.tool} onChange={(tool) => set({ tool })} />
        <EvidenceChoice value={filter.evidence} onChange={(evidence) => set({ evidence })} />
        <MaterialChoice all={all} value={filter.materialId} onChange={(materialId) => set({ materialId })} />
        <Choice
          label="次序"
          value={filter.order}
          options={[
            ["page", "按页排列"],
            ["time", "新的在前"],
          ]}
          onChange={(order) => set({ order: order === "time" ? "time" : "page" })}
        />
      </div>
      <p className="annotations-count" role="status">
        {isFiltered(filter) ? `${count} 处，共 ${all.length} 处` : `共 ${all.length} 处`}
        {isFiltered(filter) && (
          <button type="button" onClick={() => onFilter({ ...wholeList, order: filter.order })}>
            全部显示
          </button>
        )}
      </p>
    </search>
  );
}

interface MeaningFilterProps {
  readonly all: readonly ListedAnnotation[];
  readonly filter: ListFilter;
  readonly onMeaning: (meaning: Meaning | null) => void;
}

function MeaningFilter({ all, filter, onMeaning }: MeaningFilterProps) {
  const count = (meaning: Meaning) => all.filter(({ annotation }) => annotation.meaning === meaning).length;
  const choices: { key: Meaning | null; label: string; count: number }[] = [
    { key: null, label: "全部", count: all.length },
    ...meanings.map((key) => ({ key, label: meaningWords[key].label, count: count(key) })),
  ];
  return (
    <fieldset className="annotations-filter">
      <legend className="ui-spoken">按含义筛选</legend>
      {choices.map(({ key, label, count: number }) => (
        <button
          key={label}
          type="button"
          aria-pressed={filter.meaning === key}
          onClick={() => onMeaning(key)}
        >
          {label} {number}
        </button>
      ))}
    </fieldset>
  );
}

interface ChoiceOf<Value> {
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
}

function KindChoice({ all, value, onChange }: ChoiceOf<Mark["tool"]> & Pick<ListFiltersProps, "all">) {
  const kinds = Object.keys(toolWords) as Mark["tool"][];
  const there = kinds.filter(
    (kind) => kind === value || all.some(({ annotation }) => annotation.mark.tool === kind),
  );
  const options = there.map((kind): Option => [kind, toolWords[kind].label]);
  const choose = (chosen: string) => onChange(kinds.find((kind) => kind === chosen) ?? null);
  return (
    <Choice label="种类" value={value ?? ""} options={[["", "全部种类"], ...options]} onChange={choose} />
  );
}

function EvidenceChoice({ value, onChange }: ChoiceOf<string>) {
  const { round } = useReview();
  const criteria = round.rubric.criteria.map(({ id, title }): Option => [id, `${id} ${title} 的依据`]);
  const gates = round.gates.map(
    ({ title }, index): Option => [`资格${index + 1}`, `资格${index + 1} ${title} 的依据`],
  );
  const options: readonly Option[] = [
    ["", "不论依据"],
    ["cited", "已引为依据"],
    ["uncited", "未引为依据"],
    ...criteria,
    ...gates,
  ];
  return (
    <Choice
      label="依据"
      value={value ?? ""}
      options={options}
      onChange={(chosen) => onChange(chosen || null)}
    />
  );
}

function MaterialChoice({ all, value, onChange }: ChoiceOf<string> & Pick<ListFiltersProps, "all">) {
  const { application } = useReview();
  const marked = new Set(all.map(({ annotation }) => annotation.materialId));
  const options = application.materials
    .filter(({ id }) => id === value || marked.has(id))
    .map(({ id, title }): Option => [id, `${materialCode(application, id)} ${title}`]);
  return (
    <Choice
      label="材料"
      value={value ?? ""}
      options={[["", "全部材料"], ...options]}
      onChange={(chosen) => onChange(chosen || null)}
    />
  );
}

type Option = readonly [value: string, label: string];

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <select
      className="annotations-choice"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {options.map(([key, words]) => (
        <option key={key} value={key}>
          {words}
        </option>
      ))}
    </select>
  );
}
