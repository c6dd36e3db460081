//! Every operation that asks who calls, by everybody and with everybody's ids.

use guichet_access::Right;
use guichet_http::{Method, StatusCode};
use guichet_matrix::{Access, Operation};
use uuid::Uuid;

use crate::answer::Answer;
use crate::credentials::{Caller, Credential};
use crate::good_requests::{good_body, prepare, with_body};
use crate::party::Party;
use crate::rows::{Expected, Rows, same};
use crate::version::with_version;
use crate::world::{World, fill};

/// Whose ids stand in a path.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Whose {
    Own,
    Others,
    Nobodys,
}

/// That of the organizer, and those of what is the organizer's or the person's.
type Ids = (Whose, Whose);

const WITH_ORGANIZER: [Ids; 3] = [
    (Whose::Own, Whose::Own),
    (Whose::Others, Whose::Others),
    (Whose::Nobodys, Whose::Nobodys),
];
const BELOW_ORGANIZER: [Ids; 5] = [
    (Whose::Own, Whose::Own),
    (Whose::Own, Whose::Others),
    (Whose::Own, Whose::Nobodys),
    (Whose::Others, Whose::Others),
    (Whose::Nobodys, Whose::Nobodys),
];
const OF_PERSON: [Ids; 3] = [
    (Whose::Own, Whose::Own),
    (Whose::Own, Whose::Others),
    (Whose::Own, Whose::Nobodys),
];
const WITHOUT: [Ids; 1] = [(Whose::Own, Whose::Own)];

fn ids_to_try(operation: &Operation) -> &'static [Ids] {
    let names_organizer = operation.parts().any(|part| part == "organizer_id");
    match (names_organizer, operation.parts().count()) {
        (true, 1) => &WITH_ORGANIZER,
        (true, _) => &BELOW_ORGANIZER,
        (false, 0) => &WITHOUT,
        (false, _) => &OF_PERSON,
    }
}

/// What must come of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome {
    Refused(StatusCode, &'static str),
    Allowed,
}

const SIGN_IN: Outcome = Outcome::Refused(StatusCode::UNAUTHORIZED, "sign-in-required");
const NOT_FOUND: Outcome = Outcome::Refused(StatusCode::NOT_FOUND, "not-found");
const ROLE: Outcome = Outcome::Refused(StatusCode::FORBIDDEN, "role-required");
const PERSON: Outcome = Outcome::Refused(StatusCode::FORBIDDEN, "person-required");
const STEP_UP: Outcome = Outcome::Refused(StatusCode::FORBIDDEN, "step-up-required");

fn expected(access: Access, caller: Caller, ids: Ids) -> Outcome {
    let refusal = match access {
        _ if caller == Caller::Nobody => Some(SIGN_IN),
        Access::Organizer(right) => refused_at_organizer(right, caller, ids.0),
        Access::Account { step_up } => refused_as_person(caller, step_up),
        Access::Public(_) | Access::OrderSecret | Access::ProviderSignature => None,
    };
    match refusal {
        Some(refusal) => refusal,
        None if ids.1 != Whose::Own => NOT_FOUND,
        None => Outcome::Allowed,
    }
}

fn refused_at_organizer(right: Right, caller: Caller, organizer: Whose) -> Option<Outcome> {
    let rule = right.rule();
    let Some(held) = caller.role().filter(|_| organizer == Whose::Own) else {
        return Some(NOT_FOUND);
    };
    if !rule.roles.contains(&held) {
        return Some(ROLE);
    }
    if rule.people_only || rule.step_up {
        return refused_as_person(caller, rule.step_up);
    }
    None
}

fn refused_as_person(caller: Caller, step_up: bool) -> Option<Outcome> {
    match caller {
        Caller::Person { stepped_up, .. } => (step_up && !stepped_up).then_some(STEP_UP),
        _ => Some(PERSON),
    }
}

/// One operation, asked for with one method.
struct Trial<'world> {
    world: &'world World,
    operation: &'world Operation,
    method: Method,
}

