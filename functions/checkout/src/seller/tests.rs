use futures::future::join_all;
use guichet_http::{Method, Request};
use guichet_testing::TestDatabase;
use guichet_testing::offer::Sale;
use serde_json::json;
use tokio_postgres::Client;

use super::*;

struct Market {
    test: TestDatabase,
    client: Client,
    clock: Clock,
    entropy: Entropy,
    sale: Sale,
}

impl Market {
    async fn open(capacity: i32) -> Self {
        let test = TestDatabase::create().await;
        let (client, clock) = (test.client().await, guichet_testing::clock());
        let sale = Sale::open(&client, clock.now(), capacity, 0).await;
        Self {
            test,
            client,
            clock,
            entropy: guichet_testing::entropy(),
            sale,
        }
    }

    fn seller(&self) -> Seller {
        Seller::new(
            self.test.database(),
            self.clock.clone(),
            self.entropy.clone(),
        )
    }

    /// One unit of the pool for nothing.
    async fn request(&self) -> HoldRequest {
        let version = "select offer_version from events where event_id = $1";
        let event = &self.sale.event;
        let row = self.client.query_one(version, &[&event.event_id]).await;
        let now = self.clock.now();
        HoldRequest {
            order_id: self.entropy.uuid(now),
            event_id: event.event_id,
            offer_version: row.expect("the event is there").get(0),
            reference: "ABCDEF".to_owned(),
            locale: "fr",
            currency: "EUR".to_owned(),
            total: 0,
            tax_total: 0,
            discount_total: 0,
            code_id: None,
            created_at: now,
            expires_at: now + Duration::from_mins(15),
            lines: vec![HoldLine {
                position: 1,
                occurrence_id: self.sale.occurrence_id,
                rate_id: self.sale.rate_id,
                place_id: None,
                description: json!({"product_name": {}, "rate_name": {}}),
                stock: vec![Need {
                    pool_id: self.sale.pool_id,
                    units: 1,
                    place_id: None,
                }],
                full_price: 0,
                price: 0,
                tax: 0,
                tax_rate_basis_points: 0,
            }],
            keyed: None,
            code_pool_id: None,
            budget_pool_id: None,
            shows_figures: true,
        }
    }

    async fn requests(&self, count: usize) -> Vec<Arc<HoldRequest>> {
        let mut requests = Vec::with_capacity(count);
        for _ in 0..count {
            requests.push(Arc::new(self.request().await));
        }
        requests
    }

    async fn count(&self, what: &str) -> i64 {
        let row = self.client.query_one(what, &[]).await;
        row.expect("it can be counted").get(0)
    }
}

#[tokio::test]
async fn every_outcome_of_hold_orders_is_known() {
    guichet_testing::assert_same_words::<HoldOutcome>().await;
}

#[tokio::test]
async fn buyers_who_wait_for_each_other_are_served_together() {
    let market = Market::open(1000).await;
    let (seller, requests) = (market.seller(), market.requests(200).await);
    let answers = join_all(requests.iter().map(|request| seller.hold(request))).await;
    assert!(
        answers
            .iter()
            .all(|answer| matches!(answer, Ok(Outcome::Held))),
        "{answers:?}"
    );
    assert_eq!(market.count("select count(*) from orders").await, 200);
    // One at a time they would be two hundred.
    let statements = market
        .count("select count(distinct xmin::text) from orders")
        .await;
    assert!(statements <= 20, "{statements} statements");
}

#[tokio::test]
async fn of_those_served_together_each_gets_all_or_nothing() {
    let market = Market::open(30).await;
    let (seller, requests) = (market.seller(), market.requests(50).await);
    let answers = join_all(requests.iter().map(|request| seller.hold(request))).await;
    let held = answers
        .iter()
        .filter(|answer| matches!(answer, Ok(Outcome::Held)));
    let refused = answers
        .iter()
        .filter(|answer| matches!(answer, Ok(Outcome::Unavailable(_))));
    assert_eq!((held.count(), refused.count()), (30, 20), "{answers:?}");
    assert_eq!(market.count("select sum(units) from claims").await, 30);
}

#[tokio::test]
async fn one_that_the_database_refuses_does_not_fail_its_neighbours() {
    let market = Market::open(1000).await;
    let seller = market.seller();
    let mut requests = market.requests(19).await;
    let unheard_of = HoldRequest {
        locale: "xx",
        ..market.request().await
    };
    requests.insert(7, Arc::new(unheard_of));
    let answers = join_all(requests.iter().map(|request| seller.hold(request))).await;
    for (n, answer) in answers.iter().enumerate() {
        assert_eq!(
            matches!(answer, Ok(Outcome::Held)),
            n != 7,
            "request {n}: {answer:?}"
        );
    }
    assert_eq!(market.count("select count(*) from orders").await, 19);
}

