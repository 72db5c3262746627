/** 音像记录场景: what must be recorded, from when to when. `must` says how strictly. */
export type RecordingScene<Id extends string = string> = {
  readonly id: Id
  readonly enforcement: string
  readonly scene: string
  readonly mode: string
  readonly from: string
  /** Empty for a photograph, which has no end. */
  readonly to: string
  readonly content: string
  readonly retention: string
  readonly must: string
  readonly source: string
}
