-- What an event asks, in the order of its form, archived ones last; and in how many answers of orders and attendees each is.
--! list_questions : (options?, maximum_length?, minimum?, maximum?, when_question_id?, when_equals?, archived_at?)
with answers as (
    select a.question_id, count(*) as answers
    from (
        select jsonb_object_keys(o.answers) as question_id from orders o where o.event_id = :event_id
        union all
        select jsonb_object_keys(l.answers) from orders o join lines l using (order_id) where o.event_id = :event_id
    ) as a
    group by a.question_id
)
select q.question_id, e.questions_version as version, q.scope, q.kind, q.label, q.help, q.required, q.options, q.maximum_length,
    q.minimum, q.maximum, q.when_question_id, q.when_equals, q.archived_at, coalesce(a.answers, 0) as answers,
    array(select p.product_id from question_products p where p.question_id = q.question_id order by p.product_id) as product_ids
from questions q
join events e using (event_id)
left join answers a on a.question_id = q.question_id::text
where q.event_id = :event_id
order by q.archived_at is not null, q.position;

-- Of the list of an event's questions.
--! find_questions_version
select questions_version from events where event_id = :event_id;

--! raise_questions_version
update events set questions_version = questions_version + 1 where event_id = :event_id;

-- Waits for answers to it that are being written, and lets none be written until the transaction ends: see write_details.
--! lock_question
select question_id from questions where question_id = :question_id and event_id = :event_id for update;

--! create_question (options?, maximum_length?, minimum?, maximum?, when_question_id?, when_equals?)
insert into questions (question_id, event_id, position, scope, kind, label, help, required, options, maximum_length, minimum,
    maximum, when_question_id, when_equals)
select :question_id, :event_id, coalesce(max(q.position), 0) + 1, :scope, :kind, :label, :help, :required, :options,
    :maximum_length, :minimum, :maximum, :when_question_id, :when_equals
from questions q
where q.event_id = :event_id;

--! change_question (options?, maximum_length?, minimum?, maximum?, when_question_id?, when_equals?)
update questions
set scope = :scope, kind = :kind, label = :label, help = :help, required = :required, options = :options,
    maximum_length = :maximum_length, minimum = :minimum, maximum = :maximum, when_question_id = :when_question_id,
    when_equals = :when_equals
where question_id = :question_id;

-- Asks attendees with these products only; none: all.
--! tie_products
with untied as (
    delete from question_products where question_id = :question_id and product_id <> all(:product_ids)
)
insert into question_products (question_id, product_id)
select :question_id, p.product_id from unnest(:product_ids::uuid[]) as p (product_id)
on conflict do nothing;

-- Those of these products that are an event's.
--! own_products
select p.product_id from products p where p.event_id = :event_id and p.product_id = any(:product_ids);

-- Asks questions in this order; those that are not named come behind.
--! order_questions
update questions q
set position = w.position
from (
    select o.question_id, row_number() over (order by array_position(:question_ids::uuid[], o.question_id), o.position) as position
    from questions o
    where o.event_id = :event_id
) as w
where w.question_id = q.question_id and q.position <> w.position;

-- Asks a question no more, or last of all again.
--! archive_question
update questions q
set archived_at = case when :archived then :at::timestamptz end,
    position = (select max(o.position) + 1 from questions o where o.event_id = q.event_id)
where q.question_id = :question_id;

--! delete_question
with untied as (
    delete from question_products where question_id = :question_id
)
delete from questions where question_id = :question_id;
