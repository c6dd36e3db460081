//! The guards of the stock, taken away one at a time, in the database of one test.
//!
//! A mutant also waits where the guard would have been needed, so that what can go wrong does.

use crate::shop::Shop;

/// What protects the stock, gone.
#[derive(Debug, Clone, Copy)]
pub(super) enum Mutant {
    /// No constraint keeps a pool's counter within its capacity: only the look at what is free is left.
    UncheckedPools,
    /// No unique key keeps a place to one claim: only the look at who has it is left.
    UncheckedPlaces,
    /// Places are taken in the order in which they were asked for.
    PlacesInAnyOrder,
    /// Whoever orders late is believed to have the places still.
    ClaimsBelieved,
    /// What looks expired is given back without locking it and looking again.
    ExpiredUnlocked,
    /// No unique key keeps an idempotency key to one order.
    UncheckedKeys,
    /// Keys are looked up before the stock and not once more after it.
    KeysSeenOnce,
    /// The sweeper gives back one order after the other, with the pools of the first locked.
    SweepingOneByOne,
}

/// Where `hold_orders` has looked at everything and not yet taken anything.
const BEFORE_TAKING: &str = "    -- Take:";

/// Where it has looked at the keys and not yet at the stock.
const AFTER_KEYS: &str = "    -- Look at the offer and the stock.";

/// Some stay there longer than others.
const LINGER: &str =
    "    perform pg_sleep(0.03 * random());\n    -- Look at the offer and the stock.";

/// Everybody has looked before the first one takes.
const WAIT: &str = "    perform pg_sleep(0.1);\n    -- Take:";

/// The same, where few units are left: a crowd that buys many would take too long else.
const WAIT_FOR_THE_LAST: &str = "    perform pg_sleep(0.2) from pools p
        where p.pool_id in (select u.pool_id from unnest(wanted.units) as u)
            and p.capacity - p.taken between 1 and 12;
    -- Take:";

impl Mutant {
    /// Changes the database.
    pub(super) async fn apply(self, shop: &Shop) {
        match self {
            Self::UncheckedPools => {
                shop.execute("alter table pools drop constraint pools_taken_check")
                    .await;
                rewrite(shop, "hold_orders", &[(BEFORE_TAKING, WAIT_FOR_THE_LAST)]).await;
            }
            Self::UncheckedPlaces => {
                shop.execute("alter table claims drop constraint claims_place_id_key")
                    .await;
                rewrite(shop, "hold_orders", &[(BEFORE_TAKING, WAIT)]).await;
                let edits = [("    on conflict (place_id) do nothing;", "    ;")];
                rewrite(shop, "hold_orders_insert_claims", &edits).await;
            }
            Self::PlacesInAnyOrder => {
                let edits = [
                    ("    order by u.place_id nulls last\n", ""),
                    // Time passes between one place and the next.
                    (
                        "u.pool_id, u.units, u.place_id,",
                        "u.pool_id, u.units + length(pg_sleep(0.02)::text), u.place_id,",
                    ),
                ];
                rewrite(shop, "hold_orders_insert_claims", &edits).await;
            }
            Self::ClaimsBelieved => {
                let look = "    select coalesce(sum(mine.units), 0) into kept";
                let late_look = format!("    perform pg_sleep(0.2);\n{look}");
                rewrite(
                    shop,
                    "secure_claims",
                    &[
                        (look, &late_look),
                        ("    if kept = needed then", "    if true then"),
                    ],
                )
                .await;
            }
            Self::ExpiredUnlocked => {
                let edits = [
                    ("        for update skip locked\n", ""),
                    (
                        "and c.expires_at <= at\n",
                        "and c.expires_at <= at and (select pg_sleep(0.2))::text = ''\n",
                    ),
                ];
                rewrite(shop, "release_expired_claims", &edits).await;
            }
            Self::UncheckedKeys => {
                shop.execute("alter table orders drop constraint orders_hold_key_key")
                    .await;
                rewrite(shop, "hold_orders", &[(BEFORE_TAKING, WAIT)]).await;
                let edits = [("        on conflict (hold_key) do nothing\n", "")];
                rewrite(shop, "hold_orders_insert_orders", &edits).await;
            }
            Self::KeysSeenOnce => {
                let edits = [
                    (
                        "    results := hold_orders_find_late_replays(requested.orders, results);\n",
                        "",
                    ),
                    // Others may be done between the look at the keys and the look at the stock.
                    (AFTER_KEYS, LINGER),
                ];
                rewrite(shop, "hold_orders", &edits).await;
            }
            Self::SweepingOneByOne => {
                let edits = [(
                    "    perform release_claims(late);\n",
                    "    for i in 1 .. coalesce(array_length(late, 1), 0) loop
                        perform release_claims(late[i:i]);
                        perform pg_sleep(0.01);
                    end loop;\n",
                )];
                rewrite(shop, "expire_orders", &edits).await;
            }
        }
    }
}

async fn rewrite(shop: &Shop, function: &str, edits: &[(&str, &str)]) {
    let mut text = definition(shop, function).await;
    for (from, to) in edits {
        text = replaced(&text, from, to);
    }
    shop.execute(&text).await;
}

async fn definition(shop: &Shop, function: &str) -> String {
    let statement = "select pg_get_functiondef($1::text::regproc)";
    shop.client
        .query_one(statement, &[&function])
        .await
        .expect("the function exists")
        .get(0)
}

/// A mutant that no longer finds the guard it removes must not pass for one that does.
fn replaced(text: &str, from: &str, to: &str) -> String {
    assert_eq!(
        text.matches(from).count(),
        1,
        "the guard {from:?} is not where it was:\n{text}"
    );
    text.replace(from, to)
}
