-- Writes down what orders are found by, of those that were placed: reference, buyer, code, attendees and notes. Called by whoever
-- issues tickets, for the sweep of orders that wait for their payment, and by whoever changes one of these: never by what holds,
-- places or pays an order.
create or replace function index_orders(ids uuid[]) returns void
language sql as $$
    insert into order_search as s (order_id, organizer_id, event_id, created_at, search_text)
    select o.order_id, e.organizer_id, o.event_id, o.created_at, plain_text(concat_ws(' ', o.reference, o.contact_name, o.contact_email,
        (select c.code from codes c where c.code_id = o.code_id),
        (select string_agg(concat_ws(' ', l.attendee_name, l.attendee_email), ' ') from lines l where l.order_id = o.order_id),
        (select string_agg(n.text, ' ') from order_notes n where n.order_id = o.order_id)))
    from orders o
    join events e on e.event_id = o.event_id
    where o.order_id = any(ids) and o.placed_at is not null
    order by o.order_id
    on conflict (order_id) do update set search_text = excluded.search_text
    where s.search_text <> excluded.search_text;
$$;
