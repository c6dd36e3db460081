use std::collections::BTreeSet;

use guichet_database::SqlEnum;

use crate::TestDatabase;

/// Fails unless an enum has the words that its SQL domain allows, no more and no less.
///
/// # Panics
/// When they differ.
pub async fn assert_same_words<T: SqlEnum>() {
    let test = TestDatabase::create().await;
    let allowed = "select (regexp_matches(pg_get_constraintdef(oid), '''(\\w+)''::text', 'g'))[1]
        from pg_constraint where contypid = $1::text::regtype";
    let rows = test.client().await.query(allowed, &[&T::DOMAIN]).await;
    let rows = rows.expect("the domain exists");
    let allowed: BTreeSet<&str> = rows.iter().map(|row| row.get(0)).collect();
    let known: BTreeSet<&str> = T::WORDS.iter().copied().collect();
    assert_eq!(known, allowed, "of {}", T::DOMAIN);
}
