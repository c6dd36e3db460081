-- Deletes the expired claims of pools and answers what they had, pool by pool, for the caller to subtract from `taken`.
-- Passes over what somebody else has locked: they are giving it back or renewing it.
-- At most 500 of a pool at a time: whoever needs more room than that gives back finds it contended, and asks again.
create or replace function release_expired_claims(of_pools uuid[], at timestamptz)
returns table (pool_id uuid, units bigint)
language plpgsql as $$
#variable_conflict use_column
begin
    return query
    with expired as (
        select c.order_id, c.position, c.pool_id
        from unnest(of_pools) as p (pool_id), lateral (
            select c.order_id, c.position, c.pool_id
            from claims c
            where c.pool_id = p.pool_id and c.expires_at <= at
            order by c.expires_at
            limit 500
            for update skip locked
        ) as c
    ), gone as (
        delete from claims c
        using expired e
        where c.order_id = e.order_id and c.position = e.position and c.pool_id = e.pool_id
        returning c.pool_id, c.units
    )
    select gone.pool_id, sum(gone.units) from gone group by gone.pool_id;
end $$;
