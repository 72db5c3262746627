import { useCallback, useEffect, useRef, useState } from 'react'
import { uploadWithProgress } from '../api/upload-with-progress.ts'
import { capturesOf, dropCapture, keepCapture, type Capture } from './capture-store.ts'
import { sendCaptures } from './send-captures.ts'

type Sending = { id: string; share: number }

/**
 * The recordings of one case on this phone: kept first, then sent one by one, and again when
 * online. One is forgotten here when it stands in the file (`registered` holds those ids), or when its owner
 * removes it.
 */
export function useCaptures(account: string, caseId: string, registered: string) {
  const [captures, setCaptures] = useState<Capture[]>([])
  const [sending, setSending] = useState<Sending | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const busy = useRef(false)

  const refresh = useCallback(async () => {
    const all = await capturesOf(account, caseId)
    const done = all.filter(({ uploadId }) => uploadId && registered.includes(uploadId))
    for (const { id } of done) await dropCapture(id)
    const kept = all.filter((each) => !done.includes(each))
    setCaptures(kept)
    return kept
  }, [account, caseId, registered])

  const sendAll = useCallback(async () => {
    if (busy.current) return
    busy.current = true
    setProblem(null)
    try {
      const stopped = await sendCaptures({
        kept: refresh,
        keep: keepCapture,
        send: async ({ id, file }) => {
          setSending({ id, share: 0 })
          const told = (share: number) => setSending({ id, share })
          return (await uploadWithProgress(caseId, file, told)).id
        },
      })
      setProblem(stopped)
    } finally {
      busy.current = false
      setSending(null)
    }
  }, [caseId, refresh])

  const take = async (file: File) => {
    const takenAt = new Date().toISOString()
    const id = `${takenAt} ${file.name}`
    try {
      await keepCapture({ id, account, caseId, file, takenAt, uploadId: null })
    } catch {
      setProblem('本机存不下这个文件。请用“登记证据”直接上传，上传完成前不要删除原件。')
      return
    }
    await refresh()
    await sendAll()
  }

  const drop = async (id: string) => {
    await dropCapture(id)
    await refresh()
  }

  useEffect(() => {
    const again = () => void sendAll()
    addEventListener('online', again)
    const started = setTimeout(again)
    return () => {
      removeEventListener('online', again)
      clearTimeout(started)
    }
  }, [sendAll])

  return { captures, sending, problem, take, drop, sendAll }
}
