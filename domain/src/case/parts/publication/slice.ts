import type { PlainDate } from '../../../shared/plain-date.ts'

/** 公示 of the decision as it stands (处罚法第48条); the chain of publication has events of its own. */
export type PublicationSlice = {
  readonly publishedOn: PlainDate | null
  /** 依法不予公开, decided that day. */
  readonly withheldOn: PlainDate | null
  /** The decision was taken down again on that day. That it was published in time stays true. */
  readonly withdrawnOn: PlainDate | null
  /** By which notice it was published. */
  readonly noticeId: string | null
}

export const unpublished: PublicationSlice = {
  publishedOn: null,
  withheldOn: null,
  withdrawnOn: null,
  noticeId: null,
}
