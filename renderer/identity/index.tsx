export { RestoreScreen, type RestoreScreenProps } from "./backup/restore-screen";
export { CardFacts, type CardFactsProps } from "./card-facts";
export { CardRegister, type CardRegisterProps, CardsDialog } from "./cards-dialog";
export { CompareDialog, type CompareDialogProps } from "./compare-dialog";
export { CreateSeat, type CreateSeatProps } from "./create-seat";
export { ExampleOpening, type ExampleOpeningProps } from "./example-opening";
export { fingerprintGroups, fingerprintStart } from "./fingerprint";
export { Fingerprint, type FingerprintProps } from "./fingerprint-view";
export { FirstStart, type FirstStartProps } from "./first-start";
export { KeyFileScreen, type KeyFileScreenProps } from "./keys/key-file-screen";
export { SpareReminder, type SpareReminderProps } from "./keys/spare-reminder";
export { useLockAfter } from "./lock-after";
export { MissingSeatsCard, type MissingSeatsCardProps } from "./missing-seats";
export { momentWords } from "./moment";
export { MyCardDialog, type MyCardDialogProps } from "./my-card-dialog";
export { PassphraseField } from "./passphrase-field";
export type {
  AcceptedCard,
  BackupPorts,
  BackupSummary,
  CardPreview,
  IdentityPorts,
  IncomingFile,
  IncomingFiles,
  KeptBackup,
  MissingSeats,
  Progress,
  ProgressOptions,
  Role,
  Saved,
  SeatSummary,
  Signer,
} from "./ports";
export type { KeptRemoval, RemovalPorts, RemovedRound } from "./removals/ports";
export { RemainsNotice, Removed } from "./removals/removed";
export { roleWords } from "./role-words";
export { SeatBar, type SeatBarProps } from "./seat-bar";
export { SeatReady, type SeatReadyProps } from "./seat-ready";
export { SignerStatement, type SignerStatementProps } from "./signer-statement";
export { Unlock, type UnlockProps } from "./unlock";
export { signerSentence, useSigner } from "./use-signer";
