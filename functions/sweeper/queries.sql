-- Ends orders whose time is over; answers which.
--! expire_orders
select expired as order_id from expire_orders(:at, :at_most) as expired;

-- Of some orders, those whose buyer was waiting for something: placed, and with an address.
--! disappointed
select order_id from orders
where order_id = any(:order_ids) and placed_at is not null and contact_email is not null;

-- Enqueues a message to tell each of those buyers. Three lists of the same length.
--! queue_expiry_mails : (queued?)
select queue_mail(m.mail_id, m.order_id, 'order_expired', m.outbox_id, :at, null)::text as queued
from unnest(:mail_ids::uuid[], :order_ids::uuid[], :outbox_ids::uuid[]) as m (mail_id, order_id, outbox_id);

-- Refunds that their provider has not taken on, and that were last asked for before a time; nobody else changes them until
-- the transaction ends.
--! refunds_to_request_again
select refund_id
from refunds
where status = 'pending' and accepted_at is null and coalesce(requested_again_at, created_at) <= :before
order by created_at
limit :at_most
for update skip locked;

-- Asks for them again. Two lists of the same length.
--! request_refunds_again
with requested as (
    update refunds set requested_again_at = :at where refund_id = any(:refund_ids)
)
insert into outbox (outbox_id, topic, payload, created_at)
select m.outbox_id, 'refund-requested', jsonb_build_object('refund_id', m.refund_id), :at
from unnest(:refund_ids::uuid[], :outbox_ids::uuid[]) as m (refund_id, outbox_id);

-- Cancellations that no message goes on with: the last one came before a time. Nobody else changes them until the transaction
-- ends.
--! cancellations_to_continue
select cancellation_id
from cancellations
where finished_at is null and continued_at <= :before
order by continued_at
limit :at_most
for update skip locked;

-- Goes through their orders anew, for those that are left. Two lists of the same length.
--! continue_cancellations
with continued as (
    update cancellations set continued_at = :at, after_order_id = null, failed = 0 where cancellation_id = any(:cancellation_ids)
)
insert into outbox (outbox_id, topic, payload, created_at)
select m.outbox_id, 'cancellation-requested', jsonb_build_object('cancellation_id', m.cancellation_id), :at
from unnest(:cancellation_ids::uuid[], :outbox_ids::uuid[]) as m (cancellation_id, outbox_id);

-- Orders that wait for their payment and cannot be found by words yet.
--! orders_to_index
select o.order_id
from orders o
where o.status = 'placed' and o.placed_at is not null and o.expires_at > :at
    and not exists (select from order_search s where s.order_id = o.order_id)
limit :at_most;

-- Writes down what they are found by.
--! index_orders : (indexed?)
select index_orders(:order_ids)::text as indexed;

-- First answers that nobody will ask for again.
--! delete_idempotency_keys
delete from idempotency_keys k
using (
    select scope, key from idempotency_keys
    where expires_at <= :at order by expires_at limit :at_most for update skip locked
) as old
where k.scope = old.scope and k.key = old.key;

-- Notes of deliveries that will not come again.
--! delete_inbox
delete from inbox i
using (
    select consumer, outbox_id from inbox
    where received_at < :before order by received_at limit :at_most for update skip locked
) as old
where i.consumer = old.consumer and i.outbox_id = old.outbox_id;

-- Messages that were published. Their ids grow with time, so the primary key finds the oldest.
--! delete_outbox
delete from outbox b
using (
    select outbox_id from outbox
    where outbox_id < :before_id and published_at is not null
    order by outbox_id limit :at_most for update skip locked
) as old
where b.outbox_id = old.outbox_id;

-- Messages that nobody looked at in all this time.
--! delete_dead_messages
delete from dead_messages d
using (
    select dead_message_id from dead_messages
    where received_at < :before order by received_at limit :at_most for update skip locked
) as old
where d.dead_message_id = old.dead_message_id;

-- Sessions whose time is over, or in which nothing was done for long.
--! delete_sessions
delete from sessions s
using (
    select session_id from sessions where expires_at <= :at or last_seen_at <= :idle_since
    limit :at_most for update skip locked
) as old
where s.session_id = old.session_id;

-- Mailed links that nobody can use any more, with the names and password hashes of those who never confirmed.
--! delete_account_links
delete from account_links l
using (
    select account_link_id from account_links
    where expires_at < :before order by expires_at limit :at_most for update skip locked
) as old
where l.account_link_id = old.account_link_id;

-- Attempts that count no more.
--! delete_attempts
delete from attempts a
using (
    select subject from attempts
    where free_at < :before order by free_at limit :at_most for update skip locked
) as old
where a.subject = old.subject;

-- What was deleted and can be restored no more.
--! delete_deletions
delete from deletions d
using (
    select deletion_id from deletions
    where deleted_at < :before order by deleted_at limit :at_most for update skip locked
) as old
where d.deletion_id = old.deletion_id;

-- Those of these objects that are sizes of pictures.
--! named_objects
select distinct object_name from image_renditions where object_name = any(:object_names);

-- What waits: messages to be published, mails, refunds that were asked for, those among them that the provider has not taken
-- on, and messages that a person has to look at; how many, or since when.
--! backlog : (oldest_message?, oldest_mail?, oldest_refund?, oldest_refund_not_accepted?)
select o.waiting, o.oldest as oldest_message,
    (select min(created_at) from mails where status = 'queued') as oldest_mail,
    (select min(created_at) from refunds where status = 'pending') as oldest_refund,
    (select min(created_at) from refunds where status = 'pending' and accepted_at is null) as oldest_refund_not_accepted,
    (select count(*) from dead_messages) as dead_messages
from (select count(*) as waiting, min(created_at) as oldest from outbox where published_at is null) as o;
