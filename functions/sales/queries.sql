-- A page of an organizer's orders, the newest first, each event's by its index. `state`: that they are in at `at`; null for all that
-- were placed.
--! list_orders (event_ids?, occurrence_id?, product_id?, state?, placed_from?, placed_before?, after_at?, after_id?)
select o.order_id
from events e
cross join lateral (
    select o.order_id, o.created_at
    from orders o
    where o.event_id = e.event_id
        and (o.created_at, o.order_id) < (coalesce(:after_at, 'infinity'::timestamptz), coalesce(:after_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid))
        and (:state::text is null and o.placed_at is not null
            or :state = case when o.status in ('held', 'placed') and o.expires_at <= :at then 'expired' else o.status end
            and (o.placed_at is not null or :state = 'held'))
        and (:placed_from::timestamptz is null or o.placed_at >= :placed_from)
        and (:placed_before::timestamptz is null or o.placed_at < :placed_before)
        and (not :refund_open or exists (select from refunds r where r.order_id = o.order_id and r.status <> 'succeeded'))
        and (:occurrence_id::uuid is null or exists (select from lines l where l.order_id = o.order_id and l.occurrence_id = :occurrence_id))
        and (:product_id::uuid is null or exists (
            select from lines l join rates r using (rate_id) where l.order_id = o.order_id and r.product_id = :product_id
        ))
    order by o.created_at desc, o.order_id desc
    limit :at_most
) as o
where e.organizer_id = :organizer_id and (:event_ids::uuid[] is null or e.event_id = any(:event_ids))
order by o.created_at desc, o.order_id desc
limit :at_most;

-- The same of those that have these words: see orders_by_words().
--! search_orders (event_ids?, occurrence_id?, product_id?, state?, placed_from?, placed_before?, after_at?, after_id?)
select found as order_id
from orders_by_words(:organizer_id, :words, :event_ids, :at, :state, :placed_from, :placed_before, :refund_open, :occurrence_id,
    :product_id, :after_at, :after_id, :at_most) as found;

-- The order of a ticket that has this code.
--! find_by_ticket (event_ids?)
select t.order_id
from tickets t
join events e on e.event_id = t.event_id
where t.ticket_id = :ticket_id and t.token = :token and e.organizer_id = :organizer_id
    and (:event_ids::uuid[] is null or t.event_id = any(:event_ids));

-- What a search is compared with: each word as the index has it.
--! plain_words
select w.word
from regexp_split_to_table(plain_text(:typed), '\s+') as w (word)
where w.word <> '';

-- What the list shows of these orders, in the order of their ids in the list.
--! read_lines : (placed_at?, expires_at?, contact_name?, contact_email?)
select o.order_id, o.reference, o.status, o.created_at, o.placed_at, nullif(o.expires_at, 'infinity') as expires_at, o.contact_name,
    o.contact_email, o.currency, o.total, e.event_id, e.slug, e.name as event_name, l.live_lines, l.cancelled_lines, r.refunded, r.open_refunds,
    (select count(*) from order_notes n where n.order_id = o.order_id) as notes
from unnest(:order_ids::uuid[]) with ordinality as listed (order_id, position)
join orders o on o.order_id = listed.order_id
join events e on e.event_id = o.event_id
cross join lateral (
    select count(*) filter (where l.status = 'live') as live_lines, count(*) filter (where l.status <> 'live') as cancelled_lines
    from lines l where l.order_id = o.order_id
) as l
cross join lateral (
    select coalesce(sum(r.amount) filter (where r.status <> 'failed'), 0)::bigint as refunded, count(*) filter (where r.status <> 'succeeded') as open_refunds
    from refunds r where r.order_id = o.order_id
) as r
order by listed.position;

-- What staff see of an order beyond what its buyer does; none where it is not the organizer's, or of an event that the caller does not see.
--! find_order (event_ids?) : (placed_at?, paid_at?, cancelled_at?, terms_hash?, refund_policy?, organizer_terms?)
select o.version, o.placed_at, o.paid_at, o.cancelled_at, encode(t.terms_hash, 'hex') as terms_hash, t.refund_policy, t.organizer_terms
from orders o
join events e on e.event_id = o.event_id
left join sale_terms t on t.terms_hash = o.terms_hash
where o.order_id = :order_id and e.organizer_id = :organizer_id and (:event_ids::uuid[] is null or e.event_id = any(:event_ids));

-- All attempts to pay it, the oldest first.
--! list_payments : (provider_reference?, settled_at?)
select payment_id, provider, provider_reference, status, amount, captured, currency, created_at, settled_at
from payments
where order_id = :order_id
order by created_at, payment_id;

-- All that went back of it or is to, the oldest first.
--! list_refunds : (provider_reference?, failure?, settled_at?)
select refund_id, payment_id, amount, currency, status, reason, provider_reference, failure, created_at, settled_at
from refunds
where order_id = :order_id
order by created_at, refund_id;

