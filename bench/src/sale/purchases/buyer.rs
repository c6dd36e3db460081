use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use guichet_clock::Clock;
use guichet_providers::signature;
use serde::Deserialize;
use serde_json::json;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::super::load::{COME_BACK, Caller, Numbers, Template, request};
use super::office::Work;
use super::tickets::Tickets;
use super::{Bought, STEPS};
use crate::Result;
use crate::system::connect;

/// Buyers and time with which everything is warmed up.
const WARMING: (usize, Duration) = (16, Duration::from_secs(3));

const CONTACT: &[u8] = br#"{"contact": {"name": "Ada Lovelace", "email": "ada@example.org"}}"#;

/// What all buyers share.
struct Counter {
    work: Buying,
    tickets: Rc<Tickets>,
    numbers: Rc<Numbers>,
    bought: RefCell<Bought>,
}

/// What a buyer needs to know.
struct Buying {
    checkout: std::net::SocketAddr,
    payments: std::net::SocketAddr,
    order: Template,
    total: i64,
    secret: String,
}

struct Buyer {
    counter: Rc<Counter>,
    checkout: Caller,
    payments: Caller,
    order: Template,
}

/// How long each of [`STEPS`] took.
type Steps = [Option<Duration>; STEPS.len()];

#[derive(Deserialize)]
struct Order<'a> {
    id: Uuid,
    secret: &'a str,
}

#[derive(Deserialize)]
struct Payment {
    id: Uuid,
}

/// Lets crowds of these sizes buy, one after the other, each for this long.
pub(crate) async fn crowds<const N: usize>(
    work: Work,
    database_url: String,
    sizes: [usize; N],
    lasting: Duration,
) -> Result<Vec<Bought>> {
    work.bank.serve()?;
    let delivered = work.broker.serve(vec![work.subscription])?;
    let counter = Rc::new(Counter {
        work: Buying {
            checkout: work.checkout,
            payments: work.payments,
            order: work.order,
            total: work.total,
            secret: work.secret,
        },
        tickets: Tickets::watch(&delivered),
        numbers: Numbers::shared(),
        bought: RefCell::default(),
    });
    let (size, warming) = WARMING;
    crowd(&counter, size, warming).await;
    let client = connect(&database_url).await?;
    client.batch_execute("vacuum analyze").await?;
    client.batch_execute("checkpoint").await?;
    let mut outcomes = Vec::new();
    for size in sizes {
        outcomes.push(crowd(&counter, size, lasting).await);
    }
    Ok(outcomes)
}

async fn crowd(counter: &Rc<Counter>, size: usize, lasting: Duration) -> Bought {
    counter.bought.take();
    let end = Instant::now() + lasting;
    let mut buyers = JoinSet::new();
    for _ in 0..size {
        let buyer = Buyer {
            counter: Rc::clone(counter),
            checkout: Caller::new(counter.work.checkout),
            payments: Caller::new(counter.work.payments),
            order: counter.work.order.clone(),
        };
        buyers.spawn_local(buyer.buy_until(end));
    }
    buyers.join_all().await;
    counter.bought.take()
}

impl Buyer {
    /// What ends later is not counted.
    async fn buy_until(mut self, end: Instant) {
        loop {
            let began = Instant::now();
            let outcome = self.buy().await;
            let ended = Instant::now();
            if ended >= end {
                return;
            }
            let mut bought = self.counter.bought.borrow_mut();
            match outcome {
                Ok(steps) => {
                    bought.whole.record(ended - began);
                    for (times, took) in bought.steps.iter_mut().zip(steps) {
                        if let Some(took) = took {
                            times.record(took);
                        }
                    }
                }
                Err(complaint) => {
                    bought.complaint.get_or_insert(complaint);
                    return;
                }
            }
        }
    }

    async fn buy(&mut self) -> std::result::Result<Steps, String> {
        let counter = Rc::clone(&self.counter);
        let mut steps = Steps::default();

        let held = self.order.numbered(counter.numbers.next());
        let answer = counter.ask(&mut self.checkout, held, &mut steps[0]).await?;
        let Order {
            id: order_id,
            secret,
        } = read(answer)?;
        let path = format!("/api/v1/checkout/orders/{secret}");
        let pay = format!("/api/v1/payments/orders/{secret}/payments");

        let contact = request("PUT", &format!("{path}/details"), &[], CONTACT);
        counter
            .ask(&mut self.checkout, &contact, &mut steps[1])
            .await?;

        let mut place = Template::new("POST", &format!("{path}/place"), b"{}");
        let place = place.numbered(counter.numbers.next());
        counter
            .ask(&mut self.checkout, place, &mut steps[2])
            .await?;

        if counter.work.total > 0 {
            let mut start = Template::new("POST", &pay, br#"{"provider": "demo"}"#);
            let start = start.numbered(counter.numbers.next());
            let answer = counter
                .ask(&mut self.payments, start, &mut steps[3])
                .await?;
            let Payment { id: payment_id } = read(answer)?;

            let webhook = counter.work.webhook(payment_id);
            counter
                .ask(&mut self.payments, &webhook, &mut steps[4])
                .await?;
        }

        let waiting = Instant::now();
        counter.tickets.of(order_id).await?;
        steps[5] = Some(waiting.elapsed());
        Ok(steps)
    }
}

impl Counter {
    /// Asks, and again when it was told to come back, until there is a success.
    async fn ask<'a>(
        &self,
        caller: &'a mut Caller,
        request: &[u8],
        took: &mut Option<Duration>,
    ) -> std::result::Result<&'a [u8], String> {
        let began = Instant::now();
        loop {
            let sent = Instant::now();
            let answer = caller.ask(request).await;
            let turned_away = answer.as_ref().is_ok_and(|answer| answer.retry_after);
            let done = self
                .bought
                .borrow_mut()
                .tally
                .count(&answer, sent.elapsed());
            if done {
                break;
            }
            if !turned_away {
                return Err(match answer {
                    Ok(answer) => format!(
                        "{}: {}",
                        answer.status,
                        String::from_utf8_lossy(answer.body)
                    ),
                    Err(error) => error.to_string(),
                });
            }
            tokio::time::sleep(COME_BACK).await;
        }
        *took = Some(began.elapsed());
        Ok(caller.last_body())
    }
}

impl Buying {
    /// The provider's word that the money is there.
    fn webhook(&self, payment_id: Uuid) -> Vec<u8> {
        let now = Clock::system().now();
        let event = json!({
            "id": format!("evt_{payment_id}"), "type": "payment.succeeded", "payment_id": payment_id,
            "provider_reference": format!("demo_{payment_id}"), "amount": self.total, "currency": "EUR",
            "created_at": now,
        })
        .to_string();
        let signed = signature::header_value(self.secret.as_bytes(), now, event.as_bytes());
        let headers = [(signature::HEADER, signed.as_str())];
        request(
            "POST",
            "/api/v1/payments/webhooks/demo",
            &headers,
            event.as_bytes(),
        )
    }
}

fn read<'a, T: Deserialize<'a>>(body: &'a [u8]) -> std::result::Result<T, String> {
    serde_json::from_slice(body)
        .map_err(|error| format!("{error}: {}", String::from_utf8_lossy(body)))
}
