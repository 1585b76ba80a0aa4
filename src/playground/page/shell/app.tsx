import { useWorld } from '../world.js'

export function App() {
  const { ready } = useWorld()
  return <p>{ready ? '準備ができました。' : '準備しています。'}</p>
}
