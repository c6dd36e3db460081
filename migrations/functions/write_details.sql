-- Whom to write to and who comes, for several orders; answers which could be written.
--
-- An answer is written only if its question still has the kind by which it was checked (`kinds`). Its row is locked for that, as
-- keys of foreign keys are: those who answer share it, and whoever changes what an answer is waits for them, or they for the
-- change. Questions are locked before orders.
--
-- `changes`: [{"order_id", "version", "contact_name", "contact_email", "answers", "attendees": [{"position", "name",
-- "email", "answers"}], "kinds": {question_id: kind}}]. Lines that are not in `attendees` forget theirs; null leaves all lines as they are.
create or replace function write_details(changes jsonb) returns setof uuid
language plpgsql as $$
begin
    return query
    with answered as (
        select c.order_id, k.question_id::uuid as question_id, k.kind
        from jsonb_to_recordset(changes) as c (order_id uuid, kinds jsonb), jsonb_each_text(c.kinds) as k (question_id, kind)
    ), known as materialized (
        select q.question_id, q.kind
        from questions q
        where q.question_id in (select a.question_id from answered a)
        order by q.question_id
        for key share
    ), asked as materialized (
        select c.*
        from jsonb_to_recordset(changes) as c (order_id uuid, version text, contact_name text, contact_email text,
            answers jsonb, attendees jsonb)
        where not exists (
            select from answered a left join known k using (question_id)
            where a.order_id = c.order_id and a.kind is distinct from k.kind
        )
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
