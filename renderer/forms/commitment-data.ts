import type { Round } from "../../shared/domain/round";
import type { Signer } from "./form-data";

/** The answer about one application. */
export interface CommitmentRow {
  readonly number: string;
  readonly studio: string;
  readonly employer: string;
  readonly master: string;
  /** 无需回避, 回避 or 未声明. */
  readonly answer: string;
  readonly reason: string;
  /** `YYYY-MM-DD`; empty where nothing was answered. */
  readonly on: string;
}

/** 回避与保密承诺书. */
export interface CommitmentData {
  readonly round: Round;
  readonly bureauName: string;
  readonly signer: Signer;
  /** What is promised, sentence by sentence, as it was accepted on screen. */
  readonly promises: readonly string[];
  /** `YYYY-MM-DD`; empty where nobody promised yet. */
  readonly acceptedOn: string;
  readonly rows: readonly CommitmentRow[];
  readonly blank?: boolean;
}
