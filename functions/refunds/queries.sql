-- What is to be given back, from which payment; and whether this message has been acted on.
--! find_refund : (payment_reference?)
select r.status, r.amount, r.currency, r.payment_id, p.provider, p.provider_reference as payment_reference,
    exists (select from inbox i where i.consumer = 'refunds' and i.outbox_id = :outbox_id) as acted_on
from refunds r
join payments p on p.payment_id = r.payment_id
where r.refund_id = :refund_id;

-- The provider has taken the refund on and will tell its end later.
--! note_reference
update refunds set provider_reference = :provider_reference where refund_id = :refund_id and status = 'pending';

-- The refund has ended; the row is locked until the transaction ends.
--! settle_refund (reference?, trace?)
select outcome, messages
from settle_refund(:provider, :refund_id, :payment_id, :amount, :currency, :succeeded, :reference, :ids, :at, :trace);