#[tokio::test]
async fn a_place_lost_to_somebody_who_loses_another_is_not_lost() {
    let market = Market::open(0).await;
    let (event, pool_id) = (&market.sale.event, market.sale.pool_id);
    let mut seats = event.places(&market.client, pool_id, 1, 5).await;
    seats.sort_unstable();
    let pair = async |first: usize, second: usize| {
        let mut request = market.request().await;
        let line = request.lines.pop().expect("a line");
        request.lines = [(1, seats[first]), (2, seats[second])]
            .map(|(position, place_id)| HoldLine {
                position,
                place_id: Some(place_id),
                stock: vec![Need {
                    pool_id,
                    units: 1,
                    place_id: Some(place_id),
                }],
                description: line.description.clone(),
                ..line
            })
            .into();
        Arc::new(request)
    };
    let mut first = market.request().await;
    first.lines[0].place_id = Some(seats[4]);
    first.lines[0].stock[0].place_id = Some(seats[4]);
    // While the first is served the others gather. The third has the first seat until it loses the second to the one
    // before it; the fourth wants that first seat and one that nobody else wants.
    let requests = [
        Arc::new(first),
        pair(1, 2).await,
        pair(0, 1).await,
        pair(0, 3).await,
    ];
    let seller = market.seller();
    let answers = join_all(requests.iter().map(|request| seller.hold(request))).await;
    let [
        Ok(Outcome::Held),
        Ok(Outcome::Held),
        Ok(Outcome::Unavailable(shortage)),
        Ok(Outcome::Held),
    ] = &answers[..]
    else {
        panic!("{answers:?}");
    };
    assert_eq!(shortage.places, [seats[1]]);
    assert_eq!(market.count("select count(*) from claims").await, 5);
}

#[tokio::test]
async fn a_request_that_comes_twice_takes_once_and_leaves_its_neighbours_their_room() {
    let market = Market::open(3).await;
    let request = Request::for_test(Method::POST, "/orders").keyed("the-same");
    let keyed = IdempotencyKey::of(&request.build()).expect("it has a key");
    // While the first is served the others gather: what came twice, and the last buyer for whom there is room.
    let mut requests = Vec::new();
    for keyed in [None, Some(keyed.clone()), Some(keyed), None] {
        requests.push(Arc::new(HoldRequest {
            keyed,
            ..market.request().await
        }));
    }
    let seller = market.seller();
    let answers = join_all(requests.iter().map(|request| seller.hold(request))).await;
    let [
        Ok(Outcome::Held),
        Ok(Outcome::Held),
        Ok(Outcome::Replayed(order_id)),
        Ok(Outcome::Held),
    ] = answers[..]
    else {
        panic!("{answers:?}");
    };
    assert_eq!(order_id, requests[1].order_id);
    assert_eq!(market.count("select sum(units) from claims").await, 3);
}

#[tokio::test]
async fn one_whose_code_somebody_holds_does_not_fail_its_neighbours() {
    let market = Market::open(1000).await;
    let seller = market.seller();
    let code = market
        .sale
        .event
        .code(&market.client, "FRIENDS", "unlock", None, Some(9));
    let code_id = code.await;
    let of_code = "select pool_id from codes where code_id = $1";
    let of_code = market.client.query_one(of_code, &[&code_id]).await;
    let code_pool_id: Uuid = of_code.expect("it is there").get(0);
    let mut with_code = market.request().await;
    with_code.code_pool_id = Some(code_pool_id);
    with_code.lines[0].stock.push(Need {
        pool_id: code_pool_id,
        units: 1,
        place_id: None,
    });
    let mut requests = market.requests(19).await;
    requests.insert(7, Arc::new(with_code));

    let hold = format!("begin; select from pools where pool_id = '{code_pool_id}' for update");
    market.client.batch_execute(&hold).await.expect("held");
    let began = std::time::Instant::now();
    let answers = join_all(requests.iter().map(|request| seller.hold(request))).await;
    assert!(began.elapsed() < Duration::from_millis(1_500));
    for (n, answer) in answers.iter().enumerate() {
        match answer {
            Ok(Outcome::Held) if n != 7 => {}
            Err(problem) if n == 7 => assert_eq!(problem.status().as_u16(), 503),
            other => panic!("request {n}: {other:?}"),
        }
    }
}
