import type {
  DocumentContent,
  DocumentCourse,
  DocumentDraft,
  DocumentTerm,
} from '@matricula/contract/documents'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Id } from '#design/id.tsx'
import { useFormat } from '#platform/format.ts'
import styles from './document-sheet.module.css'

interface SheetProps {
  readonly document: DocumentDraft
  /** The number of what was issued; an unofficial view has none. */
  readonly number?: string | undefined
  readonly issuedOn?: string | undefined
}

/** What a document says, laid out as the printed sheet is. */
export function DocumentSheet({ document, number, issuedOn }: SheetProps) {
  const { t } = useTranslation('documents')
  const { issuer, holder, content } = document
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <span className={styles.issuer}>
          <strong>
            <bdi>{issuer.name}</bdi>
          </strong>
          {issuer.address !== undefined && <span>{issuer.address.split('\n').join(' · ')}</span>}
        </span>
        <span className={styles.number}>
          {number === undefined ? t('sheet.unofficial') : <Id>{number}</Id>}
        </span>
      </header>
      <h2>{t(`kind.${content.kind}`)}</h2>
      <Holder holder={holder} content={content} issuedOn={issuedOn} />
      <Body content={content} />
    </article>
  )
}

interface HolderProps {
  readonly holder: DocumentDraft['holder']
  readonly content: DocumentContent
  readonly issuedOn: string | undefined
}

function Holder({ holder, content, issuedOn }: HolderProps) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const facts: [string, ReactNode][] = [
    [t('sheet.rollNumber'), <Id key="roll">{holder.rollNumber}</Id>],
    [t('sheet.programme'), holder.programme],
    [t('sheet.cohort'), holder.cohort],
  ]
  if ('term' in content) facts.push([t('sheet.term'), content.term.title])
  if ('standing' in content && content.standing !== undefined)
    facts.push([t('sheet.standing'), content.standing])
  if (content.kind === 'enrolment-certificate') facts.push([t('sheet.status'), content.status])
  if (issuedOn !== undefined) facts.push([t('sheet.issuedOn'), format.day(issuedOn)])
  return (
    <div className={styles.holder}>
      <p className={styles.name}>
        <bdi>{holder.name}</bdi>
        {holder.localName !== undefined && <bdi>{holder.localName}</bdi>}
      </p>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Body({ content }: { readonly content: DocumentContent }) {
  const { t } = useTranslation('documents')
  if (content.kind === 'enrolment-certificate' || content.kind === 'hall-ticket')
    return <Courses courses={content.courses} />
  const names = content.averageNames ?? 'sgpa'
  return (
    <>
      {content.terms.length === 0 && <p className="muted">{t('sheet.nothing')}</p>}
      {content.terms.map((term) => (
        <Term key={term.title} term={term} names={names} />
      ))}
      <dl className={styles.totals}>
        <div>
          <dt>{t('sheet.creditsEarned')}</dt>
          <dd>{content.credits}</dd>
        </div>
        {content.average !== undefined && (
          <div>
            <dt>{t(`sheet.cumulative.${names}`)}</dt>
            <dd>{content.average}</dd>
          </div>
        )}
      </dl>
      {content.scheme !== undefined && <Scheme scheme={content.scheme} />}
    </>
  )
}

interface TermProps {
  readonly term: DocumentTerm
  readonly names: 'gpa' | 'sgpa'
}

function Term({ term, names }: TermProps) {
  const { t } = useTranslation('documents')
  return (
    <section className={styles.term} aria-label={term.title}>
      <div className={styles.termHead}>
        <h3>{term.title}</h3>
        <p>
          {t('sheet.credits')} <strong>{term.credits}</strong>
          {term.termAverage !== undefined && (
            <>
              {' '}
              {t(`sheet.term.${names}`)} <strong>{term.termAverage}</strong>
            </>
          )}
          {term.cumulativeAverage !== undefined && (
            <>
              {' '}
              {t(`sheet.cumulative.${names}`)} <strong>{term.cumulativeAverage}</strong>
            </>
          )}
        </p>
      </div>
      <Courses courses={term.courses} graded />
    </section>
  )
}

interface CoursesProps {
  readonly courses: readonly (DocumentCourse & { readonly admitted?: boolean })[]
  readonly graded?: boolean
}

function Courses({ courses, graded = false }: CoursesProps) {
  const { t } = useTranslation('documents')
  const admission = courses.some(({ admitted }) => admitted !== undefined)
  return (
    <table className={styles.courses}>
      <thead>
        <tr>
          <th scope="col">{t('sheet.course')}</th>
          <th scope="col">{t('sheet.credits')}</th>
          {graded && <th scope="col">{t('sheet.grade')}</th>}
          {admission && <th scope="col">{t('sheet.examination')}</th>}
        </tr>
      </thead>
      <tbody>
        {courses.map((course) => (
          <tr key={`${course.code} ${course.remark ?? ''}`}>
            <th scope="row">
              <span>
                <bdi>{course.title}</bdi>
                {course.remark !== undefined && <span className="muted"> {course.remark}</span>}
              </span>
              <Id className={styles.code}>{course.code}</Id>
            </th>
            <td>{course.credits}</td>
            {graded && <td>{course.grade === undefined ? '' : <bdi>{course.grade}</bdi>}</td>}
            {admission && <td>{t(course.admitted === true ? 'sheet.admitted' : 'sheet.notAdmitted')}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Graded = Extract<DocumentContent, { kind: 'transcript' }>

const Scheme = ({ scheme }: { readonly scheme: NonNullable<Graded['scheme']> }) => (
  <details className={styles.scheme}>
    <summary>{scheme.title}</summary>
    <dl>
      {scheme.grades.map(({ grade, points, meaning }) => (
        <Fragment key={grade}>
          <dt>
            <bdi>{grade}</bdi> {points}
          </dt>
          <dd>{meaning}</dd>
        </Fragment>
      ))}
    </dl>
  </details>
)
