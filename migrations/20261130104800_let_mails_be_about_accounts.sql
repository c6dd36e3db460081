-- Expand. A mailer of the release before cannot read a mail about no order: its delivery fails, and is repeated until the new
-- one serves.
alter table mails alter column order_id drop not null;
alter table mails
    add column account_link_id uuid,
    add column invitation_id uuid,
    add column account_id uuid;
alter table mails
    add constraint mails_account_link_id_fkey foreign key (account_link_id) references account_links (account_link_id) on delete set null,
    add constraint mails_invitation_id_fkey foreign key (invitation_id) references invitations (invitation_id) on delete set null,
    add constraint mails_account_id_fkey foreign key (account_id) references accounts (account_id);
create index mails_account_link_id_idx on mails (account_link_id) where account_link_id is not null;
create index mails_invitation_id_idx on mails (invitation_id) where invitation_id is not null;
create index mails_account_id_idx on mails (account_id) where account_id is not null;
alter table mails drop constraint mails_kind_check;
alter table mails add constraint mails_kind_check check (kind in
    ('tickets', 'payment_instructions', 'order_cancelled', 'order_expired', 'late_payment_refunded', 'date_cancelled', 'refunded',
    'address_changed', 'order_link',
    'confirm_sign_up', 'already_registered', 'sign_in_link', 'reset_password', 'no_account', 'change_email', 'email_changed',
    'password_changed', 'second_factor_added', 'second_factor_removed', 'invitation'));
alter table mails add constraint mails_order_id_check check ((order_id is not null) = (kind in
    ('tickets', 'payment_instructions', 'order_cancelled', 'order_expired', 'late_payment_refunded', 'date_cancelled', 'refunded',
    'address_changed', 'order_link')));
comment on table mails is 'Every mail promised to somebody and what became of it.';
