//! How often the database is asked.

use guichet_access::Role;
use guichet_database::{Database, DatabaseConfig};
use guichet_http::Method;
use guichet_testing::Proxy;

use crate::team::{MINUTE, Team, app, call};

#[tokio::test]
async fn one_statement_each() {
    let team = Team::new().await;
    let proxy = Proxy::tcp(team.test.url()).await;
    let config = DatabaseConfig::new(proxy.url()).expect("a URL of our own");
    let behind = app(&Database::new(&config), &team.clock);
    let owner = team.member(Role::Owner).await;
    let key = team.key(team.organizer_id(), Role::Manager).await;
    let device = team.device(team.organizer_id()).await;
    let organizer = team.path("");
    for (with, method, path) in [
        (&owner, Method::PATCH, organizer.as_str()),
        (&owner, Method::PATCH, "/me"),
        (&key, Method::PATCH, &organizer),
        (&device, Method::GET, &organizer),
    ] {
        // The first prepares the statement; later ones may test a connection that was idle for a quarter of a second.
        let mut counts = Vec::new();
        while !counts.contains(&1) {
            // So that it is written down each time that they were there.
            team.clock.advance(MINUTE * 2);
            let before = proxy.round_trips();
            let answer = call(&behind, method.clone(), path, with).await;
            assert!(answer.status < 300, "{path}: {answer:?}");
            counts.push(proxy.round_trips() - before);
            assert!(counts.len() < 20, "{method} {path}: {counts:?}");
        }
        assert!(!counts.contains(&0), "{method} {path}: {counts:?}");
    }

    assert_eq!(
        call(&behind, Method::GET, &organizer, &owner).await.status,
        200
    );
    let before = proxy.round_trips();
    assert_eq!(
        call(&behind, Method::GET, &organizer, &owner).await.status,
        200
    );
    assert_eq!(proxy.round_trips(), before, "the second page asks nothing");
}
