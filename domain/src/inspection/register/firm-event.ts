import type { Recorded } from '../../kernel/recorded.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import type { FirmSource, RegisteredFirm } from './firm.ts'

/** A visit that is no inspection: nothing is looked into, and it counts towards no frequency. */
export const callKinds = {
  call: '走访',
  observe: '观摩',
  service: '上门服务、政策宣讲',
  research: '调研',
} as const
export type CallKind = keyof typeof callKinds

/** What a change of a firm says beside its own words. */
type Changed = {
  /** Counted over imports and single changes of this firm. */
  readonly revision: number
  /** The whole of it from then on. */
  readonly firm: RegisteredFirm
  readonly source: FirmSource
}

/** Single changes of 检查对象; what an import brings in stands in its rows. */
export type FirmEvent =
  | ({ readonly type: 'FirmAdded' } & Changed & { readonly caseId: string | null })
  | ({ readonly type: 'FirmChanged' } & Changed & { readonly reason: string })
  | ({ readonly type: 'FirmStruckOff' } & Changed & { readonly reason: string })
  | ({ readonly type: 'FirmReopened' } & Changed & { readonly reason: string })
  /** 核对无误: what a licence says otherwise was looked at, and the register stays. */
  | ({ readonly type: 'FirmConfirmed' } & Changed & { readonly reason: string })
  | {
      readonly type: 'FirmCalledOn'
      readonly kind: CallKind
      readonly on: PlainDate
      readonly people: string
      readonly purpose: string
    }

export const firmEventTitles: Readonly<Record<FirmEvent['type'], string>> = {
  FirmAdded: '列入名录',
  FirmChanged: '变更',
  FirmStruckOff: '登记为注销、吊销',
  FirmReopened: '恢复在业',
  FirmConfirmed: '核对无误',
  FirmCalledOn: '走访记录',
}

/** The single changes of one firm. Its present state is in the register, since imports change it too. */
export type FirmFile = { readonly version: number; readonly events: readonly Recorded<FirmEvent>[] }

export const unchangedFirm: FirmFile = { version: 0, events: [] }

export const evolveFirm = (file: FirmFile, recorded: Recorded<FirmEvent>): FirmFile => ({
  version: recorded.version,
  events: [...file.events, recorded],
})
