//! What the pool tells of itself. In a process of its own: metrics are the process's, not the pool's.

use guichet_testing::TestDatabase;

#[tokio::test]
async fn the_pool_tells_how_it_is_used() {
    let test = TestDatabase::empty().await;
    let database = test.database();
    let client = database.get().await.expect("a connection");
    let shown = |line: &str| {
        let all = guichet_telemetry::metrics().encode();
        all.contains(&format!("\nguichet_{line}\n"))
    };
    assert!(shown("database_connections 1"));
    assert!(shown("database_connections_in_use 1"));
    drop(client);
    assert!(shown("database_connections_in_use 0"));
    assert!(shown("database_requests_waiting 0"));
}
