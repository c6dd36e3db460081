// Who reaches whom by the NetworkPolicies of an overlay: what is listed here and nothing else.

const FUNCTIONS = 'http, push, mailer, schedule'
const PODS = `${FUNCTIONS}, job`

/** `from → to: ports` by overlay. The mailer is named by itself, as it alone talks to mail servers. */
const WAYS = {
  deployments: `
    ${PODS}, storefront → kube-system: 53
    envoy-gateway-system → ${FUNCTIONS}, storefront: 8080
    storefront → http: 8080
    ${FUNCTIONS} → anywhere: 443, 5432
    storefront → anywhere: 443
    ${FUNCTIONS}, storefront → google: 80, 988
    job → anywhere: 5432
    mailer → anywhere: 25, 465, 587`,
  knative: `
    ${PODS}, storefront → kube-system: 53
    kourier-system, knative-serving → ${FUNCTIONS}: any
    storefront → kourier-system: 8081
    envoy-gateway-system → storefront: 8080
    ${PODS}, database → database: 5432
    database → database: 8000
    cnpg-system → database: 5432, 8000
    database → anywhere: any
    ${FUNCTIONS}, storefront → anywhere: 443
    ${FUNCTIONS}, storefront → google: 80, 988
    mailer → anywhere: 25, 465, 587`,
  demo: `
    ${PODS}, demo → kube-system: 53
    ${FUNCTIONS} → demo: 8081, 1025
    demo → ${FUNCTIONS}: 8080
    ${PODS}, demo, database → database: 5432
    database → database: 8000
    cnpg-system → database: 5432, 8000
    database → anywhere: any
    mailer → anywhere: 25, 465, 587`,
}
WAYS.monitored = `${WAYS.deployments}
    monitoring → ${FUNCTIONS}: 8080`

const ANYWHERE = { name: 'anywhere', kind: 'anywhere', address: '203.0.113.1' }
/** Who is not ours: the namespaces that policies name and one that none does, and addresses. */
const OTHERS = [
  ...[
    'cnpg-system',
    'default',
    'envoy-gateway-system',
    'knative-serving',
    'kourier-system',
    'kube-system',
    'monitoring',
  ].map((namespace) => ({ name: namespace, kind: namespace, namespace })),
  { name: 'google', kind: 'google', address: '169.254.169.254' },
  ANYWHERE,
]
/** `any` stands for those that no policy names. */
const PORTS = [25, 53, 80, 443, 465, 587, 988, 1025, 5432, 8000, 8080, 8081, 'any']

/** @returns {string[]} what is wrong with the policies of an overlay */
export function policyFaults(overlay, resources) {
  const all = resources.map(({ value }) => value)
  const parties = [...podsOf(all), ...OTHERS]
  const wanted = new Set(expanded(WAYS[overlay], parties))
  const found = new Set(waysOf(all, parties))
  return [
    ...[...wanted].filter((way) => !found.has(way)).map((way) => `${overlay}: closed: ${way}`),
    ...[...found].filter((way) => !wanted.has(way)).map((way) => `${overlay}: open: ${way}`),
  ]
}

/** Each way by itself, from one party to another. */
function expanded(text, parties) {
  const named = (words) => parties.filter(({ kind }) => words.includes(kind))
  const lines = text.trim().split('\n')
  return lines.flatMap((line) => {
    const [from, to, ports] = line.split(/→|:/).map((side) => side.trim().split(', '))
    return named(from).flatMap((one) =>
      named(to).flatMap((other) => ports.map((port) => `${one.name} → ${other.name}: ${port}`)),
    )
  })
}

function podsOf(resources) {
  const ours = resources
    .filter(({ spec }) => spec?.template?.spec)
    .map(({ spec: { template }, metadata: { name } }) => {
      const { labels } = template.metadata
      const kind = name === 'mailer' ? name : labels['app.kubernetes.io/component']
      return { name, kind, labels, ports: template.spec.containers[0].ports }
    })
  const databases = resources
    .filter(({ kind }) => kind === 'Cluster')
    .map(({ metadata: { name } }) => ({
      name,
      kind: 'database',
      labels: { 'cnpg.io/cluster': name },
    }))
  return [...ours, ...databases]
}

function* waysOf(resources, parties) {
  const policies = resources.filter(({ kind }) => kind === 'NetworkPolicy').map(({ spec }) => spec)
  for (const from of parties)
    for (const to of parties) {
      const isOpen = (port) =>
        isLet(policies, 'Egress', from, to, port, to) &&
        isLet(policies, 'Ingress', to, from, port, to)
      // What leads anywhere is said once.
      const isSaid = (port) =>
        !to.labels && to !== ANYWHERE && isLet(policies, 'Egress', from, ANYWHERE, port, ANYWHERE)
      if (!from.labels && !to.labels) continue
      const ports = isOpen('any') ? ['any'] : PORTS.filter(isOpen)
      for (const port of ports) if (!isSaid(port)) yield `${from.name} → ${to.name}: ${port}`
    }
}

function isLet(policies, direction, party, other, port, target) {
  if (!party.labels) return true
  const own = policies.filter(
    ({ podSelector, policyTypes }) =>
      policyTypes.includes(direction) && isSelected(podSelector, party.labels),
  )
  const [rules, side] = direction === 'Egress' ? ['egress', 'to'] : ['ingress', 'from']
  const isRight = (rule) =>
    (rule[side]?.some((peer) => isPeer(peer, other)) ?? true) &&
    (rule.ports?.some((each) => isPort(each.port, port, target)) ?? true)
  return own.length === 0 || own.some((policy) => policy[rules]?.some(isRight))
}

function isPeer({ podSelector, namespaceSelector, ipBlock }, { labels, namespace, address }) {
  if (ipBlock) return ipBlock.cidr === `${address}/32`
  if (namespaceSelector)
    return isSelected(namespaceSelector, { 'kubernetes.io/metadata.name': namespace })
  return labels !== undefined && isSelected(podSelector, labels)
}

function isPort(named, port, { ports = [] }) {
  const isNamed = ({ name, containerPort }) => name === named && containerPort === port
  return named === port || ports.some(isNamed)
}

function isSelected({ matchLabels = {}, matchExpressions = [] }, labels) {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values }) => {
      if (operator !== 'In') throw new Error(`What ${operator} selects is not known here`)
      return values.includes(labels[key])
    })
  )
}
