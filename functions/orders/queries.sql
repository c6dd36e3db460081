-- The order, held still until the transaction ends.
--! lock_order
select status from orders where order_id = :order_id for update;

-- Corrects the name on a line that is still good for something.
--! rename_attendee
update lines l set attendee_name = :name
from orders o
where l.order_id = :order_id and l.position = :position and l.status = 'live'
    and o.order_id = l.order_id and o.status in ('placed', 'paid') and o.expires_at > :at;

-- When the last mail with tickets was asked for, and how many there have been.
--! mails_so_far : (last_at?)
select count(*) as count, max(created_at) as last_at from mails where order_id = :order_id and kind = 'tickets';

-- Promises a mail about the order to its buyer.
--! queue_mail (trace?) : (queued?)
select queue_mail(:mail_id, :order_id, :kind, :message_id, :at, :trace)::text as queued;

-- Ends the order: places free, tickets revoked. Null when it was over already.
--! cancel_order : (was?)
select cancel_order(:order_id, :at) as was;

-- The payment whose money is to go back.
--! captured_payment
select payment_id from payments where order_id = :order_id and status = 'succeeded';

-- Promises a refund.
--! request_refund (trace?) : (requested?)
select request_refund(:refund_id, :payment_id, :amount, 'cancelled_by_buyer', :message_id, :at, :trace)::text as requested;
