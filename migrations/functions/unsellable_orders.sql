-- Which of some orders may not be sold any more, and why. A hold keeps what it was promised (places, rates and prices), whatever
-- the organizer changes of the offer after it: a price, a period of sale, a rate that is withdrawn. But what it is for must
-- still be announced and take place:
--   date_cancelled   the event, or a date of the order, has been called off
--   event_withdrawn  the event is a draft again
--   date_over        a date of the order has ended
-- One row per such order. Placing, starting a payment and receiving one all ask this.
create or replace function unsellable_orders(of_orders uuid[], at timestamptz) returns table (order_id uuid, reason text)
language plpgsql stable as $$
#variable_conflict use_column
begin
    return query
    select o.order_id, case
        when e.status = 'cancelled' or bool_or(c.status = 'cancelled') then 'date_cancelled'
        when e.status = 'draft' then 'event_withdrawn'
        else 'date_over'
    end
    from orders o
    join events e on e.event_id = o.event_id
    join lines l on l.order_id = o.order_id and l.status = 'live'
    join occurrences c on c.occurrence_id = l.occurrence_id
    where o.order_id = any(of_orders)
    group by o.order_id, e.status
    having e.status <> 'published' or bool_or(c.status = 'cancelled' or c.ends_at <= at);
end $$;
