use std::sync::Arc;

use guichet_http::{Operation, Outcome, Request, StatusCode, cached};

use crate::App;
use crate::operator::Operator;

/// It changes with a deployment.
const CACHE: &str = "public, max-age=300, s-maxage=300";

/// `GET /operator`: who runs this installation.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    Ok(cached(&request, &app.operator, CACHE))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Show who runs this ticket office")
        .description("As the installation's configuration says. What it does not say is `null`.")
        .answers::<Operator>(StatusCode::OK, "The operator")
        .cached()
}
