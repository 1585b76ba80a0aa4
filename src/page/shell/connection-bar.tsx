import './layout.css'

interface ConnectionBarProps {
  connected: boolean
  ready: boolean
  everConnected: boolean
}

/** Says what the page is waiting for, while it waits. */
export function ConnectionBar({ connected, ready, everConnected }: ConnectionBarProps) {
  return (
    <div role="status" className="connection">
      {!connected && everConnected && (
        <p className="bar bar-danger">
          サーバーとの接続が切れました。つながるのを待っています（自動でつなぎ直します）。
        </p>
      )}
      {!connected && !everConnected && <p className="bar">サーバーにつないでいます。</p>}
      {connected && !ready && <p className="bar">辞書を読み込んでいます。書いた文はそのまま残ります。</p>}
    </div>
  )
}
