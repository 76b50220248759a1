import type { Application } from "../../../shared/domain/application";
import { IconButton } from "../../ui/icon-button";
import type { OpenRound } from "../ports";
import type { Beside } from "./beside-store";
import { closedNote } from "./closed-words";
import { materialTitle } from "./material-words";

interface BesideHeadProps {
  readonly openRound: OpenRound;
  readonly application: Application;
  readonly shown: Application;
  readonly materialId: string;
  readonly together: boolean;
  readonly onChoose: Beside["choose"];
  readonly onTogether: (together: boolean) => void;
  readonly onSwap: (() => void) | null;
  readonly onClose: () => void;
}

/** Which application and material stand beside, and what can be done with the two. */
export function BesideHead(props: BesideHeadProps) {
  const { openRound, application, shown, materialId, together } = props;
  const choose = (chosen: Application, material: string) =>
    props.onChoose({
      applicationId: chosen.id,
      materialId: material,
      own: chosen.id === application.id,
    });
  const chooseApplication = (id: string) => {
    const chosen = openRound.applications.find((each) => each.id === id);
    if (chosen) choose(chosen, sameKind(chosen, shown, materialId));
  };
  return (
    <header className="beside-head">
      <select
        className="beside-select"
        aria-label="并排的申报"
        value={shown.id}
        onChange={(event) => chooseApplication(event.target.value)}
      >
        {openRound.applications.map((each) => (
          <option key={each.id} value={each.id}>
            {each.id === application.id
              ? "本申报"
              : `${each.number} ${each.studio.name}${closedNote(openRound, each.id)}`}
          </option>
        ))}
      </select>
      <select
        className="beside-select"
        aria-label="并排的材料"
        value={materialId}
        onChange={(event) => choose(shown, event.target.value)}
      >
        {shown.materials.map(({ id }) => (
          <option key={id} value={id}>
            {materialTitle(shown, id)}
          </option>
        ))}
      </select>
      <IconButton
        label="同步滚动"
        icon="link"
        pressed={together}
        onClick={() => props.onTogether(!together)}
      />
      <IconButton
        label="两份材料互换"
        icon="swap"
        disabled={!props.onSwap}
        onClick={() => props.onSwap?.()}
      />
      <IconButton label="关闭并排" icon="close" keys="K" onClick={props.onClose} />
    </header>
  );
}

/** The same kind of proof in another dossier: that is what one compares. The first material where there is none. */
function sameKind(chosen: Application, shown: Application, materialId: string): string {
  const kind = shown.materials.find(({ id }) => id === materialId)?.kind;
  return (chosen.materials.find((each) => each.kind === kind) ?? chosen.materials[0])?.id ?? "";
}
