import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '#design/classes.ts'
import { hueOf } from '#design/course-hue.ts'
import { useFormat } from '#platform/format.ts'
import type { Lane } from './lanes.ts'
import styles from './week.module.css'
import type { WeekBlock } from './week-block.ts'

interface WeekBlockViewProps {
  readonly block: WeekBlock
  readonly lane: Lane
  /** Pixels. */
  readonly place: { readonly top: number; readonly height: number }
  /** The titles of what it overlaps. */
  readonly overlapping: readonly string[]
}

export function WeekBlockView({ block, lane, place, overlapping }: WeekBlockViewProps) {
  const { t } = useTranslation('design')
  const format = useFormat()
  const hue = hueOf(block.courseId)
  const Content = block.onOpen === undefined ? 'div' : 'button'
  const told = [block.title, format.minuteRange(block.from, block.to), block.detail]
    .filter((part) => part !== undefined)
    .join(', ')
  const clashes = overlapping.length > 0
  return (
    <li
      className={styles.block}
      style={{
        insetBlockStart: place.top,
        blockSize: place.height,
        insetInlineStart: `${(lane.lane / lane.of) * 100}%`,
        inlineSize: `${100 / lane.of}%`,
      }}
    >
      <Content
        className={classes(styles.content, block.preview && styles.preview, clashes && styles.clash)}
        style={{
          backgroundColor: `var(--c${hue}-bg)`,
          borderColor: `var(--c${hue}-edge)`,
          color: `var(--c${hue}-fg)`,
        }}
        title={told}
        {...(block.onOpen === undefined ? {} : { type: 'button', onClick: block.onOpen })}
      >
        <span className="visually-hidden">
          {t('week.at', { day: format.weekday(block.day), time: format.minuteRange(block.from, block.to) })}:{' '}
        </span>
        <span className={styles.lines}>
          <strong>{wordsOf(block.title)}</strong>
          <small className={styles.range} aria-hidden>
            <bdi>{format.minuteRange(block.from, block.to)}</bdi>
          </small>
          <small className={styles.start} aria-hidden>
            <bdi>{format.minute(block.from)}</bdi>
          </small>
          {block.detail !== undefined && <small className={styles.detail}> {block.detail}</small>}
        </span>
        {block.preview && <span className="visually-hidden">, {t('week.preview')}</span>}
        {clashes && (
          <span className="visually-hidden">
            , {t('week.overlaps')} {format.list(overlapping)}
          </span>
        )}
      </Content>
    </li>
  )
}

/** A code breaks between its words, not at its hyphen. */
const wordsOf = (title: string): ReactNode =>
  title.split(' ').map((word, place) => (
    <Fragment key={`${place} ${word}`}>
      {place > 0 && ' '}
      <span className={styles.word}>{word}</span>
    </Fragment>
  ))
