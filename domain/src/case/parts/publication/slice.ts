import type { PlainDate } from '../../../shared/plain-date.ts'

/** 决定公示 as the file knows it (处罚法第48条); the chain of publication has events of its own. */
export type PublicationSlice = {
  readonly publishedOn: PlainDate | null
  /** 依法不予公开, decided that day. */
  readonly withheldOn: PlainDate | null
  /** The decision was taken down again on that day. That it was published in time stays true. */
  readonly withdrawnOn: PlainDate | null
}

export const unpublished: PublicationSlice = {
  publishedOn: null,
  withheldOn: null,
  withdrawnOn: null,
}
