import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Dropdown } from 'antd'
import { useState } from 'react'
import { signOut } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { forgetOnThisMachine, onlyHereText, whatIsOnlyHere } from './leave.ts'
import { useSession } from './use-session.ts'

export function PersonMenu({ name, role }: { name: string; role: string }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { account } = useSession()
  const [onlyHere, setOnlyHere] = useState<string | null>(null)
  const leave = async () => {
    await signOut()
    await forgetOnThisMachine(account)
    queries.clear()
    await navigate({ to: '/login' })
  }
  const askAndLeave = async () => {
    const text = onlyHereText(await whatIsOnlyHere(account))
    if (text === null) await leave()
    else setOnlyHere(text)
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'me', label: '我的账号和执法证', onClick: () => void navigate({ to: '/me' }) },
            { type: 'divider' },
            { key: 'leave', label: '退出登录', onClick: () => void askAndLeave() },
          ],
        }}
      >
        <button type="button" className="me" aria-label={`${name}，${role}`}>
          <Icon name="person" />
          <span>
            {name} <small>{role}</small>
          </span>
        </button>
      </Dropdown>
      {onlyHere !== null && (
        <Sheet title="退出以前，还有只在这台电脑上的内容" onClose={() => setOnlyHere(null)}>
          <p>
            {onlyHere}
            ，服务器上没有。退出登录会从这台电脑上删除，不能找回。要留下的，请先回去提交、上传。
          </p>
          <div className="button-row above-14">
            <Button onPress={() => setOnlyHere(null)}>回去办完</Button>
            <Button look="quiet" onPress={() => void leave()}>
              删除并退出
            </Button>
          </div>
        </Sheet>
      )}
    </>
  )
}
