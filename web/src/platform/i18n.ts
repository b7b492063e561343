import { createInstance, type i18n, type Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'
import app from '#locales/en/app.json' with { type: 'json' }
import design from '#locales/en/design.json' with { type: 'json' }
import navigation from '#locales/en/navigation.json' with { type: 'json' }

type Texts = { readonly default: Record<string, string> }
const files = import.meta.glob<Texts>('../locales/*/*.json')

/** Fetches the texts of one area in one language; an area that is not translated yet falls back to English. */
const backend = {
  type: 'backend' as const,
  init: () => undefined,
  read(
    language: string,
    namespace: string,
    done: (error: Error | null, texts: Record<string, string> | null) => void,
  ) {
    const load = files[`../locales/${language}/${namespace}.json`]
    if (load === undefined) {
      done(null, {})
      return
    }
    load().then(
      (texts) => done(null, texts.default),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    )
  },
}

const bundled = { en: { app, design, navigation } } satisfies Resource

/** The catalogue of texts, for the few places outside a component. */
export const words: i18n = createInstance()

/** The frame of the application is bundled in English; every other text comes with the page that needs it. */
export const i18nReady: Promise<i18n> = words
  .use(backend)
  .use(initReactI18next)
  .init({
    lng: document.documentElement.lang,
    fallbackLng: 'en',
    ns: Object.keys(bundled.en),
    defaultNS: 'app',
    resources: bundled,
    partialBundledLanguages: true,
    keySeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: true },
  })
  .then(() => words)
