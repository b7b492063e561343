import type { Actor } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'

/** Remembers who a secret belongs to for a moment, so that the many requests of one page cost one look. */
export interface ActorMemory {
  recall(digest: string, look: () => Promise<Actor>): Promise<Actor>
  forget(actorId: string): void
}

interface Memory {
  readonly at: number
  readonly actor: Promise<Actor>
  /** Unknown while the look is under way. */
  id?: string
}

const mostRemembered = 20_000

export function createActorMemory(clock: Clock, milliseconds: number): ActorMemory {
  const memories = new Map<string, Memory>()

  function remember(digest: string, actor: Promise<Actor>): void {
    const oldest = memories.size >= mostRemembered ? memories.keys().next().value : undefined
    if (oldest !== undefined) memories.delete(oldest)
    const memory: Memory = { at: clock.millis(), actor }
    memories.set(digest, memory)
    const drop = (): void => {
      if (memories.get(digest) === memory) memories.delete(digest)
    }
    actor.then((found) => {
      if (found.kind === 'stranger') return drop()
      memory.id = found.id
    }, drop)
  }

  return {
    recall(digest, look) {
      const known = memories.get(digest)
      const age = known ? clock.millis() - known.at : milliseconds
      if (known && age >= 0 && age < milliseconds) return known.actor
      const actor = look()
      memories.delete(digest)
      remember(digest, actor)
      return actor
    },
    forget(actorId) {
      for (const [digest, { id }] of memories) {
        // A look that is still under way may have read what has changed since.
        if (id === undefined || id === actorId) memories.delete(digest)
      }
    },
  }
}
