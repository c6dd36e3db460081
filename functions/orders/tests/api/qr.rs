use std::collections::HashSet;

use rqrr::PreparedImage;

use crate::support::Office;

/// Pixels per module, enough for the decoder to find its way.
const SCALE: usize = 4;

/// The text of the code in a picture of our own making: dark modules are `M<x> <y>h<length>v1h-<length>z`.
fn decode(svg: &str) -> String {
    let after = |text: &str, mark| {
        let (_, rest) = text.split_once(mark).expect("the mark");
        rest.to_owned()
    };
    let number = |text: &str| -> usize {
        let digits = text.split(|character: char| !character.is_ascii_digit());
        let digits = digits.into_iter().next().unwrap_or_default();
        digits.parse().expect("a number")
    };
    let side = number(&after(svg, "viewBox=\"0 0 "));
    let mut dark = HashSet::new();
    let runs = svg.rsplit("<path d=\"").next().expect("a path");
    for run in runs.split('M').skip(1) {
        let (x, y, length) = (
            number(run),
            number(&after(run, " ")),
            number(&after(run, "h")),
        );
        dark.extend((x..x + length).map(|x| (x, y)));
    }
    let pixel = |x: usize, y: usize| {
        if dark.contains(&(x / SCALE, y / SCALE)) {
            0
        } else {
            255
        }
    };
    let mut image = PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, pixel);
    let grids = image.detect_grids();
    grids[0].decode().expect("legible").1
}

#[tokio::test]
async fn the_code_of_each_line_holds_its_token() {
    let office = Office::open().await;
    let (order_id, tokens) = office.sell(3).await;
    for (line, token) in (1..).zip(&tokens) {
        let answer = office
            .get(order_id, &format!("/tickets/{line}/qr.svg"))
            .await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-type"), Some("image/svg+xml"));
        assert_eq!(&decode(answer.text()), token);
    }
}

#[tokio::test]
async fn a_line_that_the_order_does_not_have_is_not_found() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(1).await;
    for line in ["0", "2", "-1", "99999", "one"] {
        let answer = office
            .get(order_id, &format!("/tickets/{line}/qr.svg"))
            .await;
        answer.refuses(404, "not-found");
    }
}

#[tokio::test]
async fn a_revoked_ticket_has_no_code() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(1).await;
    office.cancel(order_id, "k1").await;
    let answer = office.get(order_id, "/tickets/1/qr.svg").await;
    let problem = answer.refuses(409, "no-tickets");
    assert_eq!(problem["order_status"], "cancelled");
}
