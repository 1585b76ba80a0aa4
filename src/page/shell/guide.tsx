import { useState } from 'react'
import { ActError, useActor, useWorld } from '../world.js'
import './guide.css'
import './example.css'
import { guideProgress, stepsDone } from './guide-progress.js'
import { runStep } from './guide-run.js'
import { STEPS, type Step } from './guide-steps.js'
import { IconButton } from './icon-button.js'
import { BackIcon, CloseIcon } from './icons.js'
import { useKept } from './kept.js'
import { closeRight } from './opening.js'
import { useIsPhone } from './screen.js'

function placeOf({ room }: Step): string {
  return room === undefined ? 'アプリとのDM' : `#${room}`
}

/** Things to try, each done by pressing it; what was done has a tick. */
export function Guide() {
  const world = useWorld()
  const actor = useActor()
  const progress = useKept(guideProgress)
  const isPhone = useIsPhone()
  const [problem, setProblem] = useState({ id: '', text: '' })

  const press = async (step: Step) => {
    setProblem({ id: '', text: '' })
    try {
      const text = await runStep(step, world, actor)
      if (text !== undefined) setProblem({ id: step.id, text })
    } catch (error) {
      if (!(error instanceof ActError)) throw error
      setProblem({ id: step.id, text: error.message })
    }
  }
  return (
    <div className="guide">
      <header className="pane-head">
        {isPhone && (
          <IconButton label="ワークスペースを見る" onClick={closeRight}>
            <BackIcon />
          </IconButton>
        )}
        <div className="pane-name">
          <h2 tabIndex={-1}>はじめに: 試してみること</h2>
          <p>
            {STEPS.length}件のうち{stepsDone(progress)}件を試しました
          </p>
        </div>
        {!isPhone && (
          <IconButton label="隠す（左の「試してみること」で戻せます）" onClick={closeRight}>
            <CloseIcon />
          </IconButton>
        )}
      </header>
      <div className="guide-body">
        <p>
          ここは、テレワークの資料を引用して答えるSlackアプリを、Slackなしで試せる場所です。会話はこの機械の中だけで行われます。
        </p>
        <ol className="steps">
          {STEPS.map((step) => {
            const done = progress.done.includes(step.id)
            return (
              <li key={step.id} className="step" data-done={done}>
                <span className="step-mark" aria-hidden="true">
                  {done ? '✓' : ''}
                </span>
                <div>
                  <h3>
                    {step.title}
                    {done && <span className="unseen">（試しました）</span>}
                  </h3>
                  <p>{step.note}</p>
                  <button type="button" className="example" onClick={() => press(step)}>
                    <span>{step.text ?? placeOf(step)}</span>
                    <small>
                      {step.text === undefined ? 'そこへ行く' : step.fill ? '入力欄に入れる' : '送ってみる'}
                    </small>
                  </button>
                  <p className="problem" role="alert">
                    {problem.id === step.id && problem.text}
                  </p>
                </div>
              </li>
            )
          })}
        </ol>
        <p>メッセージの［調べる］を押すと、なぜその答えになったかが分かります。</p>
      </div>
    </div>
  )
}
