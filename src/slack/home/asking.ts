import { asked } from '../render/home-asking.js'
import type { HomePart } from './home.js'

/** Where one asks, and what one asked lately. */
export const askingOnHome: HomePart = async ({ service }, _, { team, user }) =>
  asked(await service.lastAsked({ team, user }))
