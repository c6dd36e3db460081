-- Money can come for a date that does not take place any more, and buyers are told why it goes back.
alter table refunds drop constraint refunds_reason_check;
alter table refunds add constraint refunds_reason_check check (reason in
    ('late_payment', 'duplicate_payment', 'wrong_amount', 'date_cancelled', 'event_withdrawn', 'date_over',
    'cancelled_by_buyer', 'cancelled_by_organizer'));

alter table mails drop constraint mails_kind_check;
alter table mails add constraint mails_kind_check check (kind in
    ('tickets', 'payment_instructions', 'order_cancelled', 'order_expired', 'late_payment_refunded', 'date_cancelled', 'refunded'));
