-- A part of hold_orders: those who lost a place to somebody quicker lose the rest of their order too. They are unavailable,
-- or contended where nobody has the places any more: another loser had them. What they were given before others is free
-- again, so whoever was refused for want of room asks again. Answers all results.
create or replace function hold_orders_undo_losers(wanted hold_requests, results hold_result[]) returns hold_result[]
language plpgsql as $$
#variable_conflict use_column
declare
    losers integer[] := array(
        select distinct l.n
        from unnest(wanted.lines) as l
        where l.place_id is not null
            and not exists (select from claims c where c.place_id = l.place_id and c.order_id = l.order_id)
    );
begin
    delete from orders o using unnest(wanted.orders) as w where o.order_id = w.order_id and w.n = any(losers);
    return array(
        select case
            when r.outcome = 'unavailable' and r.shortage -> 'pools' <> '[]'
                then row(r.n, 'contended', null, null)::hold_result
            else r
        end
        from unnest(results) as r
        union all
        select case
            when t.places is null then row(t.n, 'contended', null, null)::hold_result
            else row(t.n, 'unavailable', jsonb_build_object('pools', '[]'::jsonb, 'places', t.places), null)::hold_result
        end
        from (
            select l.n, jsonb_agg(c.place_id order by c.place_id) filter (where c.place_id is not null) as places
            from unnest(wanted.lines) as l
            left join claims c on c.place_id = l.place_id
            where l.n = any(losers)
            group by l.n
        ) as t
    );
end $$;
