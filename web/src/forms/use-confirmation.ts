import { useState } from 'react'
import { useSession } from '../app/use-session.ts'

/** What is typed to prove who signs, and why nobody can sign yet. */
export function useConfirmation() {
  const [typed, type] = useState('')
  const { secondFactor } = useSession()
  const missing = secondFactor ? '还没有输动态码' : '还没有输密码'
  return { typed, type, blocked: typed.trim() === '' ? missing : undefined }
}
