export { dateWords, savedWords } from "./calendar-words";
export { EmptyInbox } from "./empty-inbox";
export { InboxScreen } from "./inbox-screen";
export { ReadingOnlyNotice } from "./reading-only";
export { stateWords } from "./rows";
export { SupersededNotice } from "./superseded-notice";
