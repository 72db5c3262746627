import type { UploadDone } from '@zhaofa/contract'
import { NetworkDown, readProblem } from './problem.ts'
import { csrfToken, signInAgain } from './session-gate.ts'
import { newKey } from './submission.ts'

/**
 * Sends one file and tells how much of it has gone, 0 to 1. `fetch` cannot tell that.
 * @throws Problem when the server refuses; NetworkDown when the connection breaks.
 */
export async function uploadWithProgress(
  caseId: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<UploadDone> {
  const key = newKey()
  let response = await attempt(caseId, file, key, onProgress)
  if (response.status === 401) {
    await signInAgain()
    response = await attempt(caseId, file, key, onProgress)
  }
  if (!response.ok) throw await readProblem(response)
  return (await response.json()) as UploadDone
}

function attempt(
  caseId: string,
  file: File,
  key: string,
  onProgress: (share: number) => void,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/cases/${caseId}/uploads`)
    request.setRequestHeader('accept', 'application/json')
    const token = csrfToken()
    if (token) request.setRequestHeader('x-csrf-token', token)
    request.setRequestHeader('x-request-key', key)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const type = request.getResponseHeader('content-type') ?? ''
      const headers = { 'content-type': type }
      resolve(new Response(request.responseText, { status: request.status, headers }))
    }
    request.onerror = () => reject(new NetworkDown())
    const body = new FormData()
    body.append('file', file)
    request.send(body)
  })
}
