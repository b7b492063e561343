import type { Term } from '@matricula/contract/catalogue'
import { RefusalCode, watchRegistration } from '@matricula/contract/enrolment'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { BarChart } from '#design/charts/bar-chart.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { TermSelect } from '#design/fields/term-select.tsx'
import { Id } from '#design/id.tsx'
import { Meter } from '#design/meter.tsx'
import { Page, Section } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { Stat, Stats } from '#design/stat.tsx'
import { DataTable } from '#design/table/data-table.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { useReply } from '#platform/use-reply.ts'
import type { Words } from './refusal-words.ts'
import styles from './registration.module.css'
import { useSeatsOf } from './use-registration.ts'
import { useTerm } from './use-term.ts'
import { WindowNote } from './window-note.tsx'

const route = getRouteApi('/signed-in/registration-control')
const refreshMillis = 5000
const minutesInBar = 5

type Watched = z.infer<typeof watchRegistration.reply>
type Pressed = Watched['pressed'][number]

/** How registration goes, for those who answer for it: figures, refusals by rule, sections by pressure. */
export function RegistrationControlPage() {
  const { t } = useTranslation('enrolment')
  const { term: named } = route.useSearch()
  const navigate = route.useNavigate()
  const { term, terms, isPending } = useTerm(named)
  return (
    <Page
      title={t('control.title')}
      description={term && <WindowNote term={term} />}
      actions={
        term && (
          <TermSelect
            terms={terms}
            term={term}
            onChange={(termId) => void navigate({ search: { term: termId } })}
          />
        )
      }
    >
      {!term && (isPending ? <Skeleton /> : <EmptyState sentence={t('registration.noTerm')} />)}
      {term && <Control term={term} />}
    </Page>
  )
}

function Control({ term }: { readonly term: Term }) {
  const { t } = useTranslation('enrolment')
  const format = useFormat()
  const { termId } = term
  const watched = useReply(watchRegistration, { params: { termId } }, { every: refreshMillis })
  const seatsOf = useSeatsOf(term)
  const { data } = watched
  if (data === undefined) {
    if (watched.error === null) return <Skeleton rows={8} />
    return <ErrorState error={watched.error} onRetry={() => void watched.refetch()} />
  }
  const showing = format.time(new Date(watched.dataUpdatedAt).toISOString())
  const pressed = data.pressed.map((section) => ({ ...section, ...seatsOf(section.sectionId) }))
  return (
    <>
      {watched.error !== null && (
        <ErrorState error={watched.error} onRetry={() => void watched.refetch()} showing={showing} />
      )}
      <Figures data={data} />
      <Section title={t('control.chartTitle')}>
        <MinuteChart perMinute={data.perMinute} />
      </Section>
      <div className={styles.columns}>
        <Section title={t('control.pressure')}>
          <DataTable
            label={t('control.pressure')}
            rows={pressed}
            keyOf={(section) => section.sectionId}
            columns={pressureColumns(t, format)}
            empty={t('control.noSections')}
          />
        </Section>
        <Section title={t('control.refusals')}>
          <DataTable
            label={t('control.refusals')}
            rows={data.refusals}
            keyOf={({ code }) => code}
            columns={refusalColumns(t, format)}
            empty={t('control.noRefusals')}
          />
        </Section>
      </div>
    </>
  )
}

function Figures({ data }: { readonly data: Watched }) {
  const { t } = useTranslation('enrolment')
  const format = useFormat()
  const refused = data.refusals.reduce((sum, { count }) => sum + count, 0)
  const hour = data.perMinute.reduce((sum, count) => sum + count, 0)
  return (
    <Stats>
      <Stat label={t('control.registered')} value={format.number(data.enrolled)} />
      <Stat label={t('control.waiting')} value={format.number(data.waiting)} />
      <Stat label={t('control.minute')} value={format.number(data.perMinute.at(-1) ?? 0)} />
      <Stat label={t('control.hour')} value={format.number(hour)} />
      <Stat label={t('control.refused')} value={format.number(refused)} detail={t('control.sinceStart')} />
    </Stats>
  )
}

/** The last hour in steps of five minutes, the newest last. */
function MinuteChart({ perMinute }: { readonly perMinute: readonly number[] }) {
  const { t } = useTranslation('enrolment')
  const format = useFormat()
  const bars = Array.from({ length: Math.ceil(perMinute.length / minutesInBar) }, (_, place) => {
    const counts = perMinute.slice(place * minutesInBar, (place + 1) * minutesInBar)
    return {
      label: format.number(perMinute.length - (place + 1) * minutesInBar),
      value: counts.reduce((sum, count) => sum + count, 0),
    }
  })
  const all = perMinute.reduce((sum, count) => sum + count, 0)
  return (
    <div className={styles.spark}>
      <BarChart
        sentence={t('control.chart', { count: all })}
        heads={[t('control.chartHeadMinute'), t('control.chartHeadCount')]}
        points={bars.map((bar) => ({ ...bar, text: format.number(bar.value) }))}
      />
    </div>
  )
}

const pressureColumns = (t: Words, format: Format) => [
  {
    key: 'section',
    head: t('control.section'),
    names: true,
    cell: ({ sectionId, label }: Pressed) => (
      <Link to="/sections/$sectionId" params={{ sectionId }}>
        <Id>{label}</Id>
      </Link>
    ),
  },
  {
    key: 'taken',
    head: t('control.taken'),
    align: 'end' as const,
    cell: ({ taken, capacity }: Pressed) =>
      t('control.of', { taken: format.number(taken), capacity: format.number(capacity) }),
  },
  {
    key: 'waiting',
    head: t('control.waitingHead'),
    align: 'end' as const,
    cell: ({ waiting }: Pressed) => format.number(waiting),
  },
  {
    key: 'fill',
    head: t('control.fill'),
    wideOnly: true,
    width: '96px',
    cell: ({ taken, capacity }: Pressed) => (
      <Meter label={t('seats.taken', { taken, capacity })} value={taken} limit={capacity} />
    ),
  },
]

const refusalColumns = (t: Words, format: Format) => [
  {
    key: 'rule',
    head: t('control.rule'),
    names: true,
    cell: ({ code }: { code: string }) => {
      const known = RefusalCode.safeParse(code)
      return known.success ? t(`rule.${known.data}`) : code
    },
  },
  {
    key: 'count',
    head: t('control.count'),
    align: 'end' as const,
    cell: ({ count }: { count: number }) => format.number(count),
  },
]
