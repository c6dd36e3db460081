-- Whom to write to and who comes, for several orders; answers which could be written.
--
-- `changes`: [{"order_id", "version", "contact_name", "contact_email", "answers", "attendees": [{"position", "name",
-- "email", "answers"}]}]. Lines that are not in `attendees` forget theirs; null leaves all lines as they are.
create or replace function write_details(changes jsonb) returns setof uuid
language plpgsql as $$
begin
    return query
    with asked as (
        select c.*
        from jsonb_to_recordset(changes) as c (order_id uuid, version text, contact_name text, contact_email text,
            answers jsonb, attendees jsonb)
    ), written as (
        update orders o
        set contact_name = a.contact_name, contact_email = a.contact_email, answers = a.answers
        from asked a
        where o.order_id = a.order_id and o.xmin = a.version::xid
        returning o.order_id
    ), attended as (
        update lines l
        set attendee_name = n.name, attendee_email = n.email, answers = coalesce(n.answers, '{}')
        from written w
        join asked a on a.order_id = w.order_id and jsonb_typeof(a.attendees) = 'array'
        join lines x on x.order_id = w.order_id
        left join lateral jsonb_to_recordset(a.attendees) as n (position smallint, name text, email text, answers jsonb)
            on n.position = x.position
        where l.order_id = x.order_id and l.position = x.position
    )
    select written.order_id from written;
end $$;
