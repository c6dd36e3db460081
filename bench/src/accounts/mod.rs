//! Accounts while people sign in: the memory that it takes, and what the time that it takes tells.

pub mod memory;
pub mod timing;

use guichet_clock::Entropy;
use guichet_passwords::{Hasher, check};

use crate::{Base, Result};

/// Makes so many accounts with one password, whose addresses are those of [`address`].
async fn seed(base: &Base, accounts: u16, password: &str) -> Result<()> {
    let password = check(password)?;
    let hash = Hasher::new(Entropy::system()).hash(password).await?;
    let statement = "insert into accounts (account_id, email, email_folded, name, locale, password_hash, created_at)
        select gen_random_uuid(), email, email, 'Ada Lovelace', 'fr', $1, now()
        from unnest($2::text[]) as email";
    let emails: Vec<_> = (0..accounts).map(|it| address("known", it)).collect();
    let client = base.client().await?;
    client.execute(statement, &[&hash, &emails]).await?;
    client.batch_execute("vacuum analyze accounts").await?;
    Ok(())
}

/// As long for each account, and for each name of five letters.
fn address(name: &str, account: u16) -> String {
    format!("{name}-{account:05}@example.org")
}
