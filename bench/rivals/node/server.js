// The availability of an event, as one would write it for Node with fastify and pg: what a function's cold start is
// compared with. COMING and STOCK are the function's own statements, with the moment as their first parameter and a list
// with the slug as their second; the third of COMING is the secret of a draft, of which there is none.
import fastify from 'fastify'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 })
pool.connect().then((client) => client.release())

const server = fastify()
server.get('/api/v1/catalog/events/:slug/availability', async (request, reply) => {
  const values = [new Date(), [request.params.slug]]
  const client = await pool.connect()
  try {
    const [coming, stock] = await Promise.all([
      client.query(process.env.COMING, [...values, null]),
      client.query(process.env.STOCK, values),
    ])
    if (coming.rows.length === 0) return reply.code(500).send()
    return { occurrences: coming.rows[0].occurrence_ids, pools: stock.rows }
  } finally {
    client.release()
  }
})
await server.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
