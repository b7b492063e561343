/** How connections to the server are encrypted. */
export type Tls =
  /** Not at all, or by something in front. */
  | { readonly by: 'off' }
  /** By a certificate that something else renews. */
  | {
      readonly by: 'files'
      readonly chainFile: string
      readonly keyFile: string
      readonly httpPort: number | undefined
    }
  /** By a certificate that the servers order themselves. */
  | {
      readonly by: 'acme'
      /** The public address or name that the certificate is for. */
      readonly host: string
      readonly directory: string
      readonly email: string | undefined
      readonly httpPort: number
    }
