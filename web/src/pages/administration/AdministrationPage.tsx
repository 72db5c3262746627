import { useTitle } from '../../ui/use-title.ts'

export function AdministrationPage() {
  useTitle('管理')
  return <h1>管理</h1>
}
