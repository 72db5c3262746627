/** A recording kept on this phone until the server has it. */
export type Capture = {
  readonly id: string
  readonly account: string
  readonly caseId: string
  readonly file: File
  readonly takenAt: string
  /** Of its bytes, where it was kept for a step at the door. */
  readonly sha256?: string
  /** The upload's id, once the server has it and it waits to be registered as evidence. */
  readonly uploadId: string | null
  /** Why the server does not take its content, in its words. It is not sent again by itself. */
  readonly refused?: string
}

const table = 'captures'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('zhaofa-captures', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: 'id' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB did not open'))
  })
}

async function run<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const db = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = db.transaction(table, mode)
      const request = work(transaction.objectStore(table))
      // Only a completed transaction is on disk.
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB refused'))
    })
  } finally {
    db.close()
  }
}

export const keepCapture = (capture: Capture) => run('readwrite', (store) => store.put(capture))
export const dropCapture = (id: string) => run('readwrite', (store) => store.delete(id))

/** What this account has kept on this phone, for one case or for all, oldest first. */
export async function capturesOf(account: string, caseId?: string): Promise<Capture[]> {
  const all = await run<Capture[]>('readonly', (store) => store.getAll())
  return all
    .filter((each) => each.account === account && each.caseId === (caseId ?? each.caseId))
    .sort((a, b) => a.takenAt.localeCompare(b.takenAt))
}

/** On signing out. */
export async function dropCapturesOf(account: string): Promise<void> {
  for (const { id } of await capturesOf(account)) await dropCapture(id)
}
