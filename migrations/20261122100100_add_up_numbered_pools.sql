-- A rate of several numbered pools is sold in whichever of them the buyer chooses a place, so what they have free adds
-- up, each place once. Of pools that are not numbered a line takes of each, as before: the scarcest counts.
create or replace function sellable_rates(of_event uuid, at timestamptz)
returns table (occurrence_id uuid, rate_id uuid, kind text, price bigint, needs_code boolean, numbered boolean,
    free integer, total integer, state text)
language sql stable
begin atomic
    select s.occurrence_id, s.rate_id, s.kind, s.price, s.needs_code, s.numbered, s.free, s.total,
        case
            when upper(s.sale_during) <= at then 'ended'
            when s.free < 1 then 'sold_out'
            when lower(s.sale_during) > at then 'upcoming'
            when s.availability_shown <> 'hidden' and s.free * 100.0 <= s.total * s.few_left_percent then 'few_left'
            else 'on_sale'
        end
    from (
        select o.occurrence_id, r.rate_id, t.kind, r.price, r.needs_code, r.sale_during, e.availability_shown,
            e.few_left_percent, bool_or(p.numbered) as numbered,
            least(
                min(p.capacity / x.units) filter (where not p.numbered),
                sum(p.capacity) filter (where p.numbered)
            )::integer as total,
            least(
                min(f.units / x.units) filter (where not p.numbered),
                sum(greatest(f.units, 0)) filter (where p.numbered)
            )::integer as free
        from events e
        join occurrences o on o.event_id = e.event_id and o.status = 'scheduled' and o.ends_at > at
        join products t on t.event_id = e.event_id
        join rates r on r.product_id = t.product_id
        join rate_pools x on x.rate_id = r.rate_id
        join pools p on p.pool_id = x.pool_id and coalesce(p.occurrence_id, o.occurrence_id) = o.occurrence_id
        cross join lateral (
            select p.capacity - p.taken + coalesce(sum(c.units), 0) as units
            from claims c
            where c.pool_id = p.pool_id and c.expires_at <= at
        ) as f
        where e.event_id = of_event
        group by o.occurrence_id, r.rate_id, t.product_id, e.event_id
        having bool_or(p.occurrence_id is not null) or not exists (
            select from rate_pools y join pools z on z.pool_id = y.pool_id
            where y.rate_id = r.rate_id and z.occurrence_id is not null
        )
    ) as s;
end;
