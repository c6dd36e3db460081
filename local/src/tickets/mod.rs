//! What Guichet adds to the stack: a payment provider and a bank that move no money, and events to buy tickets for.
//!
//! Nothing else of the local cloud knows of tickets. Who wants the stack alone deletes this folder and its two lines in `lib.rs`.

mod bank;
mod demo_payment;
mod json_files;
mod language;
mod people;
mod queries;
mod seed;
mod webhooks;

use std::io;
use std::sync::Arc;

use futures::FutureExt;
use futures::future::{BoxFuture, ready};
use guichet_clock::{Clock, Entropy};

use crate::body::BoxError;
use crate::console::Console;
use crate::database::Database;
use crate::environment::Addresses;
use crate::pages::MenuEntry;
use crate::plugin::{Host, Plugin, Routes};
use crate::secrets::SharedSecret;
use bank::DemoBank;
use demo_payment::{DemoPaymentPages, DemoPayments, DemoPaymentsApi};
use webhooks::Webhooks;

/// Signs webhooks of the demo payment provider, and is said to it.
const DEMO_PAYMENTS_SECRET: SharedSecret = SharedSecret {
    variable: "DEMO_PAYMENTS_SECRET",
    file: "demo-payments-secret",
    file_of_containers: "payments/demo",
};
/// Signs webhooks of the demo bank.
const OFFLINE_PAYMENTS_SECRET: SharedSecret = SharedSecret {
    variable: "OFFLINE_PAYMENTS_SECRET",
    file: "offline-payments-secret",
    file_of_containers: "payments/offline",
};

/// Whom mail is from.
const MAIL_FROM: &str = "Guichet <tickets@guichet.localhost>";

/// See the module.
pub(crate) struct Tickets;

impl Plugin for Tickets {
    fn secrets(&self) -> &'static [SharedSecret] {
        &[DEMO_PAYMENTS_SECRET, OFFLINE_PAYMENTS_SECRET]
    }

    fn menu(&self) -> &'static [MenuEntry] {
        &[MenuEntry {
            path: "/demo-bank",
            title: "Bank",
            purpose: "bank transfers",
        }]
    }

    fn variables(&self, addresses: &Addresses) -> Vec<(&'static str, String)> {
        let fonts = addresses
            .project
            .join("shared/domain/documents/fonts/scripts");
        vec![
            ("MAIL_FROM", MAIL_FROM.to_owned()),
            ("DEMO_PAYMENTS_URL", addresses.services_url.clone()),
            ("FONTS_FOLDER", fonts.display().to_string()),
        ]
    }

    fn fill<'a>(
        &self,
        database: &'a Database,
        public_url: &'a str,
        console: &'a Console,
    ) -> BoxFuture<'a, Result<(), BoxError>> {
        async move {
            let mut client = database.connect().await?;
            if seed::is_needed(&client).await? {
                let step = console.step("Making demo events");
                seed::run(&mut client).await?;
                step.done();
            }
            if people::is_needed(&client).await? {
                let (entropy, clock) = (Entropy::system(), Clock::system());
                let sign_ins = people::make(&mut client, &entropy, clock.now()).await?;
                for line in people::told(&sign_ins, public_url) {
                    console.line(&line);
                }
            }
            Ok(())
        }
        .boxed()
    }

    fn open(&self, host: &Host<'_>) -> io::Result<Routes> {
        let (clock, entropy) = (host.clock, host.entropy);
        let secret = |shared: &SharedSecret| host.secrets[shared.variable].clone();
        let webhooks = Webhooks::open(
            &host.state.join("webhooks"),
            webhooks::Parts {
                gateway: host.gateway.clone(),
                demo_secret: secret(&DEMO_PAYMENTS_SECRET),
                bank_secret: secret(&OFFLINE_PAYMENTS_SECRET),
                clock: clock.clone(),
                entropy: entropy.clone(),
                console: host.console.clone(),
            },
        )?;
        let payments = Arc::new(DemoPayments::open(
            &host.state.join("demo-payments"),
            clock.clone(),
            entropy.clone(),
        )?);
        let pages = DemoPaymentPages::new(
            Arc::clone(&payments),
            webhooks.clone(),
            host.database.clone(),
            clock.clone(),
            entropy.clone(),
        );
        let bank = DemoBank::new(
            host.database.clone(),
            webhooks,
            host.public_url,
            host.menu.clone(),
            clock.clone(),
            entropy.clone(),
        );
        let api = DemoPaymentsApi::new(
            payments,
            secret(&DEMO_PAYMENTS_SECRET),
            host.public_url.to_owned(),
        );
        Ok(Routes {
            public: vec![
                (
                    "demo-payment",
                    Arc::new(move |request| {
                        let pages = pages.clone();
                        async move { pages.answer(request).await }.boxed()
                    }),
                ),
                (
                    "demo-bank",
                    Arc::new(move |request| {
                        let bank = bank.clone();
                        async move { bank.answer(request).await }.boxed()
                    }),
                ),
            ],
            services: vec![(
                "api",
                Arc::new(move |request| ready(api.answer(&request)).boxed()),
            )],
        })
    }
}
