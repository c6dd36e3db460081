use serde_json::{Value, json};

use crate::shop::{Shop, contact, item, order, seats, secret, show_figures, with_code};

/// Whatever an answer says of how many are left.
fn figures(problem: &Value) -> Value {
    let unavailable = problem["unavailable"].as_array().into_iter().flatten();
    unavailable.map(|item| item["free"].clone()).collect()
}

#[tokio::test]
async fn no_refusal_says_how_many_are_left_where_the_event_does_not() {
    for shown in ["few_left", "hidden"] {
        let (shop, sale) = Shop::selling(3, 1000).await;
        let shown = format!("availability_shown = '{shown}'");
        sale.event.set(&shop.client, &shown).await;
        let code = |name, uses| {
            sale.event
                .code(&shop.client, name, "percentage", Some(1000), Some(uses))
        };
        code("DEUX", 2).await;

        // Holding.
        let problem = shop
            .buy(&order(&sale, 4))
            .await
            .problem(409, "not-available");
        assert_eq!(figures(&problem), json!([null]));
        let wanted = with_code(order(&sale, 3), "DEUX");
        let problem = shop.buy(&wanted).await.problem(409, "code-used-up");
        assert_eq!(problem["free"], json!(null));

        // Changing what is held, and placing it late.
        let held = secret(&shop.buy(&order(&sale, 2)).await.json(201));
        shop.fill_in(&held, &contact()).await.json(200);
        let items = json!({"items": [item(&sale, 4)]});
        let problem = shop.change_items(&held, &items).await;
        assert_eq!(
            figures(&problem.problem(409, "not-available")),
            json!([null])
        );
        let items = json!({"items": [item(&sale, 3)], "code": "DEUX"});
        let problem = shop.change_items(&held, &items).await;
        assert_eq!(problem.problem(409, "code-used-up")["free"], json!(null));
        shop.later(901);
        shop.buy(&order(&sale, 2)).await.json(201);
        let problem = shop.place(&held).await.problem(409, "hold-expired");
        assert_eq!(figures(&problem), json!([null]));

        // That nothing is left has to be told, as the catalogue does.
        shop.buy(&order(&sale, 1)).await.json(201);
        let problem = shop
            .buy(&order(&sale, 1))
            .await
            .problem(409, "not-available");
        assert_eq!(figures(&problem), json!([0]));
    }
}

#[tokio::test]
async fn places_that_are_taken_are_named_whatever_the_event_says_of_the_others() {
    let (shop, sale) = Shop::selling(1, 1000).await;
    let places = sale.event.places(&shop.client, sale.pool_id, 1, 5).await;
    shop.buy(&seats(&sale, &places[..1])).await.json(201);
    let problem = shop
        .buy(&seats(&sale, &places[..3]))
        .await
        .problem(409, "not-available");
    assert_eq!(problem["unavailable"][0]["place_ids"], json!([places[0]]));
    assert_eq!(figures(&problem), json!([2]));
}

#[tokio::test]
async fn figures_are_hidden_from_the_moment_they_are_to_be() {
    let (shop, sale) = Shop::selling(3, 1000).await;
    show_figures(&shop, &sale).await;
    let problem = shop
        .buy(&order(&sale, 4))
        .await
        .problem(409, "not-available");
    assert_eq!(figures(&problem), json!([3]));
    let hidden = "availability_shown = 'hidden'";
    sale.event.set(&shop.client, hidden).await;
    let problem = shop
        .buy(&order(&sale, 4))
        .await
        .problem(409, "not-available");
    assert_eq!(figures(&problem), json!([null]));
}
