-- What is to be paid, to whom, and how it may be; or why it may not be sold any more.
--! payable_orders : (bank_account_holder?, bank_account_iban?, starts_at?, unsellable?)
select o.order_id, o.reference, o.total, o.currency, o.locale,
    e.name as event_name, e.payment_methods,
    g.name as organizer_name, g.bank_account_holder, g.bank_account_iban,
    (
        select min(c.starts_at)
        from lines l
        join occurrences c on c.occurrence_id = l.occurrence_id
        where l.order_id = o.order_id and l.status = 'live'
    ) as starts_at,
    u.reason as unsellable
from orders o
join events e on e.event_id = o.event_id
join organizers g on g.organizer_id = e.organizer_id
left join unsellable_orders(:order_ids, :at) u on u.order_id = o.order_id
where o.order_id = any(:order_ids);

-- The same orders, held still until the transaction ends. One that is paid never expires.
--! lock_orders : (expires_at?)
select order_id, link_number, status, nullif(expires_at, 'infinity') as expires_at
from orders
where order_id = any(:order_ids)
order by order_id
for update;

-- The attempts with each provider that are still open, so that asking twice does not charge twice. One whose time is over
-- is not, though its order may have been given more time by another.
--! open_payments : Payment(provider_reference?, redirect_url?, instructions?)
select distinct on (order_id, provider)
    payment_id, order_id, provider, provider_reference, status, amount, currency, redirect_url, instructions, expires_at
from payments
where order_id = any(:order_ids) and status = 'pending' and expires_at > :at
order by order_id, provider, created_at desc;

-- Payments by their ids.
--! find_payments : Payment(provider_reference?, redirect_url?, instructions?)
select payment_id, order_id, provider, provider_reference, status, amount, currency, redirect_url, instructions, expires_at
from payments
where payment_id = any(:payment_ids);

-- A payment of an order, by the order's link.
--! find_payment_by_link : Payment(provider_reference?, redirect_url?, instructions?)
select p.payment_id, p.order_id, p.provider, p.provider_reference, p.status, p.amount, p.currency, p.redirect_url,
    p.instructions, p.expires_at
from payments p
join orders o on o.order_id = p.order_id
where p.payment_id = :payment_id and o.order_id = :order_id and o.link_number = :link_number;

-- New attempts, before the providers have heard of them.
-- `payments`: [{"payment_id", "order_id", "provider", "amount", "currency", "expires_at"}].
--! insert_payments
insert into payments (payment_id, order_id, provider, status, amount, currency, created_at, expires_at)
select p.payment_id, p.order_id, p.provider, 'pending', p.amount, p.currency, :at, p.expires_at
from jsonb_to_recordset(:payments) as p (payment_id uuid, order_id uuid, provider text, amount bigint, currency text,
    expires_at timestamptz);

-- What the providers answered; answers of which nobody had written it before. Money may be there already.
-- `payments`: [{"payment_id", "provider_reference", "redirect_url", "instructions", "expires_at"}].
--! start_payments
update payments p
set provider_reference = s.provider_reference, redirect_url = s.redirect_url, instructions = s.instructions,
    expires_at = s.expires_at, status = case when p.status = 'failed' and p.captured = 0 then 'pending' else p.status end
from jsonb_to_recordset(:payments) as s (payment_id uuid, provider_reference text, redirect_url text, instructions jsonb,
    expires_at timestamptz)
where p.payment_id = s.payment_id and p.provider_reference is null
returning p.payment_id;

-- The provider did not take it on; unless it did so meanwhile when somebody else asked.
--! give_up_payment
update payments set status = 'failed', settled_at = :at
where payment_id = :payment_id and status = 'pending' and provider_reference is null;

-- The provider says that no money will come.
--! fail_payment
select fail_payment(:provider, :payment_id, :amount, :currency, :at) as outcome;

-- The provider's name for a payment, where nobody has written it.
--! note_reference (reference?) : (noted?)
select note_reference(:provider, :payment_id, :reference)::text as noted;

-- Keeps the places for as long as the provider needs; false when somebody else has them by now.
--! secure_claims
select secure_claims(:order_id, :at, :until) as secured;

-- The order waits as long as its places are kept.
--! extend_order
update orders set expires_at = :until where order_id = :order_id;

-- Enqueues the mail that says how to pay.
--! queue_mail (trace?) : (queued?)
select queue_mail(:mail_id, :order_id, 'payment_instructions', :message_id, :at, :trace)::text as queued;

-- Money has arrived, for one order or several; what that means for each is decided in one statement.
--! receive_payments
select event, outcome, messages
from receive_payments(:events, :at)
order by event;

-- What else a provider tells, once.
--! record_event
insert into webhook_events (provider, provider_event_id, payment_id, body, received_at)
select :provider, :event_id, (select p.payment_id from payments p where p.payment_id = :payment_id and p.provider = :provider),
    :event_body, :at
on conflict (provider, provider_event_id) do nothing;

-- The provider says that a refund has ended.
--! settle_refund (trace?)
select outcome, messages
from settle_refund(:provider, :refund_id, :payment_id, :amount, :currency, :succeeded, null, :ids, :at, :trace);
