//! What proves, beside password or link, that it is the owner of an account: a code from a telephone, or a recovery code.

use guichet_http::Problem;
use jiff::Timestamp;
use uuid::Uuid;

use crate::App;
use crate::limits::Limit;
use crate::problems::{CODE_REFUSED, code_of_another_clock};
use crate::recovery_code::RecoveryCode;
use crate::totp::{self, Found};

/// A code as somebody typed it.
#[derive(Debug)]
pub(crate) enum SecondFactorCode {
    /// Six digits.
    Telephone(u32),
    Recovery(RecoveryCode),
}

/// What a code is good for, which the database takes so that nobody can take it again.
#[derive(Debug, Default)]
pub(crate) struct Proof {
    pub(crate) step: Option<i64>,
    pub(crate) recovery_hash: Option<Vec<u8>>,
}

const LEGAL: &str = "six digits, or a recovery code of 16 characters";

impl SecondFactorCode {
    /// The code in the field `code` of a body; else 422.
    pub(crate) fn read(typed: &str) -> Result<Self, Problem> {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            let code = digits.parse().map_err(Problem::internal)?;
            return Ok(Self::Telephone(code));
        }
        RecoveryCode::read(typed)
            .map(Self::Recovery)
            .ok_or_else(|| Problem::invalid("/code", LEGAL))
    }
}

impl App {
    /// What a code proves for an account, whose secret is `sealed`; 403, or 429 after too many.
    pub(crate) async fn prove(
        &self,
        account_id: Uuid,
        sealed: &[u8],
        code: &SecondFactorCode,
    ) -> Result<Proof, Problem> {
        match code {
            SecondFactorCode::Telephone(code) => {
                let step = self.prove_telephone(account_id, sealed, *code).await?;
                Ok(Proof {
                    step: Some(step),
                    ..Proof::default()
                })
            }
            SecondFactorCode::Recovery(code) => {
                self.count_attempt(&[(Limit::RECOVERY_ACCOUNT, &account_id.to_string())])
                    .await?;
                Ok(Proof {
                    recovery_hash: Some(code.hash().to_vec()),
                    ..Proof::default()
                })
            }
        }
    }

    /// The step of the telephone's clock that a code is of; 403, or 429 after too many.
    pub(crate) async fn prove_telephone(
        &self,
        account_id: Uuid,
        sealed: &[u8],
        code: u32,
    ) -> Result<i64, Problem> {
        self.count_attempt(&[(Limit::CODE_ACCOUNT, &account_id.to_string())])
            .await?;
        self.step(account_id, sealed, code, self.clock.now())
    }

    fn step(
        &self,
        account_id: Uuid,
        sealed: &[u8],
        code: u32,
        now: Timestamp,
    ) -> Result<i64, Problem> {
        let secret = self
            .totp
            .open(account_id, sealed)
            .map_err(Problem::internal)?;
        match totp::find(&secret, code, now) {
            Found::Now(step) => Ok(step),
            Found::OfAnotherClock => Err(code_of_another_clock()),
            Found::Nowhere => Err(CODE_REFUSED.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_six_digits_or_a_recovery_code() {
        for typed in ["123456", " 123 456 "] {
            assert!(
                matches!(
                    SecondFactorCode::read(typed),
                    Ok(SecondFactorCode::Telephone(123_456))
                ),
                "{typed}"
            );
        }
        assert!(matches!(
            SecondFactorCode::read("000001"),
            Ok(SecondFactorCode::Telephone(1))
        ));
        for typed in [
            "0123-4567-89ab-cdef",
            "0123456789ABCDEF",
            "O123 4567 89ab cdef",
        ] {
            assert!(
                matches!(
                    SecondFactorCode::read(typed),
                    Ok(SecondFactorCode::Recovery(_))
                ),
                "{typed}"
            );
        }
        for typed in [
            "",
            "12345",
            "1234567",
            "١٢٣٤٥٦",
            "0123-4567-89ab-cde",
            "0123-4567-89ab-cdeu",
        ] {
            let problem = SecondFactorCode::read(typed).expect_err(typed);
            assert_eq!(problem.name(), "invalid-field", "{typed}");
        }
    }
}
