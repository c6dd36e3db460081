//! How often what may be tried, whatever instance is asked and however often it was started anew.

use guichet_config::MasterKey;
use guichet_database::{Failure, ResultExt as _};
use guichet_http::Problem;
use guichet_queries::queries::accounts as queries;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::App;
use crate::problems::too_many_attempts;

/// As many attempts as `burst` at once, and then one in `seconds`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limit {
    name: &'static str,
    burst: i32,
    seconds: i64,
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

impl Limit {
    /// An office is behind one address.
    pub(crate) const SIGN_IN_ADDRESS: Self = Self::new("sign_in.address", 30, 4);
    /// 1,450 guesses a day at one account; a mailed link stays open to its owner.
    pub(crate) const SIGN_IN_EMAIL: Self = Self::new("sign_in.email", 10, MINUTE);
    pub(crate) const SIGN_UP_ADDRESS: Self = Self::new("sign_up.address", 10, 5 * MINUTE);
    pub(crate) const LINK_ADDRESS: Self = Self::new("link.address", 20, 10);
    /// Nobody's mailbox is filled.
    pub(crate) const MAIL_EMAIL: Self = Self::new("mail.email", 3, 5 * MINUTE);
    pub(crate) const MAIL_ACCOUNT: Self = Self::new("mail.account", 5, 10 * MINUTE);
    /// Three of a million codes are good at any moment: at 288 a day, who has the password needs three years for an even chance.
    pub(crate) const CODE_ACCOUNT: Self = Self::new("code.account", 5, 5 * MINUTE);
    /// 80 bits are not guessed; apart from codes, so that the owner gets in while somebody else uses up those.
    pub(crate) const RECOVERY_ACCOUNT: Self = Self::new("recovery.account", 10, MINUTE);
    /// By session, so that an attacker elsewhere cannot use it up.
    pub(crate) const STEP_UP_SESSION: Self = Self::new("step_up.session", 5, MINUTE);
    pub(crate) const FOUND_ACCOUNT: Self = Self::new("found.account", 5, 4 * HOUR);
    pub(crate) const INVITE_ORGANIZER: Self = Self::new("invite.organizer", 50, 2 * MINUTE);

    const fn new(name: &'static str, burst: i32, seconds: i64) -> Self {
        Self {
            name,
            burst,
            seconds,
        }
    }
}

/// Makes what attempts are counted by: neither an e-mail address nor one of the network stands in the database.
#[derive(Clone)]
pub struct AttemptSubjects {
    key: [u8; 32],
}

impl AttemptSubjects {
    /// Under the key that the configuration's master key gives for them.
    pub fn new(master: &MasterKey) -> Self {
        Self {
            key: master.derive("attempts"),
        }
    }

    /// 16 bytes of HMAC-SHA256 of what is limited.
    fn of(&self, limit: Limit, value: &str) -> Vec<u8> {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes a key of any length");
        mac.update(format!("{}:{value}", limit.name).as_bytes());
        mac.finalize().into_bytes()[..16].to_vec()
    }
}

/// One attempt, as it is counted: by each of several limits.
pub(crate) struct CountedAttempt {
    pub(crate) subjects: Vec<Vec<u8>>,
    pub(crate) intervals_ms: Vec<i64>,
    pub(crate) bursts: Vec<i32>,
}

impl CountedAttempt {
    /// Counted by each limit for its value, such as an address.
    pub(crate) fn new(subjects: &AttemptSubjects, limits: &[(Limit, &str)]) -> Self {
        let each = limits.iter();
        Self {
            subjects: each
                .clone()
                .map(|(limit, value)| subjects.of(*limit, value))
                .collect(),
            intervals_ms: each
                .clone()
                .map(|(limit, _)| limit.seconds * 1000)
                .collect(),
            bursts: each.map(|(limit, _)| limit.burst).collect(),
        }
    }
}

impl App {
    /// Counts an attempt; 429 where it is one too many for any of the limits.
    pub(crate) async fn count_attempt(&self, limits: &[(Limit, &str)]) -> Result<(), Problem> {
        let attempt = CountedAttempt::new(&self.attempts, limits);
        let now = self.clock.now();
        let count = async || -> Result<i64, Failure> {
            let client = self.database.get_to_lock().await?;
            queries::take_attempts()
                .bind(
                    &client,
                    &attempt.subjects,
                    &attempt.intervals_ms,
                    &attempt.bursts,
                    &now,
                )
                .one()
                .await
                .or_commit_unknown()
        };
        check_wait(self.database.retry(count).await?)
    }
}

/// Refuses an attempt that came so many milliseconds too early.
pub(crate) fn check_wait(wait_ms: i64) -> Result<(), Problem> {
    if wait_ms > 0 {
        return Err(too_many_attempts(wait_ms));
    }
    Ok(())
}
