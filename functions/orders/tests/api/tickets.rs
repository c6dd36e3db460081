use guichet_testing::{now, orders};

use crate::support::Office;

#[tokio::test]
async fn the_pdf_has_a_page_for_each_ticket() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(3).await;
    let answer = office.get(order_id, "/tickets.pdf").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some("application/pdf"));
    assert_eq!(
        answer.header("content-disposition"),
        Some("inline; filename=\"tickets-TESTTEST.pdf\"")
    );
    assert!(answer.body.starts_with(b"%PDF-"));
    let text = String::from_utf8_lossy(&answer.body);
    assert!(text.contains("/Count 3"), "three pages");
}

#[tokio::test]
async fn before_tickets_are_issued_the_buyer_is_told_to_come_back() {
    let office = Office::open().await;
    let (order_id, _) = orders::paid(&office.client, &office.sale, 1, now()).await;
    for rest in ["/tickets.pdf", "/tickets/1/qr.svg"] {
        let answer = office.get(order_id, rest).await;
        let problem = answer.refuses(409, "no-tickets");
        assert_eq!(problem["order_status"], "paid");
        assert_eq!(answer.header("retry-after"), Some("1"));
    }
}

#[tokio::test]
async fn an_order_that_is_not_paid_has_no_tickets_to_wait_for() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    for rest in ["/tickets.pdf", "/tickets/1/qr.svg"] {
        let answer = office.get(order_id, rest).await;
        let problem = answer.refuses(409, "no-tickets");
        assert_eq!(problem["order_status"], "placed");
        assert_eq!(answer.header("retry-after"), None);
    }
}
