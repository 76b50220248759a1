export { PhraseArea, type PhraseAreaProps } from "./phrase-area";
export { PhrasesProvider, phrasesKeys, usePhrases } from "./phrases-provider";
