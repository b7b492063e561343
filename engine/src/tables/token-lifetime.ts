/** How long a ClientRequestToken makes a repeated transaction harmless, in milliseconds. */
export const tokenLifetime = 10 * 60 * 1000
