/** Not `new Date()`. */
export const late = (deadline: number) => deadline < Date.now();

export const dated = (instant: string) => new Date(instant);
