-- Counts an attempt, and answers how many milliseconds too early it is.
--! take_attempts
select take_attempts(:subjects, :intervals_ms, :bursts, :at) as wait_ms;

-- Counts an attempt to sign in and finds whose it is; one row always.
--! begin_sign_in : (account_id?, password_hash?, totp_sealed?)
select w.wait_ms, a.account_id, a.password_hash, a.totp_sealed
from take_attempts(:subjects, :intervals_ms, :bursts, :at) as w (wait_ms)
left join accounts a on a.email_folded = :email_folded and a.disabled_at is null;

-- Signs in whose password was right, while that is still the account's.
--! sign_in (step?, recovery_hash?)
select outcome
from sign_in(:account_id, :password_hash, :step, :recovery_hash, :session_id, :token_hash, :user_agent, :network, :audit_entry_id,
    :at);

-- Makes a link and promises its mail, whether the address has an account or not.
--! request_account_link (name?, password_hash?, asker?, trace?) : (requested?)
select request_account_link(:account_link_id, :kind, :email, :email_folded, :locale, :browser_hash, :name, :password_hash, :asker,
    :mail_id, :message_id, :at, :trace)::text as requested;

-- Whose link it is, while it is good for this browser.
--! find_account_link : (account_id?, totp_sealed?)
select l.account_id, a.totp_sealed
from account_links l
left join accounts a on a.account_id = l.account_id
where l.account_link_id = :account_link_id and l.kind = :kind and l.browser_hash = :browser_hash
    and l.used_at is null and l.expires_at > :at;

-- Spends a link, and does what it is for.
--! use_account_link (signed_in?, password_hash?, step?, recovery_hash?, trace?) : (of_account?)
select outcome, of_account
from use_account_link(:account_link_id, :kind, :browser_hash, :account_id, :signed_in, :password_hash, :step, :recovery_hash,
    :session_id, :token_hash, :user_agent, :network, :mail_id, :message_id, :audit_entry_id, :at, :trace);

-- What the answer about a session says: a row for each organizer, or one without.
--! session_answer : SessionRow(organizer_id?, slug?, organizer_name?, role?, all_events?)
select a.account_id, a.email, a.name, a.locale, a.password_hash is not null as has_password, a.totp_sealed is not null as has_totp,
    (select count(*) from recovery_codes c where c.account_id = a.account_id and c.used_at is null) as recovery_codes_left,
    s.expires_at, s.stepped_up_at, o.organizer_id, o.slug, o.name as organizer_name, m.role, m.all_events,
    array(
        select v.event_id from membership_events v
        where v.organizer_id = m.organizer_id and v.account_id = m.account_id
        order by v.event_id
    ) as event_ids
from sessions s
join accounts a using (account_id)
left join memberships m on m.account_id = a.account_id
left join organizers o on o.organizer_id = m.organizer_id
where s.session_id = :session_id
order by o.name, o.organizer_id;

-- The sessions of an account, the one that was used last first.
--! list_sessions
select session_id, created_at, last_seen_at, user_agent, network
from sessions
where account_id = :account_id and expires_at > :at and last_seen_at > :idle_since
order by last_seen_at desc, session_id;

-- Ends a session of an account, and writes it down. Changes no row where there is none.
--! end_session
with ended as (
    delete from sessions where session_id = :session_id and account_id = :account_id
    returning session_id, account_id
)
insert into audit_entries (audit_entry_id, chain_id, actor_kind, actor_id, action, subject_kind, subject_id, created_at)
select :audit_entry_id, account_id, 'person', account_id, 'session.ended', 'session', session_id, :at
from ended;

-- The same of the session that a browser had before it signed in again.
--! end_former_session
with ended as (
    delete from sessions where token_hash = :token_hash
    returning session_id, account_id
)
insert into audit_entries (audit_entry_id, chain_id, actor_kind, actor_id, action, subject_kind, subject_id, created_at)
select :audit_entry_id, account_id, 'person', account_id, 'session.ended', 'session', session_id, :at
from ended;

