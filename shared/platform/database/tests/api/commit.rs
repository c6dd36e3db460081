use guichet_database::{Client, DatabaseError, Failure, ResultExt};
use guichet_testing::TestDatabase;

/// A table whose rows take a while to commit.
const SLOW_TO_COMMIT: &str = "
    create table slow (id int primary key);
    create function wait_a_moment() returns trigger language plpgsql as $$
    begin
        perform pg_sleep(1);
        return null;
    end $$;
    create constraint trigger slow_wait after insert on slow deferrable initially deferred
        for each row execute function wait_a_moment();";

/// Ends the session of a client some time from now.
async fn end_soon(test: &TestDatabase, client: &Client) {
    let process: i32 = client
        .query_one("select pg_backend_pid()", &[])
        .await
        .expect("answered")
        .get(0);
    let other = test.client().await;
    tokio::spawn(async move {
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        other
            .execute("select pg_terminate_backend($1)", &[&process])
            .await
            .expect("answered");
    });
}

#[tokio::test]
async fn a_commit_during_which_the_connection_breaks_is_unknown() {
    let test = TestDatabase::empty().await;
    test.client()
        .await
        .batch_execute(SLOW_TO_COMMIT)
        .await
        .expect("created");
    let mut client = test.database().get().await.expect("a connection");
    end_soon(&test, &client).await;
    let transaction = client.transaction().await.expect("begun");
    transaction
        .execute("insert into slow values (1)", &[])
        .await
        .expect("inserted");
    let error = transaction
        .commit()
        .await
        .expect_err("the session was ended");
    assert!(
        matches!(error, DatabaseError::CommitUnknown(_)),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_statement_that_commits_by_itself_is_unknown_too() {
    let test = TestDatabase::empty().await;
    test.client()
        .await
        .batch_execute(SLOW_TO_COMMIT)
        .await
        .expect("created");
    let client = test.database().get().await.expect("a connection");
    end_soon(&test, &client).await;
    let outcome = client
        .execute("insert into slow values (1)", &[])
        .await
        .or_commit_unknown();
    let Err(Failure::Database(error)) = outcome else {
        panic!("{outcome:?}")
    };
    assert!(
        matches!(error, DatabaseError::CommitUnknown(_)),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_commit_that_the_server_refuses_is_known_to_have_failed() {
    let test = TestDatabase::empty().await;
    let deferred = "create table parents (id int primary key);
        create table children (parent_id int,
            constraint children_parent_id_fkey foreign key (parent_id) references parents
                deferrable initially deferred);";
    test.client()
        .await
        .batch_execute(deferred)
        .await
        .expect("created");
    let mut client = test.database().get().await.expect("a connection");
    let transaction = client.transaction().await.expect("begun");
    transaction
        .execute("insert into children values (1)", &[])
        .await
        .expect("checked at commit");
    let error = transaction.commit().await.expect_err("no such parent");
    assert!(
        matches!(&error, DatabaseError::Constraint { name, .. } if name == "children_parent_id_fkey"),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_transaction_that_is_dropped_changes_nothing_and_its_connection_can_be_used_again() {
    let test = TestDatabase::empty().await;
    let database = guichet_database::Database::new(&test.config().pool_size(1));
    {
        let mut client = database.get().await.expect("a connection");
        let transaction = client.transaction().await.expect("begun");
        transaction
            .batch_execute("create table gone ()")
            .await
            .expect("created");
    }
    let client = database.get().await.expect("the same connection");
    client
        .query_one("select count(*) from gone", &[])
        .await
        .map(drop)
        .expect_err("rolled back");
}
