//! One suite for all places, and what only one of them has.

mod cloud;
mod emulator;
mod folder;
mod places;
mod server;
mod settings;
mod suite;
mod tokens;

/// Each sentence of the suite as a test for each place.
macro_rules! suite {
    ($($sentence:ident)*) => {
        mod in_a_folder {
            $(#[tokio::test]
            async fn $sentence() {
                super::suite::$sentence(&super::places::InFolder::new()).await;
            })*
        }
        mod in_a_bucket {
            $(#[tokio::test]
            async fn $sentence() {
                super::suite::$sentence(&super::places::InBucket::new().await).await;
            })*
        }
    };
}

suite! {
    what_was_put_is_read_found_and_listed
    the_same_content_is_one_object
    what_is_not_there_is_not_found
    a_deleted_object_is_gone_and_may_be_put_again
    an_object_that_was_put_again_since_is_not_deleted
    a_list_comes_in_pages_in_the_order_of_names
    a_list_goes_on_after_what_was_deleted_or_put_again
    a_list_may_be_of_names_that_begin_alike
    files_that_are_no_objects_are_not_listed
    another_content_than_the_name_says_is_not_answered
    the_largest_object_is_stored_and_a_larger_one_is_not
    many_who_put_the_same_at_once_all_succeed
}