-- Ends every session of an account but one.
--! end_other_sessions
insert into audit_entries (audit_entry_id, chain_id, actor_kind, actor_id, action, subject_kind, subject_id, difference, created_at)
select :audit_entry_id, a.account_id, 'person', a.account_id, 'session.others_ended', 'account', a.account_id,
    jsonb_build_object('count', end_sessions(a.account_id, :session_id)), :at
from accounts a where a.account_id = :account_id;

-- Of who is signed in, what they prove by that it is them.
--! find_proofs : (password_hash?, totp_sealed?)
select password_hash, totp_sealed from accounts where account_id = :account_id;

-- Takes the code, unless the password was given, and writes down that either was. False where the code was taken already.
--! step_up (step?, recovery_hash?)
with taken as materialized (
    select case when :by_password then true else take_second_factor(:account_id, :step, :recovery_hash, :at) end as is_good
), stepped_up as (
    update sessions s set stepped_up_at = :at from taken t where s.session_id = :session_id and t.is_good
    returning s.session_id
), written as (
    insert into audit_entries (audit_entry_id, chain_id, actor_kind, actor_id, action, subject_kind, subject_id, created_at)
    select :audit_entry_id, :account_id, 'person', :account_id, 'session.stepped_up', 'session', s.session_id, :at
    from stepped_up s
)
select is_good from taken;

-- Another name or language; null leaves it. Nothing is written down where nothing changes.
--! change_profile (name?, locale?)
with former as (
    select account_id, name, locale, coalesce(:name, name) as new_name, coalesce(:locale, locale) as new_locale
    from accounts
    where account_id = :account_id
    for no key update
), changed as (
    update accounts a set name = f.new_name, locale = f.new_locale
    from former f
    where a.account_id = f.account_id
)
insert into audit_entries (audit_entry_id, chain_id, actor_kind, actor_id, action, subject_kind, subject_id, difference, created_at)
select :audit_entry_id, account_id, 'person', account_id, 'account.changed', 'account', account_id,
    jsonb_strip_nulls(jsonb_build_object(
        'name', case when new_name <> name then 'changed' end,
        'locale', case when new_locale <> locale then jsonb_build_array(locale, new_locale) end
    )), :at
from former
where new_name <> name or new_locale <> locale;

-- Another password: every other session ends, and this one has another token.
--! set_password (trace?) : (set?)
select set_password(:account_id, :session_id, :password_hash, :token_hash, :mail_id, :message_id, :audit_entry_id, :at, :trace)::text
    as set;

-- Makes a link to another address of an account, and promises its mail.
--! request_email_change (trace?) : (requested?)
select request_account_link(:account_link_id, 'change_email', :email, :email_folded, locale, :browser_hash, null, null, account_id,
    :mail_id, :message_id, :at, :trace)::text as requested
from accounts
where account_id = :account_id;

-- Spends such a link.
--! confirm_email (trace?)
select outcome
from use_account_link(:account_link_id, 'change_email', :browser_hash, null, :account_id, null, null, null, null, null, null, null,
    :mail_id, :message_id, :audit_entry_id, :at, :trace);

-- Keeps a secret that is shown; no row where codes are asked for already.
--! offer_totp
update accounts set totp_pending_sealed = :sealed, totp_pending_until = :until
where account_id = :account_id and totp_sealed is null
returning email;

-- The secret that was shown, while it may be confirmed.
--! find_pending_totp : (totp_pending_sealed?)
select totp_pending_sealed from accounts where account_id = :account_id and totp_pending_until > :at;

-- Has codes of the secret asked for, a first one of which was of this step.
--! confirm_totp (trace?)
select confirm_totp(:account_id, :session_id, :sealed, :step, :code_hashes, :mail_id, :message_id, :audit_entry_id, :at, :trace)
    as is_confirmed;

-- Has no codes asked for any more.
--! remove_totp (trace?)
select remove_totp(:account_id, :session_id, false, :mail_id, :message_id, :audit_entry_id, :at, :trace) as is_removed;

