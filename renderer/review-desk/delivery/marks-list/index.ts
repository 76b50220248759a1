export { MarkPictures, type PicturesOf } from "./mark-pictures";
export { MarksListButton, MarksListOfReview } from "./marks-list-button";
export { MarksListDialog } from "./marks-list-dialog";
