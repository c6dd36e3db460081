-- Enqueues a message, in the transaction of what it tells.
--! enqueue (trace?)
insert into outbox (outbox_id, topic, payload, trace, created_at)
values (:outbox_id, :topic, :payload, :trace, :at);

-- Enqueued messages that have not been published, by id.
--! unpublished : OutboxMessage(trace?)
select outbox_id, topic, payload, trace, created_at
from outbox
where outbox_id = any(:outbox_ids) and published_at is null;

-- Enqueued messages that nobody published in time, oldest first. Rows that a concurrent publisher has locked
-- are skipped. `after_…` is the last one of the batch before.
--! leftovers : OutboxMessage(trace?)
select outbox_id, topic, payload, trace, created_at
from outbox
where published_at is null and created_at < :before
    and (created_at, outbox_id) > (:after_created_at, :after_outbox_id)
order by created_at, outbox_id
limit :at_most
for update skip locked;

-- Messages that Pub/Sub has taken. Nobody waits for the disk: a mark that is lost in a crash has the sweeper publish the
-- message again, and whoever gets it twice acts once.
--! mark_published
with unhurried as materialized (
    select set_config('synchronous_commit', 'off', true)
)
update outbox set published_at = :at
from unhurried
where outbox_id = any(:outbox_ids) and published_at is null;

-- Records that a consumer acts on messages, in the transaction of its effect; answers those it had not acted on before.
--! record_if_new
insert into inbox (consumer, outbox_id, received_at)
select :consumer, m.outbox_id, :at
from unnest(:outbox_ids::uuid[]) as m (outbox_id)
order by m.outbox_id
on conflict (consumer, outbox_id) do nothing
returning outbox_id;

-- Records a message that no retry can cure.
--! dead_letter (outbox_id?)
insert into dead_messages (dead_message_id, consumer, outbox_id, reason, body, received_at)
values (:dead_message_id, :consumer, :outbox_id, :reason, :body, :at);