-- Other recovery codes instead of the former ones.
--! replace_recovery_codes
select replace_recovery_codes(:account_id, :code_hashes, :audit_entry_id, :at) as are_replaced;

-- The first of slug, slug-2, slug-3 … that no organizer has.
--! free_slug
select case number when 1 then :slug else :slug || '-' || number end as slug
from generate_series(1, 1000) as number
where not exists (
    select from organizers o where o.slug = case number when 1 then :slug else :slug || '-' || number end
)
order by number
limit 1;

-- A new organizer, and who founded it as its owner.
--! found_organizer : (founded?)
select found_organizer(:organizer_id, :slug, :name, :email, :locale, :founder, :audit_entry_id, :at)::text as founded;

-- All that its people may know of an organizer.
--! find_organizer_settings : OrganizerRow(legal_name?, address?, registration_number?, vat_number?, terms?, privacy?)
select organizer_id, slug, name, email, locale, version, currency, retention_months, legal_name, address, registration_number,
    vat_number, licence_numbers, terms, privacy, bank_account_iban is not null as has_bank_account
from organizers
where organizer_id = :organizer_id;

-- Everything at once, as the handler has merged it. No row where somebody changed it since `version`.
--! change_organizer (actor_id?, legal_name?, address?, registration_number?, vat_number?, terms?, privacy?)
with changed as (
    update organizers
    set name = :name, email = :email, locale = :locale, currency = :currency, retention_months = :retention_months,
        legal_name = :legal_name, address = :address, registration_number = :registration_number, vat_number = :vat_number,
        licence_numbers = :licence_numbers, terms = :terms, privacy = :privacy, version = version + 1
    where organizer_id = :organizer_id and version = :version
    returning organizer_id, version
), written as (
    insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, actor_id, action, subject_kind, subject_id, difference,
        created_at)
    select :audit_entry_id, organizer_id, organizer_id, :actor_kind, :actor_id, 'organizer.changed', 'organizer', organizer_id,
        :difference, :at
    from changed
)
select version from changed;

-- Where the money of bank transfers goes.
--! change_bank_account
with changed as (
    update organizers set bank_account_holder = :holder, bank_account_iban = :iban, version = version + 1
    where organizer_id = :organizer_id
    returning organizer_id
)
insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, actor_id, action, subject_kind, subject_id, difference,
    created_at)
select :audit_entry_id, organizer_id, organizer_id, 'person', :account_id, 'organizer.bank_account_changed', 'organizer', organizer_id,
    '{"holder": "changed", "iban": "changed"}', :at
from changed;

-- Who works for an organizer: all, or one.
--! list_members (account_id?) : MemberRow(last_seen_at?)
select a.account_id, a.name, a.email, m.role, m.all_events, m.created_at as joined_at, a.totp_sealed is not null as has_second_factor,
    (select max(s.last_seen_at) from sessions s where s.account_id = a.account_id) as last_seen_at,
    array(
        select v.event_id from membership_events v
        where v.organizer_id = m.organizer_id and v.account_id = m.account_id
        order by v.event_id
    ) as event_ids
from memberships m
join accounts a using (account_id)
where m.organizer_id = :organizer_id and (:account_id::uuid is null or m.account_id = :account_id)
order by m.created_at, a.account_id;

-- Gives a member another role or other events, or takes the membership away.
--! change_membership (role?, session_id?)
select outcome
from change_membership(:organizer_id, :member, :role, :all_events, :event_ids, :actor, :session_id, :audit_entry_id, :at);

-- How many of these events are the organizer's.
--! count_events
select count(*) as count from events where organizer_id = :organizer_id and event_id = any(:event_ids);

-- The API keys of an organizer, the newest first.
--! list_api_keys : ApiKeyRow(expires_at?, last_used_at?, revoked_at?)
select api_key_id, name, prefix, role, created_at, expires_at, last_used_at, revoked_at
from api_keys
where organizer_id = :organizer_id
order by created_at desc, api_key_id;

