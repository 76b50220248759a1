import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { type IncomingFile, SignerStatement, signerSentence, useSigner } from "../../identity";
import { Button, Icon, Screen, StatusBar, useShortcuts } from "../../ui";
import { DeskBar, type DeskScreenProps } from "../desk-bar";
import "./bundle.css";
import { adviceFor } from "./words";

export type RefusedScreenProps = DeskScreenProps & {
  readonly file: IncomingFile;
  readonly refusal: Refusal;
  /** Whether it is a task package, which the ledger has no place for. */
  readonly isTask: boolean;
  /** Opens the same file once more. */
  readonly onAgain: () => void;
  readonly onHome: () => void;
};

/** A file that was not accepted: why, under which code, and what to do. Nothing of its contents shows. */
export function RefusedScreen(props: RefusedScreenProps) {
  const { file, refusal, isTask, identity, onChoose, onAgain, onHome } = props;
  const signer = useSigner(file, refusal, identity);
  const offersCard = signer?.kind === "stated";
  useShortcuts("未通过核验", [{ keys: "Escape", does: "返回工作台", run: onHome }]);
  return (
    <Screen
      name="bundle-refused"
      title="未通过核验"
      ownHeading
      top={<DeskBar {...props} left={<span translate="no">{file.name}</span>} />}
      bottom={
        <StatusBar left={<span>没有采用这个文件的任何内容{isTask || "，台账中记下了这次拒绝"}</span>} />
      }
    >
      <section className="bundle-refused" role="alert">
        <div className="bundle-refused-head">
          <Icon name="warn" size={28} />
          <h1>这个文件没有通过核验</h1>
        </div>
        <p className="bundle-refused-why">{signerSentence(signer) ?? refusalSentence(refusal)}</p>
        {signer ? (
          <SignerStatement signer={signer} ports={identity} onAccepted={onAgain} />
        ) : (
          <p>{adviceFor(refusal.code, isTask)}</p>
        )}
        <dl className="bundle-refused-facts">
          <dt>文件</dt>
          <dd translate="no">{file.name}</dd>
          <dt>代码</dt>
          <dd>
            <code translate="no">{refusal.code}</code>
          </dd>
        </dl>
        <div className="bundle-refused-actions">
          <Button variant={offersCard ? "plain" : "primary"} icon="open" onClick={onChoose}>
            换一个文件…
          </Button>
          <Button onClick={onHome}>返回工作台</Button>
        </div>
      </section>
    </Screen>
  );
}
