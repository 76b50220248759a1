import { useEffect, useState } from "react";
import type { Refusal } from "../../shared/refusal";
import { statedName } from "./card-facts";
import { decisionWords } from "./card-history";
import { momentWords } from "./moment";
import type { IdentityPorts, IncomingFile, Signer } from "./ports";
import { roleWords } from "./role-words";

/** Who a file says it is from, where it was refused for its signer; `null` until that is read, and where it cannot be. */
export function useSigner(
  file: IncomingFile,
  refusal: Refusal | null,
  ports: Pick<IdentityPorts, "signerOf">,
): Signer | null {
  const [signer, setSigner] = useState<Signer | null>(null);
  const isUnknown = refusal?.code === "signer-unknown";
  useEffect(() => {
    setSigner(null);
    if (!isUnknown) return;
    let left = false;
    void ports.signerOf(file).then((seen) => !left && seen.ok && setSigner(seen.value));
    return () => {
      left = true;
    };
  }, [file, isUnknown, ports]);
  return signer;
}

/** What is to be said instead of the refusal's own sentence, or `null`: a withdrawn signer is not an unknown one. */
export function signerSentence(signer: Signer | null): string | null {
  const withdrawal = signer?.kind === "known" ? signer.card.withdrawal : null;
  if (signer?.kind !== "known" || !withdrawal) return null;
  const { card } = signer;
  if (card.retired)
    return `签名用的是本席位停用的旧钥匙（${momentWords(withdrawal.at)}更换，理由：${withdrawal.reason}）。停用之后新签的文件一律不采用，不论文件上写的是哪一天。`;
  const who = `${roleWords[card.role]}“${statedName(card)}”`;
  return `签名人是${who}，这张身份卡已经撤回（${momentWords(withdrawal.at)}，${decisionWords(withdrawal)}）。撤回之后交来的文件一律不采用，不论文件上写的是哪一天。`;
}
