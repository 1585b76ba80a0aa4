import { renderMonth } from './citation.js'

/** True from the day after the one by which somebody had to look at the document again; both are YYYY-MM-DD. */
export function isOverdue(reviewBy: string | undefined, today: string): reviewBy is string {
  return reviewBy !== undefined && reviewBy < today
}

/** 見直しの期日（2025年3月）を過ぎています */
export function overdueWords(reviewBy: string): string {
  return `見直しの期日（${renderMonth({ published: reviewBy, circa: false })}）を過ぎています`
}
