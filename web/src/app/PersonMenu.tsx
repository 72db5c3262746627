import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Dropdown } from 'antd'
import { signOut } from '../api/session.ts'
import { Icon } from '../ui/Icon.tsx'

export function PersonMenu({ name, role }: { name: string; role: string }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const leave = async () => {
    await signOut()
    queries.clear()
    await navigate({ to: '/login' })
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'me', label: '我的账号和执法证', onClick: () => void navigate({ to: '/me' }) },
          { type: 'divider' },
          { key: 'leave', label: '退出登录', onClick: () => void leave() },
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
  )
}
