import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { play, type Story } from './walk.js'

const stories = join(import.meta.dirname, 'stories')

describe('walks: what people do with the app from beginning to end', () => {
  it.each(readdirSync(stories))('%s', async (file) => {
    const { story } = (await import(join(stories, file))) as { story: Story }
    await play(story)
  })
})
