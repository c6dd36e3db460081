-- The orders that still have something of an event that was called off, or of a date of it, in the state that they are in.
create or replace function orders_called_off(of_event uuid, of_occurrence uuid) returns table (order_id uuid)
language plpgsql stable as $$
#variable_conflict use_column
begin
    if of_occurrence is null then
        return query
        select o.order_id
        from orders o
        where o.event_id = of_event and o.status in ('held', 'placed', 'paid')
            and exists (select from lines l where l.order_id = o.order_id and l.status = 'live');
    else
        return query
        select distinct o.order_id
        from lines l
        join orders o on o.order_id = l.order_id
        where l.occurrence_id = of_occurrence and l.status = 'live' and o.status in ('held', 'placed', 'paid');
    end if;
end $$;
