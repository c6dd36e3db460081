use crate::support::Office;

#[tokio::test]
async fn the_calendar_has_the_orders_date_and_its_link() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(2).await;
    let answer = office.get(order_id, "/calendar.ics").await;
    assert_eq!(answer.status, 200);
    assert_eq!(
        answer.header("content-type"),
        Some("text/calendar; charset=utf-8")
    );
    assert_eq!(
        answer.header("content-disposition"),
        Some("attachment; filename=\"TESTTEST.ics\"")
    );
    let unfolded = answer.text().replace("\r\n ", "");
    assert_eq!(unfolded.matches("BEGIN:VEVENT").count(), 1);
    assert!(unfolded.contains("\r\nDTSTART:20260608T080000Z\r\n"));
    assert!(unfolded.contains("\r\nSTATUS:CONFIRMED\r\n"));
    let secret = office
        .app
        .secrets
        .text(guichet_order::OrderLink::first(order_id));
    assert!(unfolded.contains(&format!(
        "\r\nURL:https://tickets.example.org/orders/{secret}\r\n"
    )));
}

#[tokio::test]
async fn a_cancelled_order_is_taken_out_of_the_calendar() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(2).await;
    office.cancel(order_id, "k1").await;
    let answer = office.get(order_id, "/calendar.ics").await;
    assert!(answer.text().contains("\r\nMETHOD:CANCEL\r\n"));
    assert!(answer.text().contains("\r\nSTATUS:CANCELLED\r\n"));
}
