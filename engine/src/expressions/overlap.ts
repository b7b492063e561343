import { expressionProblem } from './scope.ts'
import type { ExpressionKind, Path } from './syntax.ts'

/** Refuses two paths of one expression that reach into each other, or that disagree about a type. */
export function refuseOverlap(kind: ExpressionKind, paths: readonly Path[]): void {
  for (const [at, one] of paths.entries()) {
    for (const two of paths.slice(at + 1)) refusePair(kind, one, two)
  }
}

function refusePair(kind: ExpressionKind, one: Path, two: Path): void {
  const shorter = Math.min(one.length, two.length)
  let shared = 0
  while (shared < shorter && one[shared] === two[shared]) shared++
  const pair = `path one: ${shownPath(one)}, path two: ${shownPath(two)}`
  if (shared === shorter) {
    throw expressionProblem(
      kind,
      `Two document paths overlap with each other; must remove or rewrite one of these paths; ${pair}`,
    )
  }
  if (shared > 0 && typeof one[shared] !== typeof two[shared]) {
    throw expressionProblem(
      kind,
      `Two document paths conflict with each other; must remove or rewrite one of these paths; ${pair}`,
    )
  }
}

/** A path as AWS's messages show it. */
export function shownPath(path: Path): string {
  return `[${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`
}

export function samePath(one: Path, two: Path): boolean {
  return one.length === two.length && one.every((step, at) => step === two[at])
}
