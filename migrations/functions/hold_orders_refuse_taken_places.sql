-- A part of hold_orders: refuses orders of numbered places that somebody has. An expired claim that is still there is one
-- that somebody else has locked: waiting for it here could deadlock, so the caller asks again.
-- Two that look at the same moment both find a place free: claims_place_id_key lets only one of them have it.
-- Answers unavailable and contended.
create or replace function hold_orders_refuse_taken_places(wanted_lines wanted_line[], at timestamptz) returns hold_result[]
language plpgsql as $$
begin
    return array(
        select row(l.n, case when bool_or(c.expires_at > at) then 'unavailable' else 'contended' end,
            case when bool_or(c.expires_at > at) then jsonb_build_object('pools', '[]'::jsonb,
                'places', jsonb_agg(c.place_id order by c.place_id) filter (where c.expires_at > at)) end, null)::hold_result
        from unnest(wanted_lines) as l
        join claims c on c.place_id = l.place_id
        group by l.n
    );
end $$;
