import { type FormEvent, useState } from "react";
import { longestRelation, type Relation } from "../../../shared/domain/relation";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextField } from "../../ui/text-field";
import "./relations.css";

interface RelationsDialogProps {
  readonly open: boolean;
  readonly relations: readonly Relation[];
  /** Stores the whole list; `false` where it could not be stored. */
  readonly onKeep: (relations: readonly Relation[]) => Promise<boolean>;
  readonly onClose: () => void;
}

const kindWords: Record<Relation["kind"], string> = { person: "人", unit: "单位" };
const nothing: Relation = { kind: "person", name: "", note: "" };

/** 与我有关的人和单位: added, changed and taken away one by one; each change is stored at once. */
export function RelationsDialog({ open, relations, onKeep, onClose }: RelationsDialogProps) {
  return (
    <Dialog
      open={open}
      title="与我有关的人和单位"
      screen="relations"
      width={640}
      onClose={onClose}
      footer={
        <Button variant="primary" onClick={onClose}>
          完成
        </Button>
      }
    >
      <Relations relations={relations} onKeep={onKeep} />
    </Dialog>
  );
}

function Relations({ relations, onKeep }: Pick<RelationsDialogProps, "relations" | "onKeep">) {
  const [changing, setChanging] = useState<Relation | null>(null);
  const isSame = (one: Relation, other: Relation) => one.kind === other.kind && one.name === other.name;
  const put = async (relation: Relation) => {
    const others = relations.filter((each) => each !== changing && !isSame(each, relation));
    const kept = await onKeep([...others, relation]);
    if (kept) setChanging(null);
    return kept;
  };
  return (
    <div className="relations">
      <p>
        亲属、师徒、同事，近三年任职或担任顾问的单位等。只用来在声明回避时提示，加密保存在本机您的席位里，不随评审包交给任何人。
      </p>
      <RelationForm
        key={changing ? `${changing.kind} ${changing.name}` : "new"}
        relation={changing}
        onPut={put}
        onCancel={() => setChanging(null)}
      />
      {relations.length === 0 ? (
        <p className="relations-empty">还没有列出。</p>
      ) : (
        <ul>
          {relations.map((relation) => (
            <li key={`${relation.kind} ${relation.name}`}>
              <span className="relations-kind">{kindWords[relation.kind]}</span>
              <span className="relations-name">
                {relation.name}
                {relation.note && <small>{relation.note}</small>}
              </span>
              <Button
                size="small"
                variant="quiet"
                aria-label={`修改：${relation.name}`}
                onClick={() => setChanging(relation)}
              >
                修改
              </Button>
              <Button
                size="small"
                variant="quiet"
                aria-label={`删去：${relation.name}`}
                onClick={() => void onKeep(relations.filter((each) => each !== relation))}
              >
                删去
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface RelationFormProps {
  /** The one that is changed; `null` for a new one. */
  readonly relation: Relation | null;
  readonly onPut: (relation: Relation) => Promise<boolean>;
  readonly onCancel: () => void;
}

function RelationForm({ relation, onPut, onCancel }: RelationFormProps) {
  const [given, setGiven] = useState(relation ?? nothing);
  const name = given.name.trim();
  const put = async (event: FormEvent) => {
    event.preventDefault();
    if (name === "") return;
    const kept = await onPut({ ...given, name, note: given.note.trim() });
    if (kept) setGiven({ ...nothing, kind: given.kind });
  };
  return (
    <form className="relations-form" onSubmit={put}>
      <fieldset>
        <legend className="ui-spoken">是人还是单位</legend>
        {(["person", "unit"] as const).map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="relation-kind"
              checked={given.kind === kind}
              onChange={() => setGiven({ ...given, kind })}
            />
            {kindWords[kind]}
          </label>
        ))}
      </fieldset>
      <TextField
        label={given.kind === "person" ? "姓名" : "单位名称"}
        value={given.name}
        maxLength={longestRelation}
        onChange={(event) => setGiven({ ...given, name: event.target.value })}
      />
      <TextField
        label="是什么关系（可不填）"
        value={given.note}
        maxLength={longestRelation}
        onChange={(event) => setGiven({ ...given, note: event.target.value })}
      />
      <div className="relations-actions">
        {relation && <Button onClick={onCancel}>不改了</Button>}
        <Button type="submit" disabled={name === ""}>
          {relation ? "改好" : "加入"}
        </Button>
      </div>
    </form>
  );
}
