import type { FastifyHelmetOptions } from '@fastify/helmet'

/** Scripts, styles and connections of our own alone; nobody frames us. */
export const securityHeaders = (origin: string): FastifyHelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'", origin.replace(/^http/, 'ws')],
      manifestSrc: ["'self'"],
      workerSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      objectSrc: ["'none'"],
    },
  },
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  referrerPolicy: { policy: 'same-origin' },
  strictTransportSecurity: false,
  xFrameOptions: { action: 'deny' },
})

/** TLS stays once it was used: said only while the certificate is one that browsers take. */
export const stayEncrypted = ['strict-transport-security', 'max-age=31536000; includeSubDomains'] as const
