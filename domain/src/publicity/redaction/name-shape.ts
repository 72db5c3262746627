/** Characters that could be a name, with how much they look like one by themselves. */
export type NameShape = {
  readonly from: number
  readonly to: number
  readonly score: number
  readonly form: 'han' | 'dotted' | 'transcribed' | 'latin'
}
