// The availability of an event, as one would write it for Node with fastify and pg: what a function's cold start is
// compared with. SQL is the function's own statement, with the moment as its first parameter and the slug as its second.
import fastify from 'fastify'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 })
pool.connect().then((client) => client.release())

const server = fastify()
server.get('/api/v1/catalog/events/:slug/availability', async (request, reply) => {
  const { rows } = await pool.query(process.env.SQL, [new Date(), request.params.slug])
  if (rows.length === 0) return reply.code(500).send()
  const rates = rows.map(({ occurrence_id, rate_id, free, total, state }) => ({
    occurrence_id,
    rate_id,
    free,
    total,
    state,
  }))
  return { rates }
})
await server.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
