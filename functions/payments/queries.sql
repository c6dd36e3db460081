-- What is to be paid, to whom, and how it may be.
--! payable_order : (bank_account_holder?, bank_account_iban?)
select o.order_id, o.reference, o.total, o.currency, o.locale,
    e.name as event_name, e.payment_methods,
    g.name as organizer_name, g.bank_account_holder, g.bank_account_iban
from orders o
join events e on e.event_id = o.event_id
join organizers g on g.organizer_id = e.organizer_id
where o.order_id = :order_id;

-- The same order, held still until the transaction ends. One that is paid never expires.
--! lock_order : (expires_at?)
select status, nullif(expires_at, 'infinity') as expires_at from orders where order_id = :order_id for update;

-- An attempt with this provider that is still open, so that asking twice does not charge twice.
--! open_payment : Payment(provider_reference?, redirect_url?, instructions?)
select payment_id, order_id, provider, provider_reference, status, amount, currency, redirect_url, instructions, expires_at
from payments
where order_id = :order_id and provider = :provider and status = 'pending'
order by created_at desc
limit 1;

-- One payment of an order.
--! find_payment : Payment(provider_reference?, redirect_url?, instructions?)
select payment_id, order_id, provider, provider_reference, status, amount, currency, redirect_url, instructions, expires_at
from payments
where payment_id = :payment_id and order_id = :order_id;

-- A new attempt, before the provider has heard of it.
--! insert_payment
insert into payments (payment_id, order_id, provider, status, amount, currency, created_at, expires_at)
values (:payment_id, :order_id, :provider, 'pending', :amount, :currency, :at, :expires_at);

-- What the provider answered; nothing when somebody has written it before. Money may be there already.
--! start_payment (redirect_url?, instructions?)
update payments
set provider_reference = :provider_reference, redirect_url = :redirect_url, instructions = :instructions,
    expires_at = :expires_at, status = case when status = 'failed' and captured = 0 then 'pending' else status end
where payment_id = :payment_id and provider_reference is null;

-- The provider did not take it on; unless it did so meanwhile when somebody else asked.
--! give_up_payment
update payments set status = 'failed', settled_at = :at
where payment_id = :payment_id and status = 'pending' and provider_reference is null;

-- The provider says that no money will come; too late if some has.
--! fail_payment
update payments set status = 'failed', settled_at = :at where payment_id = :payment_id and status = 'pending';

-- Keeps the places for as long as the provider needs; false when somebody else has them by now.
--! secure_claims
select secure_claims(:order_id, :at, :until) as secured;

-- The order waits as long as its places are kept.
--! extend_order
update orders set expires_at = :until where order_id = :order_id;

-- Promises the mail that says how to pay.
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

-- A refund has ended.
--! settle_refund (reference?, trace?)
select outcome, messages
from settle_refund(:refund_id, :succeeded, :reference, :ids, :at, :trace);
