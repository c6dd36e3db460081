-- The order, held still until the transaction ends.
--! lock_order
select status from orders where order_id = :order_id and link_number = :link_number for update;

-- Corrects the name on a line that is still good for something.
--! rename_attendee
update lines l set attendee_name = :name
from orders o
where l.order_id = :order_id and l.position = :position and l.status = 'live'
    and o.order_id = l.order_id and o.link_number = :link_number and o.status in ('placed', 'paid') and o.expires_at > :at;

-- When the last mail with tickets was asked for, and how many there have been.
--! mails_so_far : (last_at?)
select count(*) as count, max(created_at) as last_at from mails where order_id = :order_id and kind = 'tickets';

-- Ends the order: places free, tickets revoked. Null when it was over already.
--! cancel_order : (was?)
select cancel_order(:order_id, :at) as was;

-- Lets others with this address wait until the transaction ends.
--! lock_address : (locked?)
select pg_advisory_xact_lock(hashtextextended(:address, 0))::text as locked;

-- The orders of an address that are still good for something, the latest first; none if their links were mailed since.
-- `forms`: how the address may have been typed, in lower case.
--! orders_of_address
select o.order_id
from orders o
where o.order_id in (select m.order_id from mails m where lower(m.recipient) = any(:forms))
    and lower(o.contact_email) = any(:forms)
    and (o.status = 'paid' or (o.status = 'placed' and o.expires_at > :at))
    and exists (
        select from lines l
        join occurrences c on c.occurrence_id = l.occurrence_id
        where l.order_id = o.order_id and l.status = 'live' and c.ends_at > :over_since
    )
    and not exists (
        select from mails m
        where lower(m.recipient) = any(:forms) and m.kind = 'order_link' and m.created_at > :mailed_since
    )
order by o.created_at desc
limit :at_most;

-- The payment whose money is to go back.
--! captured_payment
select payment_id from payments where order_id = :order_id and status = 'succeeded';

-- Enqueues a refund.
--! request_refund (trace?) : (requested?)
select request_refund(:refund_id, :payment_id, :amount, 'cancelled_by_buyer', :message_id, :at, :trace)::text as requested;

-- The terms that the order was placed on; nulls where none are kept.
--! find_terms : (terms_hash?, refund_policy?, organizer_terms?)
select encode(t.terms_hash, 'hex') as terms_hash, t.refund_policy, t.organizer_terms
from orders o
left join sale_terms t on t.terms_hash = o.terms_hash
where o.order_id = :order_id and o.link_number = :link_number;
