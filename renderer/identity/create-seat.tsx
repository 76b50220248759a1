import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { type Refusal, refusalSentence } from "../../shared/refusal";
import { Button, Notice, TextField, useWork, WorkProgress } from "../ui";
import { EntryFrame, Sign } from "./entry-frame";
import { emptyForm, type FormErrors, formErrors, formWords, type NewSeatForm, seatOf } from "./new-seat-form";
import { PassphraseField, StrengthHint } from "./passphrase-field";
import type { IdentityPorts, Role, SeatSummary } from "./ports";

export interface CreateSeatProps {
  readonly role: Role;
  readonly ports: Pick<IdentityPorts, "createSeat">;
  readonly onCreated: (seat: SeatSummary) => void;
  readonly onBack: () => void;
}

const titles: Record<Role, string> = { expert: "建立专家席位", bureau: "建立区局席位" };

/** Makes a seat: who it is for and the passphrase that locks it. */
export function CreateSeat({ role, ports, onCreated, onBack }: CreateSeatProps) {
  const work = useWork();
  const [refusal, setRefusal] = useState<Refusal>();
  const create = async (form: NewSeatForm) => {
    setRefusal(undefined);
    const made = await work.run("正在生成密钥并用口令加密", () => ports.createSeat(seatOf(form, role)));
    if (made?.ok) onCreated(made.value);
    else if (made) setRefusal(made.refusal);
  };
  return (
    <EntryFrame name="create-seat" title={titles[role]}>
      <div className="entry-sheet">
        <Sign small />
        <h1 className="entry-title">{titles[role]}</h1>
        <p className="entry-lead">密钥在这台电脑上生成，不会离开这台电脑。下面的内容会写进您的身份卡。</p>
        <div className="entry-columns">
          <SeatForm role={role} busy={work.busy} onSubmit={create} onBack={onBack}>
            {work.progress && <WorkProgress progress={work.progress} />}
            {refusal && <Notice tone="error">{refusalSentence(refusal)}</Notice>}
          </SeatForm>
          <AboutPassphrase />
        </div>
      </div>
    </EntryFrame>
  );
}

interface SeatFormProps {
  readonly role: Role;
  readonly busy: boolean;
  readonly onSubmit: (form: NewSeatForm) => void;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

function SeatForm({ role, busy, onSubmit, onBack, children }: SeatFormProps) {
  const [form, setForm] = useState(emptyForm);
  const [errors, setErrors] = useState<FormErrors>({});
  const box = useRef<HTMLFormElement>(null);
  const words = formWords[role];
  const field = (key: keyof NewSeatForm) => ({
    value: form[key],
    error: errors[key],
    onChange: (event: { target: { value: string } }) => {
      setForm({ ...form, [key]: event.target.value });
      setErrors({ ...errors, [key]: undefined });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const found = formErrors(form, role);
    setErrors(found);
    const first = Object.keys(emptyForm).find((key) => key in found);
    if (first === undefined) onSubmit(form);
    else box.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
  };
  return (
    <form ref={box} className="entry-form" onSubmit={submit} noValidate>
      <TextField
        label={words.name}
        hint={words.nameHint}
        name="name"
        autoComplete="off"
        autoFocus
        required
        {...field("name")}
      />
      <div className="entry-pair">
        <TextField
          label="工作单位"
          name="organisation"
          autoComplete="off"
          required
          {...field("organisation")}
        />
        <TextField label={words.title} name="title" autoComplete="off" {...field("title")} />
      </div>
      <div className="entry-pair">
        <PassphraseField
          label="口令"
          name="passphrase"
          autoComplete="new-password"
          required
          hint={<StrengthHint passphrase={form.passphrase} />}
          {...field("passphrase")}
        />
        <PassphraseField
          label="再输一次口令"
          name="again"
          autoComplete="new-password"
          required
          {...field("again")}
        />
      </div>
      {children}
      <div className="entry-actions">
        <Button type="submit" variant="primary" size="large" busy={busy}>
          建立席位
        </Button>
        <Button size="large" variant="quiet" onClick={onBack} disabled={busy}>
          返回
        </Button>
      </div>
    </form>
  );
}

function AboutPassphrase() {
  return (
    <aside className="entry-side" aria-labelledby="about-passphrase">
      <h2 id="about-passphrase">关于口令</h2>
      <ul>
        <li>口令锁住您的密钥和全部评审内容。每次打开席位都要输入。</li>
        <li>
          <b>口令本身无法找回。</b>
          建好席位后可以打印一张恢复单，忘记口令时凭它设新口令。口令和恢复单都丢失，谁也打不开这个席位和它的备份，区局和程序的作者也不能：只能重新建立席位、重新交换身份卡，未导出的评审不能恢复。
        </li>
        <li>建议用几个不相干的词连起来，例如四个词加一个数字，好记又难猜。</li>
        <li>请写在纸上，与电脑分开存放。不要用生日、电话或身份证号码。</li>
      </ul>
    </aside>
  );
}
