/**
 * Where a release and the source can be fetched by anyone. `.example` belongs to nobody, so a template that is launched
 * before the project has an address fails in words instead of installing a stranger's program.
 */
export const published = {
  release: 'https://downloads.matricula.example/latest/matricula-linux-arm64.tar.gz',
  source: 'https://git.matricula.example/matricula.git',
} as const
