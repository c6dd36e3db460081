-- What is to be given back, from which payment; and whether this message has been acted on.
--! find_refund : (payment_reference?)
select r.status, r.amount, r.currency, r.payment_id, p.provider, p.provider_reference as payment_reference,
    exists (select from inbox i where i.consumer = 'refunds' and i.outbox_id = :outbox_id) as acted_on
from refunds r
join payments p on p.payment_id = r.payment_id
where r.refund_id = :refund_id;

-- The provider has taken the refund on and will tell its end later.
--! accept_refund (provider_reference?)
update refunds r
set accepted_at = coalesce(r.accepted_at, :at), failure = null,
    provider_reference = coalesce(:provider_reference, r.provider_reference)
where r.refund_id = :refund_id and r.status = 'pending';

-- The provider has not answered, or something that is no answer: the refund waits to be asked for again.
--! note_failure
update refunds set failure = :failure where refund_id = :refund_id and status = 'pending' and accepted_at is null;

-- The refund has ended; the row is locked until the transaction ends.
--! settle_refund (reference?, trace?)
select outcome, messages
from settle_refund(:provider, :refund_id, :payment_id, :amount, :currency, :succeeded, :reference, :ids, :at, :trace);
