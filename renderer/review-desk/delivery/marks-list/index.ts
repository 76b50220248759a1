export { MarksListButton, MarksListOfReview } from "./marks-list-button";
export { MarksListDialog } from "./marks-list-dialog";