-- A new key.
--! make_api_key (expires_at?)
with made as (
    insert into api_keys (api_key_id, organizer_id, name, prefix, secret_hash, role, created_at, expires_at)
    values (:api_key_id, :organizer_id, :name, :prefix, :secret_hash, :role, :at, :expires_at)
    returning api_key_id, organizer_id, role, prefix
)
insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, actor_id, action, subject_kind, subject_id, difference,
    created_at)
select :audit_entry_id, organizer_id, organizer_id, 'person', :account_id, 'api_key.made', 'api_key', api_key_id,
    jsonb_build_object('role', role, 'prefix', prefix), :at
from made;

-- Makes a key good for nothing. Changes no row where there is none that was.
--! revoke_api_key
with revoked as (
    update api_keys set revoked_at = :at
    where api_key_id = :api_key_id and organizer_id = :organizer_id and revoked_at is null
    returning api_key_id, organizer_id
)
insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, actor_id, action, subject_kind, subject_id, created_at)
select :audit_entry_id, organizer_id, organizer_id, 'person', :account_id, 'api_key.revoked', 'api_key', api_key_id, :at
from revoked;

-- The invitations of an organizer that are open or were made since, the newest first.
--! list_invitations : InvitationRow(accepted_at?, revoked_at?)
select i.invitation_id, i.email, i.role, i.all_events, i.event_ids, i.locale, b.name as invited_by, i.created_at, i.mailed_at,
    i.expires_at, i.accepted_at, i.revoked_at
from invitations i
join accounts b on b.account_id = i.invited_by
where i.organizer_id = :organizer_id
    and (i.created_at > :since or (i.accepted_at is null and i.revoked_at is null and i.expires_at > :at))
order by i.created_at desc, i.invitation_id;

-- One of them, whatever became of it.
--! find_invitation : InvitationRow(accepted_at?, revoked_at?)
select i.invitation_id, i.email, i.role, i.all_events, i.event_ids, i.locale, b.name as invited_by, i.created_at, i.mailed_at,
    i.expires_at, i.accepted_at, i.revoked_at
from invitations i
join accounts b on b.account_id = i.invited_by
where i.invitation_id = :invitation_id and i.organizer_id = :organizer_id;

-- Invites an address, in the place of an invitation that it had, and promises the mail.
--! make_invitation (trace?)
select outcome
from make_invitation(:invitation_id, :organizer_id, :email, :email_folded, :role, :all_events, :event_ids, :locale, :inviter, :mail_id,
    :message_id, :audit_entry_id, :at, :trace);

-- Promises the mail once more.
--! mail_invitation (trace?)
select outcome from mail_invitation(:organizer_id, :invitation_id, :actor, :mail_id, :message_id, :audit_entry_id, :at, :trace);

-- Makes an invitation good for nothing.
--! revoke_invitation
select outcome from revoke_invitation(:organizer_id, :invitation_id, :actor, :audit_entry_id, :at);

-- What can be accepted, and whether its address has an account.
--! open_invitation
select i.email, i.role, i.expires_at, o.organizer_id, o.slug, o.name as organizer_name, b.name as invited_by,
    exists (select from accounts a where a.email_folded = i.email_folded) as has_account
from invitations i
join organizers o using (organizer_id)
join accounts b on b.account_id = i.invited_by
where i.invitation_id = :invitation_id and i.accepted_at is null and i.revoked_at is null and i.expires_at > :at;

-- Makes a member of who was invited; `name` and `password_hash` of an account that is made by it.
--! accept_invitation (name?, password_hash?)
select outcome from accept_invitation(:invitation_id, :account_id, :name, :password_hash, :audit_entry_id, :at);

-- Signs in whose account was made.
--! open_session : (opened?)
select open_session(:session_id, :account_id, :token_hash, :user_agent, :network, :action, :audit_entry_id, :at)::text as opened;
