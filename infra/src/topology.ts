/** One node with an address of its own, or several behind a load balancer; both from the same code. */
export type Topology = 'single' | 'fleet'

export const topologies: readonly Topology[] = ['single', 'fleet']

/** Where the template of each topology is committed, seen from `infra/`. */
export const committedAt: Readonly<Record<Topology, string>> = {
  single: 'template.yaml',
  fleet: 'fleet.yaml',
}

/** What CloudFormation takes inline, without a bucket to fetch the template from. */
export const inlineLimitBytes = 51_200
