-- A mail that shows those who work for an organizer what buyers of an event will read: of no order. A mailer of the release before cannot read it: its
-- delivery fails, and is repeated until the new one serves.
alter table mails
    add column event_id uuid,
    add column example_of text;
alter table mails drop constraint mails_kind_check;
alter table mails
    add constraint mails_event_id_fkey foreign key (event_id) references events (event_id) on delete cascade,
    add constraint mails_kind_check check (kind in
        ('tickets', 'payment_instructions', 'order_cancelled', 'order_expired', 'late_payment_refunded', 'date_cancelled', 'refunded',
        'address_changed', 'order_link', 'example',
        'confirm_sign_up', 'already_registered', 'sign_in_link', 'reset_password', 'no_account', 'change_email', 'email_changed',
        'password_changed', 'second_factor_added', 'second_factor_removed', 'invitation')),
    add constraint mails_example_of_check check (case kind
        when 'example' then event_id is not null and example_of is not null
        else event_id is null and example_of is null
    end);
create index mails_event_id_idx on mails (event_id) where event_id is not null;
