import {
  type EligibilityLine,
  listMeetings,
  type MeetingDay,
  readEligibility,
} from '@matricula/contract/attendance'
import type { SectionId } from '@matricula/contract/kernel'
import { useTranslation } from 'react-i18next'
import { BarChart } from '#design/charts/bar-chart.tsx'
import { Section } from '#design/page.tsx'
import { Stat, Stats } from '#design/stat.tsx'
import { useFormat } from '#platform/format.ts'
import { useReply } from '#platform/use-reply.ts'
import { attendedOf } from './attended.ts'

/** The attendance of a class for a report: each meeting, and where its students stand. */
export function ClassAttendance({ sectionId }: { readonly sectionId: SectionId }) {
  const { t } = useTranslation('attendance')
  const meetings = useReply(listMeetings, { params: { sectionId } })
  const eligibility = useReply(readEligibility, { params: { sectionId } })
  const held = (meetings.data?.items ?? []).filter(({ counts }) => attendedOf(counts).held > 0)
  const lines = eligibility.data?.lines ?? []
  return (
    <Section title={t('title')}>
      {held.length === 0 ? <p className="muted">{t('report.none')}</p> : <Meetings meetings={held} />}
      {lines.length > 0 && <Standings lines={lines} />}
    </Section>
  )
}

/** As many columns as can be told apart. */
const mostMeetings = 20

function Meetings({ meetings }: { readonly meetings: readonly MeetingDay[] }) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  const sums = meetings.map(({ counts }) => attendedOf(counts))
  const attended = sums.reduce((all, one) => all + one.attended, 0)
  const held = sums.reduce((all, one) => all + one.held, 0)
  const submitted = meetings.filter(({ state }) => state === 'submitted').length
  return (
    <>
      <Stats>
        <Stat label={t('report.share')} value={format.percent(attended / held)} />
        <Stat label={t('report.registers')} value={format.number(submitted)} />
      </Stats>
      <BarChart
        sentence={t('report.meetings', {
          count: meetings.length,
          all: format.number(meetings.length),
          share: format.percent(attended / held),
        })}
        heads={[t('report.meeting'), t('report.share')]}
        points={meetings.slice(-mostMeetings).map(({ date, counts }) => {
          const own = attendedOf(counts)
          return {
            label: format.shortDay(date),
            value: own.attended / own.held,
            text: format.percent(own.attended / own.held),
          }
        })}
      />
    </>
  )
}

const states = ['safe', 'at-risk', 'short', 'condonable', 'condoned', 'detained'] as const

function Standings({ lines }: { readonly lines: readonly EligibilityLine[] }) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  return (
    <Stats>
      {states
        .map((state) => ({ state, count: lines.filter(({ standing }) => standing.state === state).length }))
        .filter(({ count }) => count > 0)
        .map(({ state, count }) => (
          <Stat key={state} label={t(`standing.${state}`)} value={format.number(count)} />
        ))}
    </Stats>
  )
}
