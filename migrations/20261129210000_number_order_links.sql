-- A buyer's address that was mistyped has the order's link. Correcting it gives the order another.
alter table orders add link_number smallint not null default 0;
alter table orders add constraint orders_link_number_check check (link_number between 0 and 9);
comment on column orders.link_number is 'How many links it had before the one that is good: one for each correction of its address.';

alter table mails drop constraint mails_kind_check;
alter table mails add constraint mails_kind_check check (kind in
    ('tickets', 'payment_instructions', 'order_cancelled', 'order_expired', 'late_payment_refunded', 'date_cancelled', 'refunded',
    'address_changed', 'order_link'));

-- Finds the orders of an address. Every order that is worth finding has had a mail; an index on the orders themselves
-- would make each sale pay for it.
create index mails_recipient_idx on mails (lower(recipient), created_at);
