-- A part of hold_orders: refuses what was priced from an offer that has changed since, or is not published any more.
-- Answers stale.
create or replace function hold_orders_refuse_stale(wanted_orders wanted_order[]) returns hold_result[]
language plpgsql as $$
begin
    return array(
        select row(o.n, 'stale', null, null)::hold_result
        from unnest(wanted_orders) as o
        left join events e on e.event_id = o.event_id and e.offer_version = o.offer_version and e.status = 'published'
        where e.event_id is null
    );
end $$;
