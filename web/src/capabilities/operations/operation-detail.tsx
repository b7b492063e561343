import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './interface-page.module.css'
import type { Operation } from './open-api.ts'

/** One address: a line that opens to all there is to know of it. */
export function OperationDetail({ operation }: { readonly operation: Operation }) {
  const { t } = useTranslation('operations')
  return (
    <details className={styles.operation}>
      <summary>
        <code className={styles.method} data-method={operation.method}>
          {operation.method}
        </code>
        <code className={styles.path}>
          <bdi>{brokenAtSlashes(operation.path)}</bdi>
        </code>
        <span className={styles.summary}>{operation.summary}</span>
      </summary>
      <dl className={styles.parts}>
        <dt>{t('api.who')}</dt>
        <dd>{operation.who}</dd>
        {operation.parameters.length > 0 && (
          <>
            <dt>{t('api.parameters')}</dt>
            <dd>
              <ul>
                {operation.parameters.map((parameter) => (
                  <li key={`${parameter.in} ${parameter.name}`}>
                    <code>{parameter.name}</code> {parameter.in}
                    {parameter.required === true && `, ${t('api.needed')}`}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {operation.takes !== undefined && (
          <>
            <dt>{t('api.takes')}</dt>
            <dd>
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long schema scrolls, so the keyboard must reach it */}
              <pre tabIndex={0}>{JSON.stringify(operation.takes, undefined, 2)}</pre>
            </dd>
          </>
        )}
        <dt>{t('api.answers')}</dt>
        <dd>
          <ul>
            {operation.answers.map(({ status, description }) => (
              <li key={status}>
                <code>{status}</code> {description}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </details>
  )
}

/** A long address may go on in the next line, but never within a word. */
const brokenAtSlashes = (path: string): ReactNode =>
  path.split(/(?=\/)/).map((part, place) => (
    <Fragment key={`${place} ${part}`}>
      {place > 0 && <wbr />}
      {part}
    </Fragment>
  ))