impl Trial<'_> {
    async fn call(&self, mine: &Party, credential: &Credential, ids: Ids) -> Answer {
        let parts: Vec<(&str, String)> = self
            .operation
            .parts()
            .map(|part| (part, self.part(mine, credential, part, ids)))
            .collect();
        let parts: Vec<(&str, &str)> = parts
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let path = fill(self.operation, &parts);
        let request = self.world.request(self.operation, &self.method, &path);
        let request = with_version(request, self.world, self.operation, mine).await;
        let body = good_body(self.world, self.operation, mine, credential.caller);
        let request = with_body(request, self.operation, body.as_ref());
        let request = credential.send_with(request);
        self.world.call(self.operation.function(), request).await
    }

    fn part(&self, mine: &Party, credential: &Credential, part: &str, ids: Ids) -> String {
        let whose = if part == "organizer_id" { ids.0 } else { ids.1 };
        let theirs = &self.world.b;
        match whose {
            Whose::Own => mine.part(part, credential.caller),
            Whose::Others => theirs.part(part, theirs.people.owner().caller),
            Whose::Nobodys => Uuid::max().to_string(),
        }
    }

    fn name(&self, credential: &Credential, ids: Ids) -> String {
        format!(
            "{} {} by {} with {:?} ids",
            self.method, self.operation.path, credential.name, ids
        )
    }

    /// By everybody.
    async fn run(&self, rows: &mut Rows, like_unknown: &mut Option<Answer>) {
        let access = World::access(self.operation);
        let a = &self.world.a;
        let before = (
            a.fingerprint(self.world).await,
            self.world.b.fingerprint(self.world).await,
        );
        let mut allowed = Vec::new();
        for (index, credential) in a.people.credentials.iter().enumerate() {
            for ids in ids_to_try(self.operation) {
                let outcome = expected(access, credential.caller, *ids);
                if outcome == Outcome::Allowed {
                    allowed.push((index, *ids));
                    continue;
                }
                let row = self.name(credential, *ids);
                let answer = self.call(a, credential, *ids).await;
                self.check(rows, &row, &answer, outcome);
                if outcome == NOT_FOUND && self.method != Method::HEAD {
                    let first = like_unknown.get_or_insert_with(|| answer.clone());
                    rows.hold(&row, same(first, &answer));
                }
            }
        }
        let row = format!("{} {} by who may not", self.method, self.operation.path);
        rows.hold(&row, before.0.compare(&a.fingerprint(self.world).await));
        for (index, ids) in allowed {
            // Who acts does so among people of their own: what was done is not undone.
            let own = if self.operation.writes() {
                Some(self.world.party().await)
            } else {
                None
            };
            let mine = own.as_ref().unwrap_or(a);
            let credential = &mine.people.credentials[index];
            prepare(self.world, self.operation, mine, credential.caller).await;
            let answer = self.call(mine, credential, ids).await;
            self.check(rows, &self.name(credential, ids), &answer, Outcome::Allowed);
        }
        let row = format!("{} {} by everybody", self.method, self.operation.path);
        let after = self.world.b.fingerprint(self.world).await;
        rows.hold(&row, before.1.compare(&after));
    }

    fn check(&self, rows: &mut Rows, row: &str, answer: &Answer, outcome: Outcome) {
        match outcome {
            Outcome::Refused(status, problem) => {
                rows.check(row, answer, Expected::Status(status));
                let named = answer.problem();
                let is_named = self.method == Method::HEAD || named.as_deref() == Some(problem);
                let reason = || format!("expected {problem}, but {answer}");
                rows.hold(row, is_named.then_some(()).ok_or_else(reason));
            }
            Outcome::Allowed => rows.check(row, answer, Expected::Done),
        }
    }
}

#[tokio::test]
async fn everybody_may_do_what_the_table_says_with_what_is_their_own_and_nothing_else() {
    let world = World::build().await;
    let mut rows = Rows::default();
    let mut like_unknown = None;
    for operation in world.operations() {
        let asks = matches!(
            World::access(operation),
            Access::Account { .. } | Access::Organizer(_)
        );
        if !asks {
            continue;
        }
        for method in operation.methods() {
            let trial = Trial {
                world: &world,
                operation,
                method,
            };
            trial.run(&mut rows, &mut like_unknown).await;
        }
    }
    rows.finish("callers");
}
