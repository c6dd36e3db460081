use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::problems::INVALID_QUERY;
use crate::{Problem, Whole};

/// How many items a page has when the client does not say.
pub const PAGE_LIMIT_DEFAULT: u16 = 20;
/// How many items a page has at most, so that no list answer grows beyond what one statement and one buffer hold.
pub const PAGE_LIMIT: i64 = 100;
/// How many items a client may ask for: 1 to [`PAGE_LIMIT`].
pub type PageLimit = Whole<u16, 1, PAGE_LIMIT>;

/// A part of a list, and how to ask for the next part.
///
/// Cursors name the last item seen rather than a number of items to skip, so that a list that changes meanwhile
/// neither repeats nor loses an item. Clients pass them back unread.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "{T}Page")]
pub struct Page<T> {
    /// The items, in the list's order.
    pub items: Vec<T>,
    /// What to pass as `cursor` for the next part; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

impl<T> Page<T> {
    /// A page of at most `limit` of `items`, which were fetched with `limit + 1` to learn whether there are more.
    /// `key` gives the sort columns of the last item, after which the next statement continues.
    pub fn new<K: Serialize>(mut items: Vec<T>, limit: u16, key: impl FnOnce(&T) -> K) -> Self {
        let limit = usize::from(limit);
        let more = items.len() > limit;
        items.truncate(limit);
        let last = if more { items.last() } else { None };
        let next_cursor = last.map(|item| encode_cursor(&key(item)));
        Self { items, next_cursor }
    }
}

/// The number of items to show.
pub fn page_limit(asked: Option<PageLimit>) -> u16 {
    asked.map_or(PAGE_LIMIT_DEFAULT, PageLimit::get)
}

/// A cursor that carries `key`. It is neither secret nor signed: a made-up one only starts elsewhere in a list that the
/// client may read.
///
/// # Panics
/// When `key` cannot be JSON.
pub fn encode_cursor(key: &impl Serialize) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(key).expect("a cursor's key is plain data"))
}

/// What [`encode_cursor`] was given, else 400 `invalid-query`.
pub fn decode_cursor<K: DeserializeOwned>(cursor: &str) -> Result<K, Problem> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok();
    bytes
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .ok_or_else(|| {
            Problem::new(INVALID_QUERY).parameter("cursor", "a next_cursor of this list")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_page_with_more_behind_it_has_a_cursor_to_its_last_item() {
        let page = Page::new(vec![1, 2, 3], 2, |item| *item);
        assert_eq!(page.items, [1, 2]);
        let cursor = page.next_cursor.expect("there is more");
        assert_eq!(decode_cursor::<i32>(&cursor).expect("our own"), 2);
    }

    #[test]
    fn the_last_page_has_no_cursor() {
        assert_eq!(Page::new(vec![1, 2], 2, |item| *item).next_cursor, None);
        assert_eq!(
            Page::new(Vec::<i32>::new(), 2, |item| *item).next_cursor,
            None
        );
    }

    #[test]
    fn a_cursor_carries_several_columns() {
        let key = ("2026-11-22T12:00:00Z".to_owned(), 42);
        assert_eq!(
            decode_cursor::<(String, i32)>(&encode_cursor(&key)).expect("our own"),
            key
        );
    }

    #[test]
    fn a_made_up_cursor_is_refused() {
        for cursor in ["", "!", "bm90IGpzb24", &encode_cursor(&"of another list")] {
            assert_eq!(
                decode_cursor::<i32>(cursor).expect_err(cursor).name(),
                "invalid-query"
            );
        }
    }

    #[test]
    fn a_page_is_as_long_as_was_asked_or_as_usual() {
        assert_eq!(page_limit(None), PAGE_LIMIT_DEFAULT);
        assert_eq!(page_limit(PageLimit::new(100)), 100);
    }
}
