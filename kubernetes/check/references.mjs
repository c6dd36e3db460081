// What no schema says: that what a resource names is there, and that every pod of ours is contained.

/** Made by CloudNativePG. */
const OPERATORS_SECRETS = {
  'guichet-database-app': ['password'],
  'guichet-database-ca': ['ca.crt'],
}
/** Kourier's, in a namespace of its own. */
const FOREIGN_SERVICES = new Set(['kourier-internal'])
/** Pods that have no use for the database. */
const STATELESS = new Set(['storefront'])

/** @returns {string[]} what is wrong with an overlay's resources */
export function ourFaults(resources) {
  const named = (kind) =>
    new Map(
      resources
        .filter(({ value }) => value.kind === kind)
        .map(({ value }) => [value.metadata.name, value]),
    )
  const [secrets, settings, accounts] = ['Secret', 'ConfigMap', 'ServiceAccount'].map(named)
  const services = named('Service')
  const keysOf = (secret) =>
    OPERATORS_SECRETS[secret] ?? Object.keys(secrets.get(secret)?.data ?? {})

  function* faultsOfPod(pod, labels) {
    const [container] = pod.containers
    const variables = container.env.map(({ name }) => name)
    const wanted = [
      ...container.env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ?? []),
      ...(pod.volumes ?? []).flatMap(({ secret }) =>
        (secret?.items ?? []).map(({ key }) => ({ name: secret.secretName, key })),
      ),
    ]
    for (const { name, key } of wanted)
      if (!keysOf(name).includes(key)) yield `the secret ${name} has no ${key}`
    for (const { configMapRef } of container.envFrom ?? [])
      if (!settings.has(configMapRef.name)) yield `there are no settings ${configMapRef.name}`
    if (pod.serviceAccountName && !accounts.has(pod.serviceAccountName))
      yield `there is no account ${pod.serviceAccountName}`
    const volumes = new Set([...(pod.volumes ?? []), { name: 'state' }].map(({ name }) => name))
    for (const { name } of container.volumeMounts ?? [])
      if (!volumes.has(name)) yield `there is no volume ${name}`
    if (new Set(variables).size !== variables.length) yield 'a variable is there twice'
    if (!container.image.includes('guichet')) yield `its image is ${container.image}`
    const { readOnlyRootFilesystem, runAsNonRoot, allowPrivilegeEscalation } =
      container.securityContext ?? {}
    if (!readOnlyRootFilesystem || !runAsNonRoot || allowPrivilegeEscalation !== false)
      yield 'it is not contained'
    // The policy that denies everything goes by it.
    if (labels['app.kubernetes.io/part-of'] !== 'guichet') yield 'no policy applies to it'
    const isStateless = STATELESS.has(labels['app.kubernetes.io/component'])
    if (
      !isStateless &&
      !variables.some((name) => name === 'DATABASE_URL' || name === 'DATABASE_URL_FILE')
    )
      yield 'it does not know the database'
    const database = container.env.find(({ name }) => name === 'DATABASE_URL')?.value
    if (container.image.includes('guichet-local') && database?.includes('sslmode'))
      yield 'it cannot encrypt what it says to the database'
  }

  function* faultsOf({ kind, spec }) {
    if (kind === 'HTTPRoute')
      for (const { name, port } of spec.rules.flatMap(({ backendRefs = [] }) => backendRefs))
        if (
          !FOREIGN_SERVICES.has(name) &&
          !services.get(name)?.spec.ports?.some((each) => each.port === port)
        )
          yield `there is no service ${name} at port ${port}`
    if (spec?.template?.spec) yield* faultsOfPod(spec.template.spec, spec.template.metadata.labels)
  }

  return resources.flatMap(({ value, name }) =>
    [...faultsOf(value)].map((fault) => `${name}: ${fault}`),
  )
}