-- What staff wrote down about it, the oldest first.
--! list_notes : (actor_id?, actor_name?, changed_at?)
select n.order_note_id, n.version, n.text, n.created_at, n.changed_at, n.actor_kind, n.actor_id,
    coalesce((select a.name from accounts a where a.account_id = n.actor_id), (select k.name from api_keys k where k.api_key_id = n.actor_id)) as actor_name
from order_notes n
where n.order_id = :order_id
order by n.created_at, n.order_note_id;

-- All that happened to an order, the oldest first. `rank`: what comes first of one moment.
--! list_moments : (id?, word?, outcome?, amount?, currency?, count?, words?, recipient?, actor_kind?, actor_name?, difference?)
with moments as (
    select o.created_at as at, 1 as rank, 'held' as kind, null::uuid as id, null::text as word, null::text as outcome, o.total as amount,
        o.currency, null::bigint as count, null::text as words, null::text as recipient, null::text as actor_kind, null::uuid as actor_id,
        null::jsonb as difference
    from orders o where o.order_id = :order_id
    union all
    select o.placed_at, 2, 'placed', null, null, null, o.total, o.currency, null, null, null, null, null, null
    from orders o where o.order_id = :order_id and o.placed_at is not null
    union all
    select o.paid_at, 5, 'paid', null, null, null, o.total, o.currency, null, null, null, null, null, null
    from orders o where o.order_id = :order_id and o.paid_at is not null
    union all
    select o.cancelled_at, 7, 'cancelled', null, null, null, null, null, null, null, null, null, null, null
    from orders o where o.order_id = :order_id and o.cancelled_at is not null
    union all
    select o.expires_at, 7, 'expired', null, null, null, null, null, null, null, null, null, null, null
    from orders o where o.order_id = :order_id and o.status in ('held', 'placed', 'expired') and o.expires_at <= :at
    union all
    select p.created_at, 3, 'payment_asked', p.payment_id, p.provider, null, p.amount, p.currency, null, null, null, null, null, null
    from payments p where p.order_id = :order_id and p.provider <> 'free'
    union all
    select p.settled_at, 4, 'payment_ended', p.payment_id, p.provider, p.status, p.captured, p.currency, null, null, null, null, null, null
    from payments p where p.order_id = :order_id and p.provider <> 'free' and p.settled_at is not null
    union all
    select t.issued_at, 6, 'tickets_issued', null, null, null, null, null, count(*), null, null, null, null, null
    from tickets t where t.order_id = :order_id group by t.issued_at
    union all
    select t.revoked_at, 8, 'tickets_revoked', null, null, null, null, null, count(*), null, null, null, null, null
    from tickets t where t.order_id = :order_id and t.revoked_at is not null group by t.revoked_at
    union all
    select r.created_at, 9, 'refund_asked', r.refund_id, r.reason, null, r.amount, r.currency, null, null, null, null, null, null
    from refunds r where r.order_id = :order_id
    union all
    select r.settled_at, 10, 'refund_ended', r.refund_id, r.reason, r.status, r.amount, r.currency, null, r.failure, null, null, null, null
    from refunds r where r.order_id = :order_id and r.settled_at is not null
    union all
    select coalesce(m.sent_at, m.created_at), 11, 'mail', m.mail_id, m.kind, m.status, null, null, null, m.failure, m.recipient, null, null, null
    from mails m where m.order_id = :order_id
    union all
    select n.created_at, 12, 'note', n.order_note_id, null, null, null, null, null, n.text, null, n.actor_kind, n.actor_id, null
    from order_notes n where n.order_id = :order_id
    union all
    select e.created_at, 13, 'changed', e.audit_entry_id, e.action, null, null, null, null, null, null, e.actor_kind, e.actor_id, e.difference
    from audit_entries e where e.chain_id = :organizer_id and e.subject_id = :order_id
)
select m.at, m.kind, m.id, m.word, m.outcome, m.amount, m.currency, m.count, m.words, m.recipient, m.actor_kind,
    coalesce((select a.name from accounts a where a.account_id = m.actor_id), (select k.name from api_keys k where k.api_key_id = m.actor_id)) as actor_name,
    m.difference
from moments m
order by m.at, m.rank, m.id
limit 1000;

--! add_note (actor_id?)
insert into order_notes (order_note_id, order_id, actor_kind, actor_id, text, created_at)
values (:note_id, :order_id, :actor_kind, :actor_id, :text, :at);

--! change_note
update order_notes set text = :text, version = version + 1, changed_at = :at where order_note_id = :note_id;

--! delete_note
delete from order_notes where order_note_id = :note_id;

--! rename_buyer
update orders set contact_name = :name where order_id = :order_id;

-- Who comes, by a line that is still good for something.
--! set_attendee (name?, email?)
update lines set attendee_name = :name, attendee_email = :email where order_id = :order_id and position = :position and status = 'live';

-- When this was mailed last.
--! last_mail : (last_at?)
select max(created_at) as last_at from mails where order_id = :order_id and kind = :kind;
