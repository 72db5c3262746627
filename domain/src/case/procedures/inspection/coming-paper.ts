/** Under which a paper is known on the phone until the server has made it: no longer than the id that it gets then. */
export const comingPaperId = (step: string, place: number): string =>
  `${step.replaceAll('-', '')}.${place}`

/** Whether the id of a paper was given on the phone, and by this step. */
export const isMadeBy = (paper: string, step: string): boolean =>
  paper.startsWith(`${step.replaceAll('-', '')}.`)
