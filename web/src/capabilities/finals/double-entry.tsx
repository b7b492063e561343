import {
  chooseDoubleEntry,
  type DoubleEntry as Entries,
  type FinalRoster,
  type GradeDifference,
  settleDifference,
} from '@matricula/contract/finals'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Section } from '#design/page.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { useCommand } from '#platform/use-reply.ts'
import styles from './finals.module.css'
import { Who } from './grade-list.tsx'
import { useKept } from './use-kept.ts'

interface OfRoster {
  readonly roster: FinalRoster
}

/** That two people enter these grades: how far each is, and what they do not agree about. */
export function DoubleEntry({ roster }: OfRoster) {
  const { t } = useTranslation('finals')
  const { doubleEntry } = roster
  const mayEnter = roster.options.some(({ move, open }) => move === 'enter' && open)
  if (!mayEnter) return null
  if (doubleEntry === undefined) return roster.version === 0 ? <Choice roster={roster} on /> : null
  const { entrants, compared, differences } = doubleEntry
  return (
    <>
      <p className="muted" role="status">
        {t(stageOf(doubleEntry), { count: differences.length })}{' '}
        {!compared &&
          entrants
            .map(({ name, settled }) => t('double.entrant', { name, settled, all: roster.lines.length }))
            .join(' ')}
      </p>
      {entrants.length === 0 && <Choice roster={roster} on={false} />}
      {differences.length > 0 && (
        <Section title={t('double.differences')}>
          <ul className={styles.list} aria-label={t('double.differences')}>
            {differences.map((difference) => (
              <Difference key={difference.studentId} roster={roster} difference={difference} />
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function stageOf({ compared, differences }: Entries) {
  if (!compared) return 'double.blind'
  return differences.length > 0 ? 'double.differ' : 'double.agree'
}

/** Offered before anybody has begun. */
function Choice({ roster, on }: OfRoster & { readonly on: boolean }) {
  const { t } = useTranslation('finals')
  const command = useCommand(chooseDoubleEntry)
  const kept = useKept(roster)
  const choose = async () => {
    try {
      kept(await command.run({ params: { sectionId: roster.sectionId }, body: { on } }))
    } catch {
      // The refusal is drawn below the button, from the command.
    }
  }
  return (
    <div className={styles.moves}>
      <Button size="small" pending={command.pending && t('moving')} onClick={() => void choose()}>
        {t(on ? 'double.on' : 'double.off')}
      </Button>
      {command.error !== undefined && <ProblemNote problem={command.error} />}
    </div>
  )
}

function Difference({ roster, difference }: OfRoster & { readonly difference: GradeDifference }) {
  const { t } = useTranslation('finals')
  const command = useCommand(settleDifference)
  const kept = useKept(roster)
  const { studentId } = difference
  const line = roster.lines.find((one) => one.studentId === studentId)
  const settle = async (take: 'first' | 'second') => {
    try {
      kept(await command.run({ params: { sectionId: roster.sectionId }, body: { studentId, take } }))
    } catch {
      // The refusal is drawn below the buttons, from the command.
    }
  }
  if (line === undefined) return null
  return (
    <li className={styles.row}>
      <Who line={line} />
      {(['first', 'second'] as const).map((take) => {
        const { grade, reason = '', by = '' } = difference[take]
        return (
          <Button
            key={take}
            size="small"
            pending={command.pending && t('moving')}
            onClick={() => void settle(take)}
          >
            {t('double.take', { grade: grade ?? reason, by })}
            <span className="visually-hidden"> {line.name}</span>
          </Button>
        )
      })}
      {command.error !== undefined && <ProblemNote problem={command.error} />}
    </li>
  )
}
