import type { ActDone, PerformActBody, VisitPackView } from '@zhaofa/contract'
import type { Below } from '../signature/below.ts'
import { get, send, sendUnder } from './request.ts'

/** Everything that one visit needs where there is no network. Reading it is itself recorded. */
export const getVisitPack = (caseId: string) => get<VisitPackView>(`/api/cases/${caseId}/pack`)

/** Sends a step under the key that it was given when it was pressed. */
export const sendStep = (caseId: string, act: string, key: string, body: PerformActBody) =>
  sendUnder<ActDone>(key, 'POST', `/api/cases/${caseId}/acts/${act}`, body)

/** What was drawn below papers before the server had made them, and when. */
export const sendDrawing = (
  caseId: string,
  drawn: {
    paper: string
    strokes: string
    list?: Below['list']
    device: PerformActBody['device']
  },
) => send<{ id: string }>('POST', `/api/cases/${caseId}/signatures`, drawn)
