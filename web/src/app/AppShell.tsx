import { StyleProvider } from '@ant-design/cssinjs'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { ConfigProvider, Modal } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import 'dayjs/locale/zh-cn'
import { useState } from 'react'
import { DueFirst } from '../pages/account/DueFirst.tsx'
import { BottomTabs } from './BottomTabs.tsx'
import { CommandPalette } from './CommandPalette.tsx'
import { KeyTable } from './KeyTable.tsx'
import { NetBar } from './NetBar.tsx'
import { SearchContext } from './search-context.ts'
import { SessionModal } from './SessionModal.tsx'
import { Toast } from '../ui/toast.tsx'
import { antdTheme } from './theme.ts'
import { TopBar } from './TopBar.tsx'
import { useSession } from './use-session.ts'
import { useShortcut } from './use-shortcut.ts'

/** Everything around a page once somebody is signed in. */
export function AppShell() {
  const [theme] = useState(antdTheme)
  const [searching, setSearching] = useState(false)
  const session = useSession()
  const due = session.mustChangePassword || session.mustSetUpSecondFactor
  const atWork = useRouterState({ select: ({ location }) => location.pathname === '/work' })
  const [keysShown, setKeysShown] = useState(false)
  useShortcut('search', () => setSearching(true))
  useShortcut('help', () => setKeysShown(true))
  // The styles of antd go into the body, after our sheet, because ours declares the order of the layers.
  return (
    <StyleProvider layer container={document.body}>
      <ConfigProvider
        theme={theme}
        locale={zhCN}
        modal={{ mask: { blur: false } }}
        drawer={{ mask: { blur: false } }}
        button={{ autoInsertSpace: false }}
      >
        <div className={atWork ? 'at-work' : ''}>
          <a className="skip" href="#main">
            跳到主要内容
          </a>
          <TopBar onSearch={() => setSearching(true)} />
          <main id="main" className="page" tabIndex={-1}>
            <NetBar />
            <Toast />
            <SearchContext value={() => setSearching(true)}>
              {due ? <DueFirst session={session} /> : <Outlet />}
            </SearchContext>
          </main>
          <BottomTabs />
          <CommandPalette open={searching} onClose={() => setSearching(false)} />
          <Modal open={keysShown} title="快捷键" footer={null} onCancel={() => setKeysShown(false)}>
            <KeyTable />
          </Modal>
          <SessionModal />
        </div>
      </ConfigProvider>
    </StyleProvider>
  )
}
