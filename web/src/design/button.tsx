import { createLink } from '@tanstack/react-router'
import { type ComponentPropsWithRef, type ReactNode, useId } from 'react'
import styles from './button.module.css'
import { classes } from './classes.ts'

interface Look {
  /** One primary a view. */
  readonly look?: 'primary' | 'default' | 'quiet' | 'danger' | undefined
  readonly size?: 'small' | 'default' | 'touch' | undefined
  readonly icon?: ReactNode
}

export interface ButtonProps extends Look, Omit<ComponentPropsWithRef<'button'>, 'disabled'> {
  /** What the button says while its work is under way, such as "Registering"; it cannot be pressed meanwhile. */
  readonly pending?: string | false | undefined
  /** Why it cannot be pressed now; shown beside it, since a dead button without a reason helps nobody. */
  readonly unavailable?: string | false | undefined
}

const classOf = ({ look = 'default', size = 'default' }: Look, more?: string) =>
  classes(styles.button, styles[look], styles[size], more)

/** A button whose text is its name. It keeps the focus while it works. */
export function Button({
  look,
  size,
  icon,
  pending,
  unavailable,
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const reason = useId()
  const dead = Boolean(pending) || Boolean(unavailable)
  const button = (
    <button
      type="button"
      {...rest}
      className={classOf({ look, size }, className)}
      aria-disabled={dead || undefined}
      aria-describedby={unavailable ? reason : rest['aria-describedby']}
      aria-busy={pending ? true : undefined}
      onClick={(event) => {
        if (dead) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {pending ? <span className={styles.spinner} aria-hidden /> : icon}
      {pending || children}
    </button>
  )
  if (!unavailable) return button
  return (
    <span className={styles.withReason}>
      {button}
      <span id={reason} className={styles.reason}>
        {unavailable}
      </span>
    </span>
  )
}

function AnchorButton({ look, size, icon, className, children, ...rest }: Look & ComponentPropsWithRef<'a'>) {
  return (
    <a {...rest} className={classOf({ look, size }, className)}>
      {icon}
      {children}
    </a>
  )
}

/** A link that looks like a button: it goes somewhere, so it can be opened in a new tab. */
export const ButtonLink = createLink(AnchorButton)

export interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'aria-label' | 'title'> {
  /** Its name, also shown as its tooltip. */
  readonly label: string
}

/** A button drawn as an icon alone. */
export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(styles.icon, className)}
      aria-label={label}
      title={label}
    >
      {children}
    </button>
  )
}
