import { Component, type ReactNode } from 'react'

/** Catches what nothing else did, and says that drafts are safe: localStorage holds them, not the page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown) {
    console.error(error)
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <main className="page">
        <div className="card empty">
          <h1>这一页出了问题，您写的都在</h1>
          <p>没有提交的内容已存成草稿，重新打开这一页就会回来。案卷没有任何改动。</p>
          <button type="button" className="button" onClick={() => location.reload()}>
            重新打开
          </button>
          <a className="button outlined" href="/office/work">
            回到我的工作
          </a>
        </div>
      </main>
    )
  }
}
