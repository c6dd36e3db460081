// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct TakeAttemptsParams<
    T1: crate::BytesSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i32>,
> {
    pub subjects: T2,
    pub intervals_ms: T3,
    pub bursts: T4,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct BeginSignInParams<
    T1: crate::BytesSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i32>,
    T5: crate::StringSql,
> {
    pub subjects: T2,
    pub intervals_ms: T3,
    pub bursts: T4,
    pub at: jiff::Timestamp,
    pub email_folded: T5,
}
#[derive(Debug)]
pub struct SignInParams<
    T1: crate::StringSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub account_id: uuid::Uuid,
    pub password_hash: T1,
    pub step: Option<i64>,
    pub recovery_hash: Option<T2>,
    pub session_id: uuid::Uuid,
    pub token_hash: T3,
    pub user_agent: T4,
    pub network: T5,
    pub audit_entry_id: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct RequestAccountLinkParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::BytesSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
> {
    pub account_link_id: uuid::Uuid,
    pub kind: T1,
    pub email: T2,
    pub email_folded: T3,
    pub locale: T4,
    pub browser_hash: T5,
    pub name: Option<T6>,
    pub password_hash: Option<T7>,
    pub asker: Option<uuid::Uuid>,
    pub mail_id: uuid::Uuid,
    pub message_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub trace: Option<T8>,
}
#[derive(Debug)]
pub struct FindAccountLinkParams<T1: crate::StringSql, T2: crate::BytesSql> {
    pub account_link_id: uuid::Uuid,
    pub kind: T1,
    pub browser_hash: T2,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct UseAccountLinkParams<
    T1: crate::StringSql,
    T2: crate::BytesSql,
    T3: crate::StringSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
> {
    pub account_link_id: uuid::Uuid,
    pub kind: T1,
    pub browser_hash: T2,
    pub account_id: uuid::Uuid,
    pub signed_in: Option<uuid::Uuid>,
    pub password_hash: Option<T3>,
    pub step: Option<i64>,
    pub recovery_hash: Option<T4>,
    pub session_id: uuid::Uuid,
    pub token_hash: T5,
    pub user_agent: T6,
    pub network: T7,
    pub mail_id: uuid::Uuid,
    pub message_id: uuid::Uuid,
    pub audit_entry_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub trace: Option<T8>,
}
#[derive(Clone, Copy, Debug)]
pub struct ListSessionsParams {
    pub account_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub idle_since: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct EndSessionParams {
    pub session_id: uuid::Uuid,
    pub account_id: uuid::Uuid,
    pub audit_entry_id: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct EndFormerSessionParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub audit_entry_id: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct EndOtherSessionsParams {
    pub audit_entry_id: uuid::Uuid,
    pub session_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub account_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct StepUpParams<T1: crate::BytesSql> {
    pub by_password: bool,
    pub account_id: uuid::Uuid,
    pub step: Option<i64>,
    pub recovery_hash: Option<T1>,
    pub at: jiff::Timestamp,
    pub session_id: uuid::Uuid,
    pub audit_entry_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ChangeProfileParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub name: Option<T1>,
    pub locale: Option<T2>,
    pub account_id: uuid::Uuid,
    pub audit_entry_id: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct SetPasswordParams<T1: crate::StringSql, T2: crate::BytesSql, T3: crate::StringSql> {
    pub account_id: uuid::Uuid,
    pub session_id: uuid::Uuid,
    pub password_hash: T1,
    pub token_hash: T2,
    pub mail_id: uuid::Uuid,
    pub message_id: uuid::Uuid,
    pub audit_entry_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub trace: Option<T3>,
}
#[derive(Debug)]
pub struct RequestEmailChangeParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
> {
    pub account_link_id: uuid::Uuid,
    pub email: T1,
    pub email_folded: T2,
    pub browser_hash: T3,
    pub mail_id: uuid::Uuid,
    pub message_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub trace: Option<T4>,
    pub account_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ConfirmEmailParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub account_link_id: uuid::Uuid,
    pub browser_hash: T1,
    pub account_id: uuid::Uuid,
    pub mail_id: uuid::Uuid,
    pub message_id: uuid::Uuid,
    pub audit_entry_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub trace: Option<T2>,
}
#[derive(Debug)]
pub struct OfferTotpParams<T1: crate::BytesSql> {
    pub sealed: T1,
    pub until: jiff::Timestamp,
    pub account_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct FindPendingTotpParams {
    pub account_id: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ConfirmTotpParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
> {
    pub account_id: uuid::Uuid,
    pub session_id: uuid::Uuid,
    pub sealed: T1,
    pub step: i64,
    pub code_hashes: T3,
    pub mail_id: uuid::Uuid,
    pub message_id: uuid::Uuid,
    pub audit_entry_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub trace: Option<T4>,
}
#[derive(Debug)]
pub struct RemoveTotpParams<T1: crate::StringSql> {
    pub account_id: uuid::Uuid,
    pub session_id: uuid::Uuid,
    pub mail_id: uuid::Uuid,
    pub message_id: uuid::Uuid,
    pub audit_entry_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub trace: Option<T1>,
}
#[derive(Debug)]
pub struct ReplaceRecoveryCodesParams<T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>> {
    pub account_id: uuid::Uuid,
    pub code_hashes: T2,
    pub audit_entry_id: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct FoundOrganizerParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub organizer_id: uuid::Uuid,
    pub slug: T1,
    pub name: T2,
    pub email: T3,
    pub locale: T4,
    pub founder: uuid::Uuid,
    pub audit_entry_id: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ChangeOrganizerParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
    T10: crate::ArraySql<Item = T9>,
    T11: crate::JsonSql,
    T12: crate::JsonSql,
    T13: crate::StringSql,
    T14: crate::JsonSql,
> {
    pub name: T1,
    pub email: T2,
    pub locale: T3,
    pub currency: T4,
    pub retention_months: i32,
    pub legal_name: Option<T5>,
    pub address: Option<T6>,
    pub registration_number: Option<T7>,
    pub vat_number: Option<T8>,
    pub licence_numbers: T10,
    pub terms: Option<T11>,
    pub privacy: Option<T12>,
    pub organizer_id: uuid::Uuid,
    pub version: i32,
    pub audit_entry_id: uuid::Uuid,
    pub actor_kind: T13,
    pub actor_id: Option<uuid::Uuid>,
    pub difference: T14,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ChangeBankAccountParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub holder: T1,
    pub iban: T2,
    pub organizer_id: uuid::Uuid,
    pub audit_entry_id: uuid::Uuid,
    pub account_id: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ListMembersParams {
    pub organizer_id: uuid::Uuid,
    pub account_id: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct ChangeMembershipParams<T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub organizer_id: uuid::Uuid,
    pub member: uuid::Uuid,
    pub role: Option<T1>,
    pub all_events: bool,
    pub event_ids: T2,
    pub actor: uuid::Uuid,
    pub session_id: Option<uuid::Uuid>,
    pub audit_entry_id: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct CountEventsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub organizer_id: uuid::Uuid,
    pub event_ids: T1,
}
#[derive(Debug)]
pub struct MakeApiKeyParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
> {
    pub api_key_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
    pub name: T1,
    pub prefix: T2,
    pub secret_hash: T3,
    pub role: T4,
    pub at: jiff::Timestamp,
    pub expires_at: Option<jiff::Timestamp>,
    pub audit_entry_id: uuid::Uuid,
    pub account_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RevokeApiKeyParams {
    pub at: jiff::Timestamp,
    pub api_key_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
    pub audit_entry_id: uuid::Uuid,
    pub account_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ListInvitationsParams {
    pub organizer_id: uuid::Uuid,
    pub since: jiff::Timestamp,
    pub at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct FindInvitationParams {
    pub invitation_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct MakeInvitationParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = uuid::Uuid>,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub invitation_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
    pub email: T1,
    pub email_folded: T2,
    pub role: T3,
    pub all_events: bool,
    pub event_ids: T4,
    pub locale: T5,
    pub inviter: uuid::Uuid,
    pub mail_id: uuid::Uuid,
    pub message_id: uuid::Uuid,
    pub audit_entry_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub trace: Option<T6>,
}
#[derive(Debug)]
pub struct MailInvitationParams<T1: crate::StringSql> {
    pub organizer_id: uuid::Uuid,
    pub invitation_id: uuid::Uuid,
    pub actor: uuid::Uuid,
    pub mail_id: uuid::Uuid,
    pub message_id: uuid::Uuid,
    pub audit_entry_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub trace: Option<T1>,
}
#[derive(Clone, Copy, Debug)]
pub struct RevokeInvitationParams {
    pub organizer_id: uuid::Uuid,
    pub invitation_id: uuid::Uuid,
    pub actor: uuid::Uuid,
    pub audit_entry_id: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct OpenInvitationParams {
    pub invitation_id: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct AcceptInvitationParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub invitation_id: uuid::Uuid,
    pub account_id: uuid::Uuid,
    pub name: Option<T1>,
    pub password_hash: Option<T2>,
    pub audit_entry_id: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct OpenSessionParams<
    T1: crate::BytesSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub session_id: uuid::Uuid,
    pub account_id: uuid::Uuid,
    pub token_hash: T1,
    pub user_agent: T2,
    pub network: T3,
    pub action: T4,
    pub audit_entry_id: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct BeginSignIn {
    pub wait_ms: i64,
    pub account_id: Option<uuid::Uuid>,
    pub password_hash: Option<String>,
    pub totp_sealed: Option<Vec<u8>>,
}
pub struct BeginSignInBorrowed<'a> {
    pub wait_ms: i64,
    pub account_id: Option<uuid::Uuid>,
    pub password_hash: Option<&'a str>,
    pub totp_sealed: Option<&'a [u8]>,
}
impl<'a> From<BeginSignInBorrowed<'a>> for BeginSignIn {
    fn from(
        BeginSignInBorrowed {
            wait_ms,
            account_id,
            password_hash,
            totp_sealed,
        }: BeginSignInBorrowed<'a>,
    ) -> Self {
        Self {
            wait_ms,
            account_id,
            password_hash: password_hash.map(|v| v.into()),
            totp_sealed: totp_sealed.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindAccountLink {
    pub account_id: Option<uuid::Uuid>,
    pub totp_sealed: Option<Vec<u8>>,
}
pub struct FindAccountLinkBorrowed<'a> {
    pub account_id: Option<uuid::Uuid>,
    pub totp_sealed: Option<&'a [u8]>,
}
impl<'a> From<FindAccountLinkBorrowed<'a>> for FindAccountLink {
    fn from(
        FindAccountLinkBorrowed {
            account_id,
            totp_sealed,
        }: FindAccountLinkBorrowed<'a>,
    ) -> Self {
        Self {
            account_id,
            totp_sealed: totp_sealed.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct UseAccountLink {
    pub outcome: String,
    pub of_account: Option<uuid::Uuid>,
}
pub struct UseAccountLinkBorrowed<'a> {
    pub outcome: &'a str,
    pub of_account: Option<uuid::Uuid>,
}
impl<'a> From<UseAccountLinkBorrowed<'a>> for UseAccountLink {
    fn from(
        UseAccountLinkBorrowed {
            outcome,
            of_account,
        }: UseAccountLinkBorrowed<'a>,
    ) -> Self {
        Self {
            outcome: outcome.into(),
            of_account,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SessionRow {
    pub account_id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub locale: String,
    pub has_password: bool,
    pub has_totp: bool,
    pub recovery_codes_left: i64,
    pub expires_at: jiff::Timestamp,
    pub stepped_up_at: jiff::Timestamp,
    pub organizer_id: Option<uuid::Uuid>,
    pub slug: Option<String>,
    pub organizer_name: Option<String>,
    pub role: Option<String>,
    pub all_events: Option<bool>,
    pub event_ids: Vec<uuid::Uuid>,
}
pub struct SessionRowBorrowed<'a> {
    pub account_id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub locale: &'a str,
    pub has_password: bool,
    pub has_totp: bool,
    pub recovery_codes_left: i64,
    pub expires_at: jiff::Timestamp,
    pub stepped_up_at: jiff::Timestamp,
    pub organizer_id: Option<uuid::Uuid>,
    pub slug: Option<&'a str>,
    pub organizer_name: Option<&'a str>,
    pub role: Option<&'a str>,
    pub all_events: Option<bool>,
    pub event_ids: crate::ArrayIterator<'a, uuid::Uuid>,
}
impl<'a> From<SessionRowBorrowed<'a>> for SessionRow {
    fn from(
        SessionRowBorrowed {
            account_id,
            email,
            name,
            locale,
            has_password,
            has_totp,
            recovery_codes_left,
            expires_at,
            stepped_up_at,
            organizer_id,
            slug,
            organizer_name,
            role,
            all_events,
            event_ids,
        }: SessionRowBorrowed<'a>,
    ) -> Self {
        Self {
            account_id,
            email: email.into(),
            name: name.into(),
            locale: locale.into(),
            has_password,
            has_totp,
            recovery_codes_left,
            expires_at,
            stepped_up_at,
            organizer_id,
            slug: slug.map(|v| v.into()),
            organizer_name: organizer_name.map(|v| v.into()),
            role: role.map(|v| v.into()),
            all_events,
            event_ids: event_ids.map(|v| v).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListSessions {
    pub session_id: uuid::Uuid,
    pub created_at: jiff::Timestamp,
    pub last_seen_at: jiff::Timestamp,
    pub user_agent: String,
    pub network: String,
}
pub struct ListSessionsBorrowed<'a> {
    pub session_id: uuid::Uuid,
    pub created_at: jiff::Timestamp,
    pub last_seen_at: jiff::Timestamp,
    pub user_agent: &'a str,
    pub network: &'a str,
}
impl<'a> From<ListSessionsBorrowed<'a>> for ListSessions {
    fn from(
        ListSessionsBorrowed {
            session_id,
            created_at,
            last_seen_at,
            user_agent,
            network,
        }: ListSessionsBorrowed<'a>,
    ) -> Self {
        Self {
            session_id,
            created_at,
            last_seen_at,
            user_agent: user_agent.into(),
            network: network.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindProofs {
    pub password_hash: Option<String>,
    pub totp_sealed: Option<Vec<u8>>,
}
pub struct FindProofsBorrowed<'a> {
    pub password_hash: Option<&'a str>,
    pub totp_sealed: Option<&'a [u8]>,
}
impl<'a> From<FindProofsBorrowed<'a>> for FindProofs {
    fn from(
        FindProofsBorrowed {
            password_hash,
            totp_sealed,
        }: FindProofsBorrowed<'a>,
    ) -> Self {
        Self {
            password_hash: password_hash.map(|v| v.into()),
            totp_sealed: totp_sealed.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OrganizerRow {
    pub organizer_id: uuid::Uuid,
    pub slug: String,
    pub name: String,
    pub email: String,
    pub locale: String,
    pub version: i32,
    pub currency: String,
    pub retention_months: i32,
    pub legal_name: Option<String>,
    pub address: Option<String>,
    pub registration_number: Option<String>,
    pub vat_number: Option<String>,
    pub licence_numbers: Vec<String>,
    pub terms: Option<serde_json::Value>,
    pub privacy: Option<serde_json::Value>,
    pub has_bank_account: bool,
}
pub struct OrganizerRowBorrowed<'a> {
    pub organizer_id: uuid::Uuid,
    pub slug: &'a str,
    pub name: &'a str,
    pub email: &'a str,
    pub locale: &'a str,
    pub version: i32,
    pub currency: &'a str,
    pub retention_months: i32,
    pub legal_name: Option<&'a str>,
    pub address: Option<&'a str>,
    pub registration_number: Option<&'a str>,
    pub vat_number: Option<&'a str>,
    pub licence_numbers: crate::ArrayIterator<'a, &'a str>,
    pub terms: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub privacy: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub has_bank_account: bool,
}
impl<'a> From<OrganizerRowBorrowed<'a>> for OrganizerRow {
    fn from(
        OrganizerRowBorrowed {
            organizer_id,
            slug,
            name,
            email,
            locale,
            version,
            currency,
            retention_months,
            legal_name,
            address,
            registration_number,
            vat_number,
            licence_numbers,
            terms,
            privacy,
            has_bank_account,
        }: OrganizerRowBorrowed<'a>,
    ) -> Self {
        Self {
            organizer_id,
            slug: slug.into(),
            name: name.into(),
            email: email.into(),
            locale: locale.into(),
            version,
            currency: currency.into(),
            retention_months,
            legal_name: legal_name.map(|v| v.into()),
            address: address.map(|v| v.into()),
            registration_number: registration_number.map(|v| v.into()),
            vat_number: vat_number.map(|v| v.into()),
            licence_numbers: licence_numbers.map(|v| v.into()).collect(),
            terms: terms.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            privacy: privacy.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            has_bank_account,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MemberRow {
    pub account_id: uuid::Uuid,
    pub name: String,
    pub email: String,
    pub role: String,
    pub all_events: bool,
    pub joined_at: jiff::Timestamp,
    pub has_second_factor: bool,
    pub last_seen_at: Option<jiff::Timestamp>,
    pub event_ids: Vec<uuid::Uuid>,
}
pub struct MemberRowBorrowed<'a> {
    pub account_id: uuid::Uuid,
    pub name: &'a str,
    pub email: &'a str,
    pub role: &'a str,
    pub all_events: bool,
    pub joined_at: jiff::Timestamp,
    pub has_second_factor: bool,
    pub last_seen_at: Option<jiff::Timestamp>,
    pub event_ids: crate::ArrayIterator<'a, uuid::Uuid>,
}
impl<'a> From<MemberRowBorrowed<'a>> for MemberRow {
    fn from(
        MemberRowBorrowed {
            account_id,
            name,
            email,
            role,
            all_events,
            joined_at,
            has_second_factor,
            last_seen_at,
            event_ids,
        }: MemberRowBorrowed<'a>,
    ) -> Self {
        Self {
            account_id,
            name: name.into(),
            email: email.into(),
            role: role.into(),
            all_events,
            joined_at,
            has_second_factor,
            last_seen_at,
            event_ids: event_ids.map(|v| v).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ApiKeyRow {
    pub api_key_id: uuid::Uuid,
    pub name: String,
    pub prefix: String,
    pub role: String,
    pub created_at: jiff::Timestamp,
    pub expires_at: Option<jiff::Timestamp>,
    pub last_used_at: Option<jiff::Timestamp>,
    pub revoked_at: Option<jiff::Timestamp>,
}
pub struct ApiKeyRowBorrowed<'a> {
    pub api_key_id: uuid::Uuid,
    pub name: &'a str,
    pub prefix: &'a str,
    pub role: &'a str,
    pub created_at: jiff::Timestamp,
    pub expires_at: Option<jiff::Timestamp>,
    pub last_used_at: Option<jiff::Timestamp>,
    pub revoked_at: Option<jiff::Timestamp>,
}
impl<'a> From<ApiKeyRowBorrowed<'a>> for ApiKeyRow {
    fn from(
        ApiKeyRowBorrowed {
            api_key_id,
            name,
            prefix,
            role,
            created_at,
            expires_at,
            last_used_at,
            revoked_at,
        }: ApiKeyRowBorrowed<'a>,
    ) -> Self {
        Self {
            api_key_id,
            name: name.into(),
            prefix: prefix.into(),
            role: role.into(),
            created_at,
            expires_at,
            last_used_at,
            revoked_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct InvitationRow {
    pub invitation_id: uuid::Uuid,
    pub email: String,
    pub role: String,
    pub all_events: bool,
    pub event_ids: Vec<uuid::Uuid>,
    pub locale: String,
    pub invited_by: String,
    pub created_at: jiff::Timestamp,
    pub mailed_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
    pub accepted_at: Option<jiff::Timestamp>,
    pub revoked_at: Option<jiff::Timestamp>,
}
pub struct InvitationRowBorrowed<'a> {
    pub invitation_id: uuid::Uuid,
    pub email: &'a str,
    pub role: &'a str,
    pub all_events: bool,
    pub event_ids: crate::ArrayIterator<'a, uuid::Uuid>,
    pub locale: &'a str,
    pub invited_by: &'a str,
    pub created_at: jiff::Timestamp,
    pub mailed_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
    pub accepted_at: Option<jiff::Timestamp>,
    pub revoked_at: Option<jiff::Timestamp>,
}
impl<'a> From<InvitationRowBorrowed<'a>> for InvitationRow {
    fn from(
        InvitationRowBorrowed {
            invitation_id,
            email,
            role,
            all_events,
            event_ids,
            locale,
            invited_by,
            created_at,
            mailed_at,
            expires_at,
            accepted_at,
            revoked_at,
        }: InvitationRowBorrowed<'a>,
    ) -> Self {
        Self {
            invitation_id,
            email: email.into(),
            role: role.into(),
            all_events,
            event_ids: event_ids.map(|v| v).collect(),
            locale: locale.into(),
            invited_by: invited_by.into(),
            created_at,
            mailed_at,
            expires_at,
            accepted_at,
            revoked_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OpenInvitation {
    pub email: String,
    pub role: String,
    pub expires_at: jiff::Timestamp,
    pub organizer_id: uuid::Uuid,
    pub slug: String,
    pub organizer_name: String,
    pub invited_by: String,
    pub has_account: bool,
}
pub struct OpenInvitationBorrowed<'a> {
    pub email: &'a str,
    pub role: &'a str,
    pub expires_at: jiff::Timestamp,
    pub organizer_id: uuid::Uuid,
    pub slug: &'a str,
    pub organizer_name: &'a str,
    pub invited_by: &'a str,
    pub has_account: bool,
}
impl<'a> From<OpenInvitationBorrowed<'a>> for OpenInvitation {
    fn from(
        OpenInvitationBorrowed {
            email,
            role,
            expires_at,
            organizer_id,
            slug,
            organizer_name,
            invited_by,
            has_account,
        }: OpenInvitationBorrowed<'a>,
    ) -> Self {
        Self {
            email: email.into(),
            role: role.into(),
            expires_at,
            organizer_id,
            slug: slug.into(),
            organizer_name: organizer_name.into(),
            invited_by: invited_by.into(),
            has_account,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct I64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i64, tokio_postgres::Error>,
    mapper: fn(i64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i64) -> R) -> I64Query<'c, 'a, 's, C, R, N> {
        I64Query {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct BeginSignInQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BeginSignInBorrowed, tokio_postgres::Error>,
    mapper: fn(BeginSignInBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BeginSignInQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(BeginSignInBorrowed) -> R,
    ) -> BeginSignInQuery<'c, 'a, 's, C, R, N> {
        BeginSignInQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct OptionStringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<&str>, tokio_postgres::Error>,
    mapper: fn(Option<&str>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionStringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<&str>) -> R) -> OptionStringQuery<'c, 'a, 's, C, R, N> {
        OptionStringQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct FindAccountLinkQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindAccountLinkBorrowed, tokio_postgres::Error>,
    mapper: fn(FindAccountLinkBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindAccountLinkQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindAccountLinkBorrowed) -> R,
    ) -> FindAccountLinkQuery<'c, 'a, 's, C, R, N> {
        FindAccountLinkQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct UseAccountLinkQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UseAccountLinkBorrowed, tokio_postgres::Error>,
    mapper: fn(UseAccountLinkBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UseAccountLinkQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(UseAccountLinkBorrowed) -> R,
    ) -> UseAccountLinkQuery<'c, 'a, 's, C, R, N> {
        UseAccountLinkQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct SessionRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SessionRowBorrowed, tokio_postgres::Error>,
    mapper: fn(SessionRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SessionRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(SessionRowBorrowed) -> R,
    ) -> SessionRowQuery<'c, 'a, 's, C, R, N> {
        SessionRowQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct ListSessionsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListSessionsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListSessionsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListSessionsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListSessionsBorrowed) -> R,
    ) -> ListSessionsQuery<'c, 'a, 's, C, R, N> {
        ListSessionsQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct FindProofsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindProofsBorrowed, tokio_postgres::Error>,
    mapper: fn(FindProofsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindProofsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindProofsBorrowed) -> R,
    ) -> FindProofsQuery<'c, 'a, 's, C, R, N> {
        FindProofsQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct BoolQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<bool, tokio_postgres::Error>,
    mapper: fn(bool) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BoolQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(bool) -> R) -> BoolQuery<'c, 'a, 's, C, R, N> {
        BoolQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct OptionVecu8Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<&[u8]>, tokio_postgres::Error>,
    mapper: fn(Option<&[u8]>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionVecu8Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<&[u8]>) -> R) -> OptionVecu8Query<'c, 'a, 's, C, R, N> {
        OptionVecu8Query {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct OrganizerRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OrganizerRowBorrowed, tokio_postgres::Error>,
    mapper: fn(OrganizerRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OrganizerRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OrganizerRowBorrowed) -> R,
    ) -> OrganizerRowQuery<'c, 'a, 's, C, R, N> {
        OrganizerRowQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct I32Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i32, tokio_postgres::Error>,
    mapper: fn(i32) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I32Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i32) -> R) -> I32Query<'c, 'a, 's, C, R, N> {
        I32Query {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct MemberRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MemberRowBorrowed, tokio_postgres::Error>,
    mapper: fn(MemberRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MemberRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MemberRowBorrowed) -> R) -> MemberRowQuery<'c, 'a, 's, C, R, N> {
        MemberRowQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct ApiKeyRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ApiKeyRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ApiKeyRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ApiKeyRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ApiKeyRowBorrowed) -> R) -> ApiKeyRowQuery<'c, 'a, 's, C, R, N> {
        ApiKeyRowQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct InvitationRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<InvitationRowBorrowed, tokio_postgres::Error>,
    mapper: fn(InvitationRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InvitationRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(InvitationRowBorrowed) -> R,
    ) -> InvitationRowQuery<'c, 'a, 's, C, R, N> {
        InvitationRowQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct OpenInvitationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenInvitationBorrowed, tokio_postgres::Error>,
    mapper: fn(OpenInvitationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenInvitationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OpenInvitationBorrowed) -> R,
    ) -> OpenInvitationQuery<'c, 'a, 's, C, R, N> {
        OpenInvitationQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct TakeAttemptsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Counts an attempt, and answers how many milliseconds too early it is.
pub fn take_attempts() -> TakeAttemptsStmt {
    TakeAttemptsStmt("select take_attempts($1, $2, $3, $4) as wait_ms", None)
}
impl TakeAttemptsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::BytesSql,
        T2: crate::ArraySql<Item = T1>,
        T3: crate::ArraySql<Item = i64>,
        T4: crate::ArraySql<Item = i32>,
    >(
        &'s self,
        client: &'c C,
        subjects: &'a T2,
        intervals_ms: &'a T3,
        bursts: &'a T4,
        at: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [subjects, intervals_ms, bursts, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::BytesSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i32>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TakeAttemptsParams<T1, T2, T3, T4>,
        I64Query<'c, 'a, 's, C, i64, 4>,
        C,
    > for TakeAttemptsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TakeAttemptsParams<T1, T2, T3, T4>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.subjects,
            &params.intervals_ms,
            &params.bursts,
            &params.at,
        )
    }
}
pub struct BeginSignInStmt(&'static str, Option<tokio_postgres::Statement>);
/// Counts an attempt to sign in and finds whose it is; one row always.
pub fn begin_sign_in() -> BeginSignInStmt {
    BeginSignInStmt(
        "select w.wait_ms, a.account_id, a.password_hash, a.totp_sealed from take_attempts($1, $2, $3, $4) as w (wait_ms) left join accounts a on a.email_folded = $5 and a.disabled_at is null",
        None,
    )
}
impl BeginSignInStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::BytesSql,
        T2: crate::ArraySql<Item = T1>,
        T3: crate::ArraySql<Item = i64>,
        T4: crate::ArraySql<Item = i32>,
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        subjects: &'a T2,
        intervals_ms: &'a T3,
        bursts: &'a T4,
        at: &'a jiff::Timestamp,
        email_folded: &'a T5,
    ) -> BeginSignInQuery<'c, 'a, 's, C, BeginSignIn, 5> {
        BeginSignInQuery {
            client,
            params: [subjects, intervals_ms, bursts, at, email_folded],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<BeginSignInBorrowed, tokio_postgres::Error> {
                    Ok(BeginSignInBorrowed {
                        wait_ms: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        password_hash: row.try_get(2)?,
                        totp_sealed: row.try_get(3)?,
                    })
                },
            mapper: |it| BeginSignIn::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::BytesSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = i64>,
    T4: crate::ArraySql<Item = i32>,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BeginSignInParams<T1, T2, T3, T4, T5>,
        BeginSignInQuery<'c, 'a, 's, C, BeginSignIn, 5>,
        C,
    > for BeginSignInStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BeginSignInParams<T1, T2, T3, T4, T5>,
    ) -> BeginSignInQuery<'c, 'a, 's, C, BeginSignIn, 5> {
        self.bind(
            client,
            &params.subjects,
            &params.intervals_ms,
            &params.bursts,
            &params.at,
            &params.email_folded,
        )
    }
}
pub struct SignInStmt(&'static str, Option<tokio_postgres::Statement>);
/// Signs in whose password was right, while that is still the account's.
pub fn sign_in() -> SignInStmt {
    SignInStmt(
        "select outcome from sign_in($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        None,
    )
}
impl SignInStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::BytesSql,
        T3: crate::BytesSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        password_hash: &'a T1,
        step: &'a Option<i64>,
        recovery_hash: &'a Option<T2>,
        session_id: &'a uuid::Uuid,
        token_hash: &'a T3,
        user_agent: &'a T4,
        network: &'a T5,
        audit_entry_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
    ) -> StringQuery<'c, 'a, 's, C, String, 10> {
        StringQuery {
            client,
            params: [
                account_id,
                password_hash,
                step,
                recovery_hash,
                session_id,
                token_hash,
                user_agent,
                network,
                audit_entry_id,
                at,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SignInParams<T1, T2, T3, T4, T5>,
        StringQuery<'c, 'a, 's, C, String, 10>,
        C,
    > for SignInStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SignInParams<T1, T2, T3, T4, T5>,
    ) -> StringQuery<'c, 'a, 's, C, String, 10> {
        self.bind(
            client,
            &params.account_id,
            &params.password_hash,
            &params.step,
            &params.recovery_hash,
            &params.session_id,
            &params.token_hash,
            &params.user_agent,
            &params.network,
            &params.audit_entry_id,
            &params.at,
        )
    }
}
pub struct RequestAccountLinkStmt(&'static str, Option<tokio_postgres::Statement>);
/// Makes a link and promises its mail, whether the address has an account or not.
pub fn request_account_link() -> RequestAccountLinkStmt {
    RequestAccountLinkStmt(
        "select request_account_link($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)::text as requested",
        None,
    )
}
impl RequestAccountLinkStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::BytesSql,
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        account_link_id: &'a uuid::Uuid,
        kind: &'a T1,
        email: &'a T2,
        email_folded: &'a T3,
        locale: &'a T4,
        browser_hash: &'a T5,
        name: &'a Option<T6>,
        password_hash: &'a Option<T7>,
        asker: &'a Option<uuid::Uuid>,
        mail_id: &'a uuid::Uuid,
        message_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        trace: &'a Option<T8>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 13> {
        OptionStringQuery {
            client,
            params: [
                account_link_id,
                kind,
                email,
                email_folded,
                locale,
                browser_hash,
                name,
                password_hash,
                asker,
                mail_id,
                message_id,
                at,
                trace,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::BytesSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RequestAccountLinkParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        OptionStringQuery<'c, 'a, 's, C, Option<String>, 13>,
        C,
    > for RequestAccountLinkStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RequestAccountLinkParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 13> {
        self.bind(
            client,
            &params.account_link_id,
            &params.kind,
            &params.email,
            &params.email_folded,
            &params.locale,
            &params.browser_hash,
            &params.name,
            &params.password_hash,
            &params.asker,
            &params.mail_id,
            &params.message_id,
            &params.at,
            &params.trace,
        )
    }
}
pub struct FindAccountLinkStmt(&'static str, Option<tokio_postgres::Statement>);
/// Whose link it is, while it is good for this browser.
pub fn find_account_link() -> FindAccountLinkStmt {
    FindAccountLinkStmt(
        "select l.account_id, a.totp_sealed from account_links l left join accounts a on a.account_id = l.account_id where l.account_link_id = $1 and l.kind = $2 and l.browser_hash = $3 and l.used_at is null and l.expires_at > $4",
        None,
    )
}
impl FindAccountLinkStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        account_link_id: &'a uuid::Uuid,
        kind: &'a T1,
        browser_hash: &'a T2,
        at: &'a jiff::Timestamp,
    ) -> FindAccountLinkQuery<'c, 'a, 's, C, FindAccountLink, 4> {
        FindAccountLinkQuery {
            client,
            params: [account_link_id, kind, browser_hash, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<FindAccountLinkBorrowed, tokio_postgres::Error> {
                Ok(FindAccountLinkBorrowed {
                    account_id: row.try_get(0)?,
                    totp_sealed: row.try_get(1)?,
                })
            },
            mapper: |it| FindAccountLink::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindAccountLinkParams<T1, T2>,
        FindAccountLinkQuery<'c, 'a, 's, C, FindAccountLink, 4>,
        C,
    > for FindAccountLinkStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindAccountLinkParams<T1, T2>,
    ) -> FindAccountLinkQuery<'c, 'a, 's, C, FindAccountLink, 4> {
        self.bind(
            client,
            &params.account_link_id,
            &params.kind,
            &params.browser_hash,
            &params.at,
        )
    }
}
pub struct UseAccountLinkStmt(&'static str, Option<tokio_postgres::Statement>);
/// Spends a link, and does what it is for.
pub fn use_account_link() -> UseAccountLinkStmt {
    UseAccountLinkStmt(
        "select outcome, of_account from use_account_link($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        None,
    )
}
impl UseAccountLinkStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::BytesSql,
        T3: crate::StringSql,
        T4: crate::BytesSql,
        T5: crate::BytesSql,
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        account_link_id: &'a uuid::Uuid,
        kind: &'a T1,
        browser_hash: &'a T2,
        account_id: &'a uuid::Uuid,
        signed_in: &'a Option<uuid::Uuid>,
        password_hash: &'a Option<T3>,
        step: &'a Option<i64>,
        recovery_hash: &'a Option<T4>,
        session_id: &'a uuid::Uuid,
        token_hash: &'a T5,
        user_agent: &'a T6,
        network: &'a T7,
        mail_id: &'a uuid::Uuid,
        message_id: &'a uuid::Uuid,
        audit_entry_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        trace: &'a Option<T8>,
    ) -> UseAccountLinkQuery<'c, 'a, 's, C, UseAccountLink, 17> {
        UseAccountLinkQuery {
            client,
            params: [
                account_link_id,
                kind,
                browser_hash,
                account_id,
                signed_in,
                password_hash,
                step,
                recovery_hash,
                session_id,
                token_hash,
                user_agent,
                network,
                mail_id,
                message_id,
                audit_entry_id,
                at,
                trace,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<UseAccountLinkBorrowed, tokio_postgres::Error> {
                Ok(UseAccountLinkBorrowed {
                    outcome: row.try_get(0)?,
                    of_account: row.try_get(1)?,
                })
            },
            mapper: |it| UseAccountLink::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::BytesSql,
    T3: crate::StringSql,
    T4: crate::BytesSql,
    T5: crate::BytesSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UseAccountLinkParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        UseAccountLinkQuery<'c, 'a, 's, C, UseAccountLink, 17>,
        C,
    > for UseAccountLinkStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UseAccountLinkParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> UseAccountLinkQuery<'c, 'a, 's, C, UseAccountLink, 17> {
        self.bind(
            client,
            &params.account_link_id,
            &params.kind,
            &params.browser_hash,
            &params.account_id,
            &params.signed_in,
            &params.password_hash,
            &params.step,
            &params.recovery_hash,
            &params.session_id,
            &params.token_hash,
            &params.user_agent,
            &params.network,
            &params.mail_id,
            &params.message_id,
            &params.audit_entry_id,
            &params.at,
            &params.trace,
        )
    }
}
pub struct SessionAnswerStmt(&'static str, Option<tokio_postgres::Statement>);
/// What the answer about a session says: a row for each organizer, or one without.
pub fn session_answer() -> SessionAnswerStmt {
    SessionAnswerStmt(
        "select a.account_id, a.email, a.name, a.locale, a.password_hash is not null as has_password, a.totp_sealed is not null as has_totp, (select count(*) from recovery_codes c where c.account_id = a.account_id and c.used_at is null) as recovery_codes_left, s.expires_at, s.stepped_up_at, o.organizer_id, o.slug, o.name as organizer_name, m.role, m.all_events, array( select v.event_id from membership_events v where v.organizer_id = m.organizer_id and v.account_id = m.account_id order by v.event_id ) as event_ids from sessions s join accounts a using (account_id) left join memberships m on m.account_id = a.account_id left join organizers o on o.organizer_id = m.organizer_id where s.session_id = $1 order by o.name, o.organizer_id",
        None,
    )
}
impl SessionAnswerStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        session_id: &'a uuid::Uuid,
    ) -> SessionRowQuery<'c, 'a, 's, C, SessionRow, 1> {
        SessionRowQuery {
            client,
            params: [session_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SessionRowBorrowed, tokio_postgres::Error> {
                    Ok(SessionRowBorrowed {
                        account_id: row.try_get(0)?,
                        email: row.try_get(1)?,
                        name: row.try_get(2)?,
                        locale: row.try_get(3)?,
                        has_password: row.try_get(4)?,
                        has_totp: row.try_get(5)?,
                        recovery_codes_left: row.try_get(6)?,
                        expires_at: row.try_get(7)?,
                        stepped_up_at: row.try_get(8)?,
                        organizer_id: row.try_get(9)?,
                        slug: row.try_get(10)?,
                        organizer_name: row.try_get(11)?,
                        role: row.try_get(12)?,
                        all_events: row.try_get(13)?,
                        event_ids: row.try_get(14)?,
                    })
                },
            mapper: |it| SessionRow::from(it),
        }
    }
}
pub struct ListSessionsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The sessions of an account, the one that was used last first.
pub fn list_sessions() -> ListSessionsStmt {
    ListSessionsStmt(
        "select session_id, created_at, last_seen_at, user_agent, network from sessions where account_id = $1 and expires_at > $2 and last_seen_at > $3 order by last_seen_at desc, session_id",
        None,
    )
}
impl ListSessionsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        idle_since: &'a jiff::Timestamp,
    ) -> ListSessionsQuery<'c, 'a, 's, C, ListSessions, 3> {
        ListSessionsQuery {
            client,
            params: [account_id, at, idle_since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListSessionsBorrowed, tokio_postgres::Error> {
                    Ok(ListSessionsBorrowed {
                        session_id: row.try_get(0)?,
                        created_at: row.try_get(1)?,
                        last_seen_at: row.try_get(2)?,
                        user_agent: row.try_get(3)?,
                        network: row.try_get(4)?,
                    })
                },
            mapper: |it| ListSessions::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListSessionsParams,
        ListSessionsQuery<'c, 'a, 's, C, ListSessions, 3>,
        C,
    > for ListSessionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListSessionsParams,
    ) -> ListSessionsQuery<'c, 'a, 's, C, ListSessions, 3> {
        self.bind(client, &params.account_id, &params.at, &params.idle_since)
    }
}
pub struct EndSessionStmt(&'static str, Option<tokio_postgres::Statement>);
/// Ends a session of an account, and writes it down. Changes no row where there is none.
pub fn end_session() -> EndSessionStmt {
    EndSessionStmt(
        "with ended as ( delete from sessions where session_id = $1 and account_id = $2 returning session_id, account_id ) insert into audit_entries (audit_entry_id, chain_id, actor_kind, actor_id, action, subject_kind, subject_id, created_at) select $3, account_id, 'person', account_id, 'session.ended', 'session', session_id, $4 from ended",
        None,
    )
}
impl EndSessionStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        session_id: &'a uuid::Uuid,
        account_id: &'a uuid::Uuid,
        audit_entry_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[session_id, account_id, audit_entry_id, at],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        EndSessionParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EndSessionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EndSessionParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.session_id,
            &params.account_id,
            &params.audit_entry_id,
            &params.at,
        ))
    }
}
pub struct EndFormerSessionStmt(&'static str, Option<tokio_postgres::Statement>);
/// The same of the session that a browser had before it signed in again.
pub fn end_former_session() -> EndFormerSessionStmt {
    EndFormerSessionStmt(
        "with ended as ( delete from sessions where token_hash = $1 returning session_id, account_id ) insert into audit_entries (audit_entry_id, chain_id, actor_kind, actor_id, action, subject_kind, subject_id, created_at) select $2, account_id, 'person', account_id, 'session.ended', 'session', session_id, $3 from ended",
        None,
    )
}
impl EndFormerSessionStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        audit_entry_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[token_hash, audit_entry_id, at],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        EndFormerSessionParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EndFormerSessionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EndFormerSessionParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.token_hash,
            &params.audit_entry_id,
            &params.at,
        ))
    }
}
pub struct EndOtherSessionsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Ends every session of an account but one.
pub fn end_other_sessions() -> EndOtherSessionsStmt {
    EndOtherSessionsStmt(
        "insert into audit_entries (audit_entry_id, chain_id, actor_kind, actor_id, action, subject_kind, subject_id, difference, created_at) select $1, a.account_id, 'person', a.account_id, 'session.others_ended', 'account', a.account_id, jsonb_build_object('count', end_sessions(a.account_id, $2)), $3 from accounts a where a.account_id = $4",
        None,
    )
}
impl EndOtherSessionsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        audit_entry_id: &'a uuid::Uuid,
        session_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        account_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[audit_entry_id, session_id, at, account_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        EndOtherSessionsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EndOtherSessionsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EndOtherSessionsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.audit_entry_id,
            &params.session_id,
            &params.at,
            &params.account_id,
        ))
    }
}
pub struct FindProofsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Of who is signed in, what they prove by that it is them.
pub fn find_proofs() -> FindProofsStmt {
    FindProofsStmt(
        "select password_hash, totp_sealed from accounts where account_id = $1",
        None,
    )
}
impl FindProofsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
    ) -> FindProofsQuery<'c, 'a, 's, C, FindProofs, 1> {
        FindProofsQuery {
            client,
            params: [account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindProofsBorrowed, tokio_postgres::Error> {
                    Ok(FindProofsBorrowed {
                        password_hash: row.try_get(0)?,
                        totp_sealed: row.try_get(1)?,
                    })
                },
            mapper: |it| FindProofs::from(it),
        }
    }
}
pub struct StepUpStmt(&'static str, Option<tokio_postgres::Statement>);
/// Takes the code, unless the password was given, and writes down that either was. False where the code was taken already.
pub fn step_up() -> StepUpStmt {
    StepUpStmt(
        "with taken as materialized ( select case when $1 then true else take_second_factor($2, $3, $4, $5) end as is_good ), stepped_up as ( update sessions s set stepped_up_at = $5 from taken t where s.session_id = $6 and t.is_good returning s.session_id ), written as ( insert into audit_entries (audit_entry_id, chain_id, actor_kind, actor_id, action, subject_kind, subject_id, created_at) select $7, $2, 'person', $2, 'session.stepped_up', 'session', s.session_id, $5 from stepped_up s ) select is_good from taken",
        None,
    )
}
impl StepUpStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        by_password: &'a bool,
        account_id: &'a uuid::Uuid,
        step: &'a Option<i64>,
        recovery_hash: &'a Option<T1>,
        at: &'a jiff::Timestamp,
        session_id: &'a uuid::Uuid,
        audit_entry_id: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [
                by_password,
                account_id,
                step,
                recovery_hash,
                at,
                session_id,
                audit_entry_id,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StepUpParams<T1>,
        BoolQuery<'c, 'a, 's, C, bool, 7>,
        C,
    > for StepUpStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StepUpParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.by_password,
            &params.account_id,
            &params.step,
            &params.recovery_hash,
            &params.at,
            &params.session_id,
            &params.audit_entry_id,
        )
    }
}
pub struct ChangeProfileStmt(&'static str, Option<tokio_postgres::Statement>);
/// Another name or language; null leaves it. Nothing is written down where nothing changes.
pub fn change_profile() -> ChangeProfileStmt {
    ChangeProfileStmt(
        "with former as ( select account_id, name, locale, coalesce($1, name) as new_name, coalesce($2, locale) as new_locale from accounts where account_id = $3 for no key update ), changed as ( update accounts a set name = f.new_name, locale = f.new_locale from former f where a.account_id = f.account_id ) insert into audit_entries (audit_entry_id, chain_id, actor_kind, actor_id, action, subject_kind, subject_id, difference, created_at) select $4, account_id, 'person', account_id, 'account.changed', 'account', account_id, jsonb_strip_nulls(jsonb_build_object( 'name', case when new_name <> name then 'changed' end, 'locale', case when new_locale <> locale then jsonb_build_array(locale, new_locale) end )), $5 from former where new_name <> name or new_locale <> locale",
        None,
    )
}
impl ChangeProfileStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        name: &'a Option<T1>,
        locale: &'a Option<T2>,
        account_id: &'a uuid::Uuid,
        audit_entry_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[name, locale, account_id, audit_entry_id, at],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ChangeProfileParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ChangeProfileStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeProfileParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.locale,
            &params.account_id,
            &params.audit_entry_id,
            &params.at,
        ))
    }
}
pub struct SetPasswordStmt(&'static str, Option<tokio_postgres::Statement>);
/// Another password: every other session ends, and this one has another token.
pub fn set_password() -> SetPasswordStmt {
    SetPasswordStmt(
        "select set_password($1, $2, $3, $4, $5, $6, $7, $8, $9)::text as set",
        None,
    )
}
impl SetPasswordStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::BytesSql,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        session_id: &'a uuid::Uuid,
        password_hash: &'a T1,
        token_hash: &'a T2,
        mail_id: &'a uuid::Uuid,
        message_id: &'a uuid::Uuid,
        audit_entry_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        trace: &'a Option<T3>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 9> {
        OptionStringQuery {
            client,
            params: [
                account_id,
                session_id,
                password_hash,
                token_hash,
                mail_id,
                message_id,
                audit_entry_id,
                at,
                trace,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SetPasswordParams<T1, T2, T3>,
        OptionStringQuery<'c, 'a, 's, C, Option<String>, 9>,
        C,
    > for SetPasswordStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetPasswordParams<T1, T2, T3>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 9> {
        self.bind(
            client,
            &params.account_id,
            &params.session_id,
            &params.password_hash,
            &params.token_hash,
            &params.mail_id,
            &params.message_id,
            &params.audit_entry_id,
            &params.at,
            &params.trace,
        )
    }
}
pub struct RequestEmailChangeStmt(&'static str, Option<tokio_postgres::Statement>);
/// Makes a link to another address of an account, and promises its mail.
pub fn request_email_change() -> RequestEmailChangeStmt {
    RequestEmailChangeStmt(
        "select request_account_link($1, 'change_email', $2, $3, locale, $4, null, null, account_id, $5, $6, $7, $8)::text as requested from accounts where account_id = $9",
        None,
    )
}
impl RequestEmailChangeStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::BytesSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        account_link_id: &'a uuid::Uuid,
        email: &'a T1,
        email_folded: &'a T2,
        browser_hash: &'a T3,
        mail_id: &'a uuid::Uuid,
        message_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        trace: &'a Option<T4>,
        account_id: &'a uuid::Uuid,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 9> {
        OptionStringQuery {
            client,
            params: [
                account_link_id,
                email,
                email_folded,
                browser_hash,
                mail_id,
                message_id,
                at,
                trace,
                account_id,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RequestEmailChangeParams<T1, T2, T3, T4>,
        OptionStringQuery<'c, 'a, 's, C, Option<String>, 9>,
        C,
    > for RequestEmailChangeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RequestEmailChangeParams<T1, T2, T3, T4>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 9> {
        self.bind(
            client,
            &params.account_link_id,
            &params.email,
            &params.email_folded,
            &params.browser_hash,
            &params.mail_id,
            &params.message_id,
            &params.at,
            &params.trace,
            &params.account_id,
        )
    }
}
pub struct ConfirmEmailStmt(&'static str, Option<tokio_postgres::Statement>);
/// Spends such a link.
pub fn confirm_email() -> ConfirmEmailStmt {
    ConfirmEmailStmt(
        "select outcome from use_account_link($1, 'change_email', $2, null, $3, null, null, null, null, null, null, null, $4, $5, $6, $7, $8)",
        None,
    )
}
impl ConfirmEmailStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        account_link_id: &'a uuid::Uuid,
        browser_hash: &'a T1,
        account_id: &'a uuid::Uuid,
        mail_id: &'a uuid::Uuid,
        message_id: &'a uuid::Uuid,
        audit_entry_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        trace: &'a Option<T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 8> {
        StringQuery {
            client,
            params: [
                account_link_id,
                browser_hash,
                account_id,
                mail_id,
                message_id,
                audit_entry_id,
                at,
                trace,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ConfirmEmailParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 8>,
        C,
    > for ConfirmEmailStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ConfirmEmailParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 8> {
        self.bind(
            client,
            &params.account_link_id,
            &params.browser_hash,
            &params.account_id,
            &params.mail_id,
            &params.message_id,
            &params.audit_entry_id,
            &params.at,
            &params.trace,
        )
    }
}
pub struct OfferTotpStmt(&'static str, Option<tokio_postgres::Statement>);
/// Keeps a secret that is shown; no row where codes are asked for already.
pub fn offer_totp() -> OfferTotpStmt {
    OfferTotpStmt(
        "update accounts set totp_pending_sealed = $1, totp_pending_until = $2 where account_id = $3 and totp_sealed is null returning email",
        None,
    )
}
impl OfferTotpStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        sealed: &'a T1,
        until: &'a jiff::Timestamp,
        account_id: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        StringQuery {
            client,
            params: [sealed, until, account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OfferTotpParams<T1>,
        StringQuery<'c, 'a, 's, C, String, 3>,
        C,
    > for OfferTotpStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfferTotpParams<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        self.bind(client, &params.sealed, &params.until, &params.account_id)
    }
}
pub struct FindPendingTotpStmt(&'static str, Option<tokio_postgres::Statement>);
/// The secret that was shown, while it may be confirmed.
pub fn find_pending_totp() -> FindPendingTotpStmt {
    FindPendingTotpStmt(
        "select totp_pending_sealed from accounts where account_id = $1 and totp_pending_until > $2",
        None,
    )
}
impl FindPendingTotpStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
    ) -> OptionVecu8Query<'c, 'a, 's, C, Option<Vec<u8>>, 2> {
        OptionVecu8Query {
            client,
            params: [account_id, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindPendingTotpParams,
        OptionVecu8Query<'c, 'a, 's, C, Option<Vec<u8>>, 2>,
        C,
    > for FindPendingTotpStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindPendingTotpParams,
    ) -> OptionVecu8Query<'c, 'a, 's, C, Option<Vec<u8>>, 2> {
        self.bind(client, &params.account_id, &params.at)
    }
}
pub struct ConfirmTotpStmt(&'static str, Option<tokio_postgres::Statement>);
/// Has codes of the secret asked for, a first one of which was of this step.
pub fn confirm_totp() -> ConfirmTotpStmt {
    ConfirmTotpStmt(
        "select confirm_totp($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as is_confirmed",
        None,
    )
}
impl ConfirmTotpStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::BytesSql,
        T2: crate::BytesSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        session_id: &'a uuid::Uuid,
        sealed: &'a T1,
        step: &'a i64,
        code_hashes: &'a T3,
        mail_id: &'a uuid::Uuid,
        message_id: &'a uuid::Uuid,
        audit_entry_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        trace: &'a Option<T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        BoolQuery {
            client,
            params: [
                account_id,
                session_id,
                sealed,
                step,
                code_hashes,
                mail_id,
                message_id,
                audit_entry_id,
                at,
                trace,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ConfirmTotpParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 10>,
        C,
    > for ConfirmTotpStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ConfirmTotpParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        self.bind(
            client,
            &params.account_id,
            &params.session_id,
            &params.sealed,
            &params.step,
            &params.code_hashes,
            &params.mail_id,
            &params.message_id,
            &params.audit_entry_id,
            &params.at,
            &params.trace,
        )
    }
}
pub struct RemoveTotpStmt(&'static str, Option<tokio_postgres::Statement>);
/// Has no codes asked for any more.
pub fn remove_totp() -> RemoveTotpStmt {
    RemoveTotpStmt(
        "select remove_totp($1, $2, false, $3, $4, $5, $6, $7) as is_removed",
        None,
    )
}
impl RemoveTotpStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        session_id: &'a uuid::Uuid,
        mail_id: &'a uuid::Uuid,
        message_id: &'a uuid::Uuid,
        audit_entry_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        trace: &'a Option<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        BoolQuery {
            client,
            params: [
                account_id,
                session_id,
                mail_id,
                message_id,
                audit_entry_id,
                at,
                trace,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RemoveTotpParams<T1>,
        BoolQuery<'c, 'a, 's, C, bool, 7>,
        C,
    > for RemoveTotpStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RemoveTotpParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 7> {
        self.bind(
            client,
            &params.account_id,
            &params.session_id,
            &params.mail_id,
            &params.message_id,
            &params.audit_entry_id,
            &params.at,
            &params.trace,
        )
    }
}
pub struct ReplaceRecoveryCodesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Other recovery codes instead of the former ones.
pub fn replace_recovery_codes() -> ReplaceRecoveryCodesStmt {
    ReplaceRecoveryCodesStmt(
        "select replace_recovery_codes($1, $2, $3, $4) as are_replaced",
        None,
    )
}
impl ReplaceRecoveryCodesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::BytesSql,
        T2: crate::ArraySql<Item = T1>,
    >(
        &'s self,
        client: &'c C,
        account_id: &'a uuid::Uuid,
        code_hashes: &'a T2,
        audit_entry_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [account_id, code_hashes, audit_entry_id, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReplaceRecoveryCodesParams<T1, T2>,
        BoolQuery<'c, 'a, 's, C, bool, 4>,
        C,
    > for ReplaceRecoveryCodesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReplaceRecoveryCodesParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(
            client,
            &params.account_id,
            &params.code_hashes,
            &params.audit_entry_id,
            &params.at,
        )
    }
}
pub struct FreeSlugStmt(&'static str, Option<tokio_postgres::Statement>);
/// The first of slug, slug-2, slug-3 … that no organizer has.
pub fn free_slug() -> FreeSlugStmt {
    FreeSlugStmt(
        "select case number when 1 then $1 else $1 || '-' || number end as slug from generate_series(1, 1000) as number where not exists ( select from organizers o where o.slug = case number when 1 then $1 else $1 || '-' || number end ) order by number limit 1",
        None,
    )
}
impl FreeSlugStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        slug: &'a T1,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [slug],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct FoundOrganizerStmt(&'static str, Option<tokio_postgres::Statement>);
/// A new organizer, and who founded it as its owner.
pub fn found_organizer() -> FoundOrganizerStmt {
    FoundOrganizerStmt(
        "select found_organizer($1, $2, $3, $4, $5, $6, $7, $8)::text as founded",
        None,
    )
}
impl FoundOrganizerStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        organizer_id: &'a uuid::Uuid,
        slug: &'a T1,
        name: &'a T2,
        email: &'a T3,
        locale: &'a T4,
        founder: &'a uuid::Uuid,
        audit_entry_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 8> {
        OptionStringQuery {
            client,
            params: [
                organizer_id,
                slug,
                name,
                email,
                locale,
                founder,
                audit_entry_id,
                at,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FoundOrganizerParams<T1, T2, T3, T4>,
        OptionStringQuery<'c, 'a, 's, C, Option<String>, 8>,
        C,
    > for FoundOrganizerStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FoundOrganizerParams<T1, T2, T3, T4>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 8> {
        self.bind(
            client,
            &params.organizer_id,
            &params.slug,
            &params.name,
            &params.email,
            &params.locale,
            &params.founder,
            &params.audit_entry_id,
            &params.at,
        )
    }
}
pub struct FindOrganizerSettingsStmt(&'static str, Option<tokio_postgres::Statement>);
/// All that its people may know of an organizer.
pub fn find_organizer_settings() -> FindOrganizerSettingsStmt {
    FindOrganizerSettingsStmt(
        "select organizer_id, slug, name, email, locale, version, currency, retention_months, legal_name, address, registration_number, vat_number, licence_numbers, terms, privacy, bank_account_iban is not null as has_bank_account from organizers where organizer_id = $1",
        None,
    )
}
impl FindOrganizerSettingsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        organizer_id: &'a uuid::Uuid,
    ) -> OrganizerRowQuery<'c, 'a, 's, C, OrganizerRow, 1> {
        OrganizerRowQuery {
            client,
            params: [organizer_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OrganizerRowBorrowed, tokio_postgres::Error> {
                    Ok(OrganizerRowBorrowed {
                        organizer_id: row.try_get(0)?,
                        slug: row.try_get(1)?,
                        name: row.try_get(2)?,
                        email: row.try_get(3)?,
                        locale: row.try_get(4)?,
                        version: row.try_get(5)?,
                        currency: row.try_get(6)?,
                        retention_months: row.try_get(7)?,
                        legal_name: row.try_get(8)?,
                        address: row.try_get(9)?,
                        registration_number: row.try_get(10)?,
                        vat_number: row.try_get(11)?,
                        licence_numbers: row.try_get(12)?,
                        terms: row.try_get(13)?,
                        privacy: row.try_get(14)?,
                        has_bank_account: row.try_get(15)?,
                    })
                },
            mapper: |it| OrganizerRow::from(it),
        }
    }
}
pub struct ChangeOrganizerStmt(&'static str, Option<tokio_postgres::Statement>);
/// Everything at once, as the handler has merged it. No row where somebody changed it since `version`.
pub fn change_organizer() -> ChangeOrganizerStmt {
    ChangeOrganizerStmt(
        "with changed as ( update organizers set name = $1, email = $2, locale = $3, currency = $4, retention_months = $5, legal_name = $6, address = $7, registration_number = $8, vat_number = $9, licence_numbers = $10, terms = $11, privacy = $12, version = version + 1 where organizer_id = $13 and version = $14 returning organizer_id, version ), written as ( insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, actor_id, action, subject_kind, subject_id, difference, created_at) select $15, organizer_id, organizer_id, $16, $17, 'organizer.changed', 'organizer', organizer_id, $18, $19 from changed ) select version from changed",
        None,
    )
}
impl ChangeOrganizerStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::StringSql,
        T9: crate::StringSql,
        T10: crate::ArraySql<Item = T9>,
        T11: crate::JsonSql,
        T12: crate::JsonSql,
        T13: crate::StringSql,
        T14: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        email: &'a T2,
        locale: &'a T3,
        currency: &'a T4,
        retention_months: &'a i32,
        legal_name: &'a Option<T5>,
        address: &'a Option<T6>,
        registration_number: &'a Option<T7>,
        vat_number: &'a Option<T8>,
        licence_numbers: &'a T10,
        terms: &'a Option<T11>,
        privacy: &'a Option<T12>,
        organizer_id: &'a uuid::Uuid,
        version: &'a i32,
        audit_entry_id: &'a uuid::Uuid,
        actor_kind: &'a T13,
        actor_id: &'a Option<uuid::Uuid>,
        difference: &'a T14,
        at: &'a jiff::Timestamp,
    ) -> I32Query<'c, 'a, 's, C, i32, 19> {
        I32Query {
            client,
            params: [
                name,
                email,
                locale,
                currency,
                retention_months,
                legal_name,
                address,
                registration_number,
                vat_number,
                licence_numbers,
                terms,
                privacy,
                organizer_id,
                version,
                audit_entry_id,
                actor_kind,
                actor_id,
                difference,
                at,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
    T10: crate::ArraySql<Item = T9>,
    T11: crate::JsonSql,
    T12: crate::JsonSql,
    T13: crate::StringSql,
    T14: crate::JsonSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChangeOrganizerParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>,
        I32Query<'c, 'a, 's, C, i32, 19>,
        C,
    > for ChangeOrganizerStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangeOrganizerParams<
            T1,
            T2,
            T3,
            T4,
            T5,
            T6,
            T7,
            T8,
            T9,
            T10,
            T11,
            T12,
            T13,
            T14,
        >,
    ) -> I32Query<'c, 'a, 's, C, i32, 19> {
        self.bind(
            client,
            &params.name,
            &params.email,
            &params.locale,
            &params.currency,
            &params.retention_months,
            &params.legal_name,
            &params.address,
            &params.registration_number,
            &params.vat_number,
            &params.licence_numbers,
            &params.terms,
            &params.privacy,
            &params.organizer_id,
            &params.version,
            &params.audit_entry_id,
            &params.actor_kind,
            &params.actor_id,
            &params.difference,
            &params.at,
        )
    }
}
pub struct ChangeBankAccountStmt(&'static str, Option<tokio_postgres::Statement>);
/// Where the money of bank transfers goes.
pub fn change_bank_account() -> ChangeBankAccountStmt {
    ChangeBankAccountStmt(
        "with changed as ( update organizers set bank_account_holder = $1, bank_account_iban = $2, version = version + 1 where organizer_id = $3 returning organizer_id ) insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, actor_id, action, subject_kind, subject_id, difference, created_at) select $4, organizer_id, organizer_id, 'person', $5, 'organizer.bank_account_changed', 'organizer', organizer_id, '{\"holder\": \"changed\", \"iban\": \"changed\"}', $6 from changed",
        None,
    )
}
impl ChangeBankAccountStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        holder: &'a T1,
        iban: &'a T2,
        organizer_id: &'a uuid::Uuid,
        audit_entry_id: &'a uuid::Uuid,
        account_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[holder, iban, organizer_id, audit_entry_id, account_id, at],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ChangeBankAccountParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ChangeBankAccountStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeBankAccountParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.holder,
            &params.iban,
            &params.organizer_id,
            &params.audit_entry_id,
            &params.account_id,
            &params.at,
        ))
    }
}
pub struct ListMembersStmt(&'static str, Option<tokio_postgres::Statement>);
/// Who works for an organizer: all, or one.
pub fn list_members() -> ListMembersStmt {
    ListMembersStmt(
        "select a.account_id, a.name, a.email, m.role, m.all_events, m.created_at as joined_at, a.totp_sealed is not null as has_second_factor, (select max(s.last_seen_at) from sessions s where s.account_id = a.account_id) as last_seen_at, array( select v.event_id from membership_events v where v.organizer_id = m.organizer_id and v.account_id = m.account_id order by v.event_id ) as event_ids from memberships m join accounts a using (account_id) where m.organizer_id = $1 and ($2::uuid is null or m.account_id = $2) order by m.created_at, a.account_id",
        None,
    )
}
impl ListMembersStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        organizer_id: &'a uuid::Uuid,
        account_id: &'a Option<uuid::Uuid>,
    ) -> MemberRowQuery<'c, 'a, 's, C, MemberRow, 2> {
        MemberRowQuery {
            client,
            params: [organizer_id, account_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<MemberRowBorrowed, tokio_postgres::Error> {
                    Ok(MemberRowBorrowed {
                        account_id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        email: row.try_get(2)?,
                        role: row.try_get(3)?,
                        all_events: row.try_get(4)?,
                        joined_at: row.try_get(5)?,
                        has_second_factor: row.try_get(6)?,
                        last_seen_at: row.try_get(7)?,
                        event_ids: row.try_get(8)?,
                    })
                },
            mapper: |it| MemberRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListMembersParams,
        MemberRowQuery<'c, 'a, 's, C, MemberRow, 2>,
        C,
    > for ListMembersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListMembersParams,
    ) -> MemberRowQuery<'c, 'a, 's, C, MemberRow, 2> {
        self.bind(client, &params.organizer_id, &params.account_id)
    }
}
pub struct ChangeMembershipStmt(&'static str, Option<tokio_postgres::Statement>);
/// Gives a member another role or other events, or takes the membership away.
pub fn change_membership() -> ChangeMembershipStmt {
    ChangeMembershipStmt(
        "select outcome from change_membership($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        None,
    )
}
impl ChangeMembershipStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        organizer_id: &'a uuid::Uuid,
        member: &'a uuid::Uuid,
        role: &'a Option<T1>,
        all_events: &'a bool,
        event_ids: &'a T2,
        actor: &'a uuid::Uuid,
        session_id: &'a Option<uuid::Uuid>,
        audit_entry_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
    ) -> StringQuery<'c, 'a, 's, C, String, 9> {
        StringQuery {
            client,
            params: [
                organizer_id,
                member,
                role,
                all_events,
                event_ids,
                actor,
                session_id,
                audit_entry_id,
                at,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChangeMembershipParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 9>,
        C,
    > for ChangeMembershipStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangeMembershipParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 9> {
        self.bind(
            client,
            &params.organizer_id,
            &params.member,
            &params.role,
            &params.all_events,
            &params.event_ids,
            &params.actor,
            &params.session_id,
            &params.audit_entry_id,
            &params.at,
        )
    }
}
pub struct CountEventsStmt(&'static str, Option<tokio_postgres::Statement>);
/// How many of these events are the organizer's.
pub fn count_events() -> CountEventsStmt {
    CountEventsStmt(
        "select count(*) as count from events where organizer_id = $1 and event_id = any($2)",
        None,
    )
}
impl CountEventsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        organizer_id: &'a uuid::Uuid,
        event_ids: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [organizer_id, event_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CountEventsParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for CountEventsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountEventsParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.organizer_id, &params.event_ids)
    }
}
pub struct ListApiKeysStmt(&'static str, Option<tokio_postgres::Statement>);
/// The API keys of an organizer, the newest first.
pub fn list_api_keys() -> ListApiKeysStmt {
    ListApiKeysStmt(
        "select api_key_id, name, prefix, role, created_at, expires_at, last_used_at, revoked_at from api_keys where organizer_id = $1 order by created_at desc, api_key_id",
        None,
    )
}
impl ListApiKeysStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        organizer_id: &'a uuid::Uuid,
    ) -> ApiKeyRowQuery<'c, 'a, 's, C, ApiKeyRow, 1> {
        ApiKeyRowQuery {
            client,
            params: [organizer_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ApiKeyRowBorrowed, tokio_postgres::Error> {
                    Ok(ApiKeyRowBorrowed {
                        api_key_id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        prefix: row.try_get(2)?,
                        role: row.try_get(3)?,
                        created_at: row.try_get(4)?,
                        expires_at: row.try_get(5)?,
                        last_used_at: row.try_get(6)?,
                        revoked_at: row.try_get(7)?,
                    })
                },
            mapper: |it| ApiKeyRow::from(it),
        }
    }
}
pub struct MakeApiKeyStmt(&'static str, Option<tokio_postgres::Statement>);
/// A new key.
pub fn make_api_key() -> MakeApiKeyStmt {
    MakeApiKeyStmt(
        "with made as ( insert into api_keys (api_key_id, organizer_id, name, prefix, secret_hash, role, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8) returning api_key_id, organizer_id, role, prefix ) insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, actor_id, action, subject_kind, subject_id, difference, created_at) select $9, organizer_id, organizer_id, 'person', $10, 'api_key.made', 'api_key', api_key_id, jsonb_build_object('role', role, 'prefix', prefix), $7 from made",
        None,
    )
}
impl MakeApiKeyStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::BytesSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        api_key_id: &'a uuid::Uuid,
        organizer_id: &'a uuid::Uuid,
        name: &'a T1,
        prefix: &'a T2,
        secret_hash: &'a T3,
        role: &'a T4,
        at: &'a jiff::Timestamp,
        expires_at: &'a Option<jiff::Timestamp>,
        audit_entry_id: &'a uuid::Uuid,
        account_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                api_key_id,
                organizer_id,
                name,
                prefix,
                secret_hash,
                role,
                at,
                expires_at,
                audit_entry_id,
                account_id,
            ],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MakeApiKeyParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MakeApiKeyStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MakeApiKeyParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.api_key_id,
            &params.organizer_id,
            &params.name,
            &params.prefix,
            &params.secret_hash,
            &params.role,
            &params.at,
            &params.expires_at,
            &params.audit_entry_id,
            &params.account_id,
        ))
    }
}
pub struct RevokeApiKeyStmt(&'static str, Option<tokio_postgres::Statement>);
/// Makes a key good for nothing. Changes no row where there is none that was.
pub fn revoke_api_key() -> RevokeApiKeyStmt {
    RevokeApiKeyStmt(
        "with revoked as ( update api_keys set revoked_at = $1 where api_key_id = $2 and organizer_id = $3 and revoked_at is null returning api_key_id, organizer_id ) insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, actor_id, action, subject_kind, subject_id, created_at) select $4, organizer_id, organizer_id, 'person', $5, 'api_key.revoked', 'api_key', api_key_id, $1 from revoked",
        None,
    )
}
impl RevokeApiKeyStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        at: &'a jiff::Timestamp,
        api_key_id: &'a uuid::Uuid,
        organizer_id: &'a uuid::Uuid,
        audit_entry_id: &'a uuid::Uuid,
        account_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[at, api_key_id, organizer_id, audit_entry_id, account_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RevokeApiKeyParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RevokeApiKeyStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RevokeApiKeyParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.at,
            &params.api_key_id,
            &params.organizer_id,
            &params.audit_entry_id,
            &params.account_id,
        ))
    }
}
pub struct ListInvitationsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The invitations of an organizer that are open or were made since, the newest first.
pub fn list_invitations() -> ListInvitationsStmt {
    ListInvitationsStmt(
        "select i.invitation_id, i.email, i.role, i.all_events, i.event_ids, i.locale, b.name as invited_by, i.created_at, i.mailed_at, i.expires_at, i.accepted_at, i.revoked_at from invitations i join accounts b on b.account_id = i.invited_by where i.organizer_id = $1 and (i.created_at > $2 or (i.accepted_at is null and i.revoked_at is null and i.expires_at > $3)) order by i.created_at desc, i.invitation_id",
        None,
    )
}
impl ListInvitationsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        organizer_id: &'a uuid::Uuid,
        since: &'a jiff::Timestamp,
        at: &'a jiff::Timestamp,
    ) -> InvitationRowQuery<'c, 'a, 's, C, InvitationRow, 3> {
        InvitationRowQuery {
            client,
            params: [organizer_id, since, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<InvitationRowBorrowed, tokio_postgres::Error> {
                    Ok(InvitationRowBorrowed {
                        invitation_id: row.try_get(0)?,
                        email: row.try_get(1)?,
                        role: row.try_get(2)?,
                        all_events: row.try_get(3)?,
                        event_ids: row.try_get(4)?,
                        locale: row.try_get(5)?,
                        invited_by: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        mailed_at: row.try_get(8)?,
                        expires_at: row.try_get(9)?,
                        accepted_at: row.try_get(10)?,
                        revoked_at: row.try_get(11)?,
                    })
                },
            mapper: |it| InvitationRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListInvitationsParams,
        InvitationRowQuery<'c, 'a, 's, C, InvitationRow, 3>,
        C,
    > for ListInvitationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListInvitationsParams,
    ) -> InvitationRowQuery<'c, 'a, 's, C, InvitationRow, 3> {
        self.bind(client, &params.organizer_id, &params.since, &params.at)
    }
}
pub struct FindInvitationStmt(&'static str, Option<tokio_postgres::Statement>);
/// One of them, whatever became of it.
pub fn find_invitation() -> FindInvitationStmt {
    FindInvitationStmt(
        "select i.invitation_id, i.email, i.role, i.all_events, i.event_ids, i.locale, b.name as invited_by, i.created_at, i.mailed_at, i.expires_at, i.accepted_at, i.revoked_at from invitations i join accounts b on b.account_id = i.invited_by where i.invitation_id = $1 and i.organizer_id = $2",
        None,
    )
}
impl FindInvitationStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        invitation_id: &'a uuid::Uuid,
        organizer_id: &'a uuid::Uuid,
    ) -> InvitationRowQuery<'c, 'a, 's, C, InvitationRow, 2> {
        InvitationRowQuery {
            client,
            params: [invitation_id, organizer_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<InvitationRowBorrowed, tokio_postgres::Error> {
                    Ok(InvitationRowBorrowed {
                        invitation_id: row.try_get(0)?,
                        email: row.try_get(1)?,
                        role: row.try_get(2)?,
                        all_events: row.try_get(3)?,
                        event_ids: row.try_get(4)?,
                        locale: row.try_get(5)?,
                        invited_by: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        mailed_at: row.try_get(8)?,
                        expires_at: row.try_get(9)?,
                        accepted_at: row.try_get(10)?,
                        revoked_at: row.try_get(11)?,
                    })
                },
            mapper: |it| InvitationRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindInvitationParams,
        InvitationRowQuery<'c, 'a, 's, C, InvitationRow, 2>,
        C,
    > for FindInvitationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindInvitationParams,
    ) -> InvitationRowQuery<'c, 'a, 's, C, InvitationRow, 2> {
        self.bind(client, &params.invitation_id, &params.organizer_id)
    }
}
pub struct MakeInvitationStmt(&'static str, Option<tokio_postgres::Statement>);
/// Invites an address, in the place of an invitation that it had, and promises the mail.
pub fn make_invitation() -> MakeInvitationStmt {
    MakeInvitationStmt(
        "select outcome from make_invitation($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        None,
    )
}
impl MakeInvitationStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = uuid::Uuid>,
        T5: crate::StringSql,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        invitation_id: &'a uuid::Uuid,
        organizer_id: &'a uuid::Uuid,
        email: &'a T1,
        email_folded: &'a T2,
        role: &'a T3,
        all_events: &'a bool,
        event_ids: &'a T4,
        locale: &'a T5,
        inviter: &'a uuid::Uuid,
        mail_id: &'a uuid::Uuid,
        message_id: &'a uuid::Uuid,
        audit_entry_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        trace: &'a Option<T6>,
    ) -> StringQuery<'c, 'a, 's, C, String, 14> {
        StringQuery {
            client,
            params: [
                invitation_id,
                organizer_id,
                email,
                email_folded,
                role,
                all_events,
                event_ids,
                locale,
                inviter,
                mail_id,
                message_id,
                audit_entry_id,
                at,
                trace,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = uuid::Uuid>,
    T5: crate::StringSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MakeInvitationParams<T1, T2, T3, T4, T5, T6>,
        StringQuery<'c, 'a, 's, C, String, 14>,
        C,
    > for MakeInvitationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MakeInvitationParams<T1, T2, T3, T4, T5, T6>,
    ) -> StringQuery<'c, 'a, 's, C, String, 14> {
        self.bind(
            client,
            &params.invitation_id,
            &params.organizer_id,
            &params.email,
            &params.email_folded,
            &params.role,
            &params.all_events,
            &params.event_ids,
            &params.locale,
            &params.inviter,
            &params.mail_id,
            &params.message_id,
            &params.audit_entry_id,
            &params.at,
            &params.trace,
        )
    }
}
pub struct MailInvitationStmt(&'static str, Option<tokio_postgres::Statement>);
/// Promises the mail once more.
pub fn mail_invitation() -> MailInvitationStmt {
    MailInvitationStmt(
        "select outcome from mail_invitation($1, $2, $3, $4, $5, $6, $7, $8)",
        None,
    )
}
impl MailInvitationStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        organizer_id: &'a uuid::Uuid,
        invitation_id: &'a uuid::Uuid,
        actor: &'a uuid::Uuid,
        mail_id: &'a uuid::Uuid,
        message_id: &'a uuid::Uuid,
        audit_entry_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        trace: &'a Option<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 8> {
        StringQuery {
            client,
            params: [
                organizer_id,
                invitation_id,
                actor,
                mail_id,
                message_id,
                audit_entry_id,
                at,
                trace,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MailInvitationParams<T1>,
        StringQuery<'c, 'a, 's, C, String, 8>,
        C,
    > for MailInvitationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MailInvitationParams<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 8> {
        self.bind(
            client,
            &params.organizer_id,
            &params.invitation_id,
            &params.actor,
            &params.mail_id,
            &params.message_id,
            &params.audit_entry_id,
            &params.at,
            &params.trace,
        )
    }
}
pub struct RevokeInvitationStmt(&'static str, Option<tokio_postgres::Statement>);
/// Makes an invitation good for nothing.
pub fn revoke_invitation() -> RevokeInvitationStmt {
    RevokeInvitationStmt(
        "select outcome from revoke_invitation($1, $2, $3, $4, $5)",
        None,
    )
}
impl RevokeInvitationStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        organizer_id: &'a uuid::Uuid,
        invitation_id: &'a uuid::Uuid,
        actor: &'a uuid::Uuid,
        audit_entry_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
    ) -> StringQuery<'c, 'a, 's, C, String, 5> {
        StringQuery {
            client,
            params: [organizer_id, invitation_id, actor, audit_entry_id, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RevokeInvitationParams,
        StringQuery<'c, 'a, 's, C, String, 5>,
        C,
    > for RevokeInvitationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RevokeInvitationParams,
    ) -> StringQuery<'c, 'a, 's, C, String, 5> {
        self.bind(
            client,
            &params.organizer_id,
            &params.invitation_id,
            &params.actor,
            &params.audit_entry_id,
            &params.at,
        )
    }
}
pub struct OpenInvitationStmt(&'static str, Option<tokio_postgres::Statement>);
/// What can be accepted, and whether its address has an account.
pub fn open_invitation() -> OpenInvitationStmt {
    OpenInvitationStmt(
        "select i.email, i.role, i.expires_at, o.organizer_id, o.slug, o.name as organizer_name, b.name as invited_by, exists (select from accounts a where a.email_folded = i.email_folded) as has_account from invitations i join organizers o using (organizer_id) join accounts b on b.account_id = i.invited_by where i.invitation_id = $1 and i.accepted_at is null and i.revoked_at is null and i.expires_at > $2",
        None,
    )
}
impl OpenInvitationStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        invitation_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
    ) -> OpenInvitationQuery<'c, 'a, 's, C, OpenInvitation, 2> {
        OpenInvitationQuery {
            client,
            params: [invitation_id, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<OpenInvitationBorrowed, tokio_postgres::Error> {
                Ok(OpenInvitationBorrowed {
                    email: row.try_get(0)?,
                    role: row.try_get(1)?,
                    expires_at: row.try_get(2)?,
                    organizer_id: row.try_get(3)?,
                    slug: row.try_get(4)?,
                    organizer_name: row.try_get(5)?,
                    invited_by: row.try_get(6)?,
                    has_account: row.try_get(7)?,
                })
            },
            mapper: |it| OpenInvitation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpenInvitationParams,
        OpenInvitationQuery<'c, 'a, 's, C, OpenInvitation, 2>,
        C,
    > for OpenInvitationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenInvitationParams,
    ) -> OpenInvitationQuery<'c, 'a, 's, C, OpenInvitation, 2> {
        self.bind(client, &params.invitation_id, &params.at)
    }
}
pub struct AcceptInvitationStmt(&'static str, Option<tokio_postgres::Statement>);
/// Makes a member of who was invited; `name` and `password_hash` of an account that is made by it.
pub fn accept_invitation() -> AcceptInvitationStmt {
    AcceptInvitationStmt(
        "select outcome from accept_invitation($1, $2, $3, $4, $5, $6)",
        None,
    )
}
impl AcceptInvitationStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        invitation_id: &'a uuid::Uuid,
        account_id: &'a uuid::Uuid,
        name: &'a Option<T1>,
        password_hash: &'a Option<T2>,
        audit_entry_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
    ) -> StringQuery<'c, 'a, 's, C, String, 6> {
        StringQuery {
            client,
            params: [
                invitation_id,
                account_id,
                name,
                password_hash,
                audit_entry_id,
                at,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AcceptInvitationParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 6>,
        C,
    > for AcceptInvitationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AcceptInvitationParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 6> {
        self.bind(
            client,
            &params.invitation_id,
            &params.account_id,
            &params.name,
            &params.password_hash,
            &params.audit_entry_id,
            &params.at,
        )
    }
}
pub struct OpenSessionStmt(&'static str, Option<tokio_postgres::Statement>);
/// Signs in whose account was made.
pub fn open_session() -> OpenSessionStmt {
    OpenSessionStmt(
        "select open_session($1, $2, $3, $4, $5, $6, $7, $8)::text as opened",
        None,
    )
}
impl OpenSessionStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::BytesSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        session_id: &'a uuid::Uuid,
        account_id: &'a uuid::Uuid,
        token_hash: &'a T1,
        user_agent: &'a T2,
        network: &'a T3,
        action: &'a T4,
        audit_entry_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 8> {
        OptionStringQuery {
            client,
            params: [
                session_id,
                account_id,
                token_hash,
                user_agent,
                network,
                action,
                audit_entry_id,
                at,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::BytesSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpenSessionParams<T1, T2, T3, T4>,
        OptionStringQuery<'c, 'a, 's, C, Option<String>, 8>,
        C,
    > for OpenSessionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenSessionParams<T1, T2, T3, T4>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 8> {
        self.bind(
            client,
            &params.session_id,
            &params.account_id,
            &params.token_hash,
            &params.user_agent,
            &params.network,
            &params.action,
            &params.audit_entry_id,
            &params.at,
        )
    }
}
