/** Counts who wants to hear which room, so that two parts of a page may ask for the same one. */
export function createLiveRooms() {
  const counts = new Map<string, number>()
  return {
    /** True when nobody had asked for it before. */
    enter(room: string): boolean {
      const count = counts.get(room) ?? 0
      counts.set(room, count + 1)
      return count === 0
    },
    leave(room: string): void {
      const count = counts.get(room) ?? 0
      if (count <= 1) counts.delete(room)
      else counts.set(room, count - 1)
    },
    all: (): string[] => [...counts.keys()],
  }
}
