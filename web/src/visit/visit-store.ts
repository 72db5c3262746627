import type { VisitPackView } from '@zhaofa/contract'
import type { Below } from '../signature/below.ts'
import type { KeptStep } from '@zhaofa/domain/case/procedures/inspection/replay-visit.ts'

/** A visit that was taken along on this phone, for one account. */
export type KeptPack = {
  readonly key: string
  readonly account: string
  readonly caseId: string
  readonly view: VisitPackView
}

/** Strokes that wait for the paper, or the list of papers, below which they were drawn. */
export type Drawing = Omit<Below, 'digest'> & { readonly strokes: string }

/** Why a step is not with the server, in words; what can be done about it depends on the kind. */
export type Refused = {
  /** `changed`: somebody else did something to the case meanwhile. `signs`: it is a signature, and asks who signs. */
  readonly kind: 'refused' | 'changed' | 'signs'
  readonly reason: string
}

/** One press, until the server has it and after. */
export type Step = KeptStep & {
  /** The order in which they were pressed, over all visits of the phone. */
  readonly no: number
  readonly account: string
  readonly caseId: string
  readonly title: string
  /** The version of the case upon which it was done. */
  readonly basedOn: number
  /** By the ids under which the input names them. */
  readonly drawings: Readonly<Record<string, Drawing>>
  /** Papers made by earlier steps that the input names: their kinds, by their ids. */
  readonly papers: Readonly<Record<string, string>>
  /** Recordings that the input names, which are kept with the others (`capture-store.ts`). */
  readonly files: readonly string[]
  readonly refused: Refused | null
  /** When the server said that it has it, by the phone's clock put right, and the version of the case after it. */
  readonly received: { readonly at: string; readonly version: number } | null
}

const [packs, steps] = ['packs', 'steps'] as const

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('zhaofa-visits', 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(packs, { keyPath: 'key' })
      request.result.createObjectStore(steps, { keyPath: 'no', autoIncrement: true })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB did not open'))
  })
}

type Table = typeof packs | typeof steps

async function run<T>(
  table: Table,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const db = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      // A battery may be pulled a moment later: what was pressed is on the disk before anybody is told.
      const transaction = db.transaction(table, mode, { durability: 'strict' })
      const request = work(transaction.objectStore(table))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB refused'))
    })
  } finally {
    db.close()
  }
}

/** Everybody who shows what is kept reads it again when it changes. */
const listeners = new Set<() => void>()

export function onVisitsChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const changed = () => listeners.forEach((each) => each())

const keyOf = (account: string, caseId: string) => `${account}/${caseId}`

export async function keepPack(account: string, view: VisitPackView): Promise<void> {
  const { caseId } = view
  const pack: KeptPack = { key: keyOf(account, caseId), account, caseId, view }
  await run(packs, 'readwrite', (store) => store.put(pack))
  changed()
}

export const findPack = (account: string, caseId: string): Promise<KeptPack | undefined> =>
  run<KeptPack | undefined>(packs, 'readonly', (store) => store.get(keyOf(account, caseId)))

export async function packsOf(account: string): Promise<KeptPack[]> {
  const all = await run<KeptPack[]>(packs, 'readonly', (store) => store.getAll())
  return all.filter((each) => each.account === account)
}

/** Keeps a press for good before it returns; the store gives it its place in the order. */
export async function addStep(step: Omit<Step, 'no'>): Promise<void> {
  await run(steps, 'readwrite', (store) => store.add(step))
  changed()
}

export async function keepStep(step: Step): Promise<void> {
  await run(steps, 'readwrite', (store) => store.put(step))
  changed()
}

export async function dropStep({ no }: Pick<Step, 'no'>): Promise<void> {
  await run(steps, 'readwrite', (store) => store.delete(no))
  changed()
}

/** The presses of this account, of one visit or of all, in their order. */
export async function stepsOf(account: string, caseId?: string): Promise<Step[]> {
  const all = await run<Step[]>(steps, 'readonly', (store) => store.getAll())
  return all.filter((each) => each.account === account && each.caseId === (caseId ?? each.caseId))
}

export const isUnsent = ({ received }: Pick<Step, 'received'>): boolean => received === null

/** Everything of this account: on signing out. */
export async function dropVisitsOf(account: string): Promise<void> {
  for (const { key } of await packsOf(account)) {
    await run(packs, 'readwrite', (store) => store.delete(key))
  }
  for (const step of await stepsOf(account)) await dropStep(step)
  changed()
}

/** When nobody is signed in: visits of which the server has everything, whosever they are. */
export async function dropVisitsOnServer(): Promise<void> {
  const all = await run<Step[]>(steps, 'readonly', (store) => store.getAll())
  const unsent = new Set(all.filter(isUnsent).map(({ account, caseId }) => keyOf(account, caseId)))
  const kept = await run<KeptPack[]>(packs, 'readonly', (store) => store.getAll())
  for (const { key } of kept) {
    if (!unsent.has(key)) await run(packs, 'readwrite', (store) => store.delete(key))
  }
  for (const step of all) {
    if (!unsent.has(keyOf(step.account, step.caseId))) await dropStep(step)
  }
}
