type Submission = {
  /** Told to the server: what carries the same key is done once. */
  readonly key: string
  /** The answer, come or on its way; null between a break of the network and the next try. */
  answer: Promise<Response> | null
  answered: boolean
}

/** How long after its answer the same submission still is the same press, in milliseconds. */
const sameForMs = 2_000

const submissions = new Map<string, Submission>()

/**
 * Sends what changes something, so that one press is one act. The same content sent while the first has no answer
 * shares its answer; after a break of the network it goes out again under the key it had, because it may have
 * been done; and what follows its answer within two seconds is the second half of a double press.
 * @param content what is submitted, word for word: method, address and body.
 */
export async function submitOnce(
  content: string,
  attempt: (key: string) => Promise<Response>,
): Promise<Response> {
  const submission = submissions.get(content) ?? begin(content)
  submission.answer ??= attempt(submission.key)
  try {
    const response = await submission.answer
    if (response.status === 401) forget(content, submission)
    else if (!isOurs(response)) submission.answer = null
    else if (!submission.answered) {
      submission.answered = true
      setTimeout(() => forget(content, submission), sameForMs)
    }
    // Everybody who asked reads a body of their own.
    return response.clone()
  } catch (error) {
    submission.answer = null
    throw error
  }
}

/** Anything else that is submitted ends what was answered: to save A, then B, then A again is three acts. */
function begin(content: string): Submission {
  for (const [other, { answered }] of submissions) if (answered) submissions.delete(other)
  const submission = { key: newKey(), answer: null, answered: false }
  submissions.set(content, submission)
  return submission
}

function forget(content: string, submission: Submission): void {
  if (submissions.get(content) === submission) submissions.delete(content)
}

/** Our server's own answer. The page of a proxy in between leaves open whether the act was done. */
const isOurs = ({ status, headers }: Response) =>
  status < 502 || (headers.get('content-type') ?? '').includes('json')

/** A new key, also on a page that came by plain http, where crypto.randomUUID is missing. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
