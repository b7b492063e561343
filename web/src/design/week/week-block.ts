/** Something that takes place every week. */
export interface WeekBlock {
  readonly id: string
  /** 1 is Monday, 7 is Sunday. */
  readonly day: number
  /** Minutes since midnight. */
  readonly from: number
  readonly to: number
  /** "CS-201 A". */
  readonly title: string
  /** "B12, Dr. Rao". */
  readonly detail?: string
  /** Its hue is made of this. */
  readonly courseId: string
  /** Drawn dashed: what the week would look like with it. */
  readonly preview?: boolean
  readonly onOpen?: () => void
}
