use guichet_http::Method;
use guichet_testing::orders;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::office::{Answer, id};
use crate::stage::{Stage, ticket};

fn question(kind: &str) -> Value {
    json!({"scope": "order", "kind": kind, "label": {"fr": "Une question ?"}})
}

fn with(kind: &str, field: &str, value: Value) -> Value {
    let mut question = question(kind);
    question[field] = value;
    question
}

fn menu() -> Value {
    json!({
        "scope": "attendee", "kind": "choice", "label": {"fr": "Menu", "en": "Menu"}, "required": true,
        "options": [{"label": {"fr": "Végétarien"}}, {"label": {"en": "Fish"}}, {"label": {"fr": "Végétarien"}}],
    })
}

struct Questions {
    stage: Stage,
    path: String,
}

impl Questions {
    async fn of_a_sale() -> Self {
        let stage = Stage::set().await;
        stage.publication(Method::POST, 1).await.has_status(200);
        let path = format!("{}/questions", stage.event);
        Self { stage, path }
    }

    async fn asked(&self, question: &Value) -> Value {
        self.stage.post("/questions", question).await
    }

    async fn list(&self) -> Value {
        let list = self.stage.office.get(&self.path).await.has_status(200);
        let (version, tag) = (list.json()["version"].clone(), list.header("etag"));
        assert_eq!(tag, Some(format!("\"{version}\"").as_str()));
        list.json()
    }

    async fn version(&self) -> i64 {
        self.list().await["version"].as_i64().expect("a version")
    }

    fn path_of(&self, question: &Value) -> String {
        format!("{}/{}", self.path, id(&question["id"]))
    }

    /// Of the list that is there now.
    async fn change(&self, question: &Value, wanted: &Value) -> Answer {
        let version = self.version().await;
        let path = self.path_of(question);
        self.stage.office.put(&path, version, wanted).await
    }

    async fn delete(&self, question: &Value) -> Answer {
        let version = self.version().await;
        let path = self.path_of(question);
        self.stage.office.delete(&path, version).await
    }

    async fn archive(&self, method: Method, question: &Value) -> Answer {
        let version = self.version().await;
        let path = format!("{}/archive", self.path_of(question));
        let office = &self.stage.office;
        let request = office.versioned(method, &path, version);
        office.send(office.manager(), request).await
    }

    async fn order(&self, questions: &[&Value]) -> Answer {
        let ids: Vec<&Value> = questions.iter().map(|question| &question["id"]).collect();
        let path = format!("{}/question-order", self.stage.event);
        let version = self.version().await;
        let wanted = json!({"question_ids": ids});
        self.stage.office.put(&path, version, &wanted).await
    }

    /// An order that is held, and the version of its row.
    async fn held(&self) -> (Uuid, String) {
        let office = &self.stage.office;
        let order_id =
            orders::held(&office.client, &self.stage.sale(), 1, office.clock.now()).await;
        let version = "select xmin::text from orders where order_id = $1";
        (order_id, office.one(version, &[&order_id]).await)
    }

    async fn answer(&self, question: &Value) {
        let (order_id, version) = self.held().await;
        let answer = details(order_id, &version, question);
        self.stage
            .office
            .execute("select write_details($1)", &[&answer])
            .await;
    }
}

/// What a buyer writes who answers this, in the form of `write_details`.
fn details(order_id: Uuid, version: &str, question: &Value) -> Value {
    let question_id = id(&question["id"]).to_string();
    json!([{
        "order_id": order_id, "version": version, "contact_name": "Zoë", "contact_email": "zoe@example.org",
        "answers": {question_id.as_str(): "oui"}, "attendees": null, "kinds": {question_id.as_str(): question["kind"]},
    }])
}

fn ids(list: &Value) -> Vec<&Value> {
    let items = list["items"].as_array().expect("a list");
    items.iter().map(|question| &question["id"]).collect()
}

#[tokio::test]
async fn questions_are_asked_in_their_order_and_their_list_has_one_version() {
    let event = Questions::of_a_sale().await;
    assert_eq!(event.list().await, json!({"version": 1, "items": []}));
    let (how, menu) = (
        event.asked(&question("text")).await,
        event.asked(&menu()).await,
    );
    let list = event.list().await;
    assert_eq!(ids(&list), [&how["id"], &menu["id"]]);
    assert_eq!(
        (&list["version"], &list["items"][0]["version"]),
        (&json!(3), &json!(3))
    );
    let values: Vec<&Value> = list["items"][1]["options"]
        .as_array()
        .expect("options")
        .iter()
        .map(|option| &option["value"])
        .collect();
    assert_eq!(values, ["vegetarien", "fish", "vegetarien-2"]);
    let changed = with("text", "help", json!({"fr": "Par un ami, une affiche ?"}));
    let changed = event.change(&how, &changed).await.has_status(200);
    assert_eq!(changed.header("etag"), Some("\"4\""));
    assert_eq!(changed.json()["help"]["fr"], "Par un ami, une affiche ?");
    let same = with("text", "help", json!({"fr": "Par un ami, une affiche ?"}));
    let same = event.change(&how, &same).await.has_status(200);
    assert_eq!(same.header("etag"), Some("\"4\""), "nothing is another");
    let ordered = event.order(&[&menu, &how]).await.has_status(200);
    assert_eq!(ids(&ordered.json()), [&menu["id"], &how["id"]]);
    let stale = event
        .stage
        .office
        .put(&event.path_of(&how), 4, &question("text"))
        .await;
    let problem = stale.refuses(412, "changed-meanwhile");
    assert_eq!(problem["current"]["id"], how["id"]);
    let actions = event.stage.office.actions().await;
    assert_eq!(
        actions[actions.len() - 4..],
        [
            "question.created",
            "question.created",
            "question.changed",
            "event.questions_ordered"
        ]
    );
}

#[tokio::test]
async fn what_is_no_question_is_refused_at_its_field() {
    let event = Questions::of_a_sale().await;
    let option = json!({"value": "a", "label": {"fr": "A"}});
    for (pointer, question) in [
        ("/kind", question("colour")),
        ("/scope", with("text", "scope", json!("venue"))),
        ("/label", with("text", "label", json!({"fr": " "}))),
        (
            "/label/fr",
            with("text", "label", json!({"fr": "x".repeat(201)})),
        ),
        (
            "/help/en",
            with("text", "help", json!({"en": "x".repeat(501)})),
        ),
        ("/options", with("text", "options", json!([option]))),
        ("/options", question("choice")),
        ("/options", with("choices", "options", json!([]))),
        (
            "/options/1/value",
            with("choice", "options", json!([option, option])),
        ),
        (
            "/options/0/label",
            with("choice", "options", json!([{"label": {}}])),
        ),
        ("/maximum_length", with("text", "maximum_length", json!(0))),
        (
            "/maximum_length",
            with("email", "maximum_length", json!(10)),
        ),
        ("/minimum", with("date", "minimum", json!(1))),
        ("/maximum", with("text", "maximum", json!(1))),
        (
            "/product_ids",
            with("text", "product_ids", json!([event.stage.product["id"]])),
        ),
        (
            "/when",
            with(
                "text",
                "when",
                json!({"question_id": Uuid::nil(), "equals": true}),
            ),
        ),
        ("/colour", with("text", "colour", json!("red"))),
    ] {
        let path = &event.path;
        let refused = event.stage.office.post(path, &question).await;
        refused.refuses_field(pointer);
    }
    let mut contrary = with("number", "minimum", json!(5));
    contrary["maximum"] = json!(4);
    let path = &event.path;
    let refused = event.stage.office.post(path, &contrary).await;
    refused.refuses_field("/maximum");
    let mut many = with("choices", "options", json!([option]));
    many["minimum"] = json!(2);
    let refused = event.stage.office.post(path, &many).await;
    refused.refuses_field("/minimum");
    let mut strange = menu();
    strange["product_ids"] = json!([event.stage.venue["id"]]);
    let refused = event.stage.office.post(path, &strange).await;
    refused.refuses_field("/product_ids");
}

#[tokio::test]
async fn attendees_with_some_products_are_asked_until_it_is_all_of_them() {
    let event = Questions::of_a_sale().await;
    event.stage.post("/products", &ticket()).await;
    let mut some = menu();
    some["product_ids"] = json!([event.stage.product["id"]]);
    let asked = event.asked(&some).await;
    assert_eq!(asked["product_ids"], json!([event.stage.product["id"]]));
    let all = event.change(&asked, &menu()).await.has_status(200).json();
    assert_eq!(all["product_ids"], Value::Null);
}

#[tokio::test]
async fn once_somebody_has_answered_its_kind_and_scope_stay_and_it_is_archived_instead_of_deleted()
{
    let event = Questions::of_a_sale().await;
    let how = event.asked(&question("text")).await;
    event
        .change(&how, &question("telephone"))
        .await
        .has_status(200);
    let how = event
        .change(&how, &question("text"))
        .await
        .has_status(200)
        .json();
    event.answer(&how).await;
    assert_eq!(event.list().await["items"][0]["answers"], 1);
    for (pointer, wanted) in [
        ("/kind", question("email")),
        ("/scope", with("text", "scope", json!("attendee"))),
    ] {
        let refused = event.change(&how, &wanted).await.refuses(409, "answered");
        assert_eq!(refused["errors"][0]["pointer"], format!("#{pointer}"));
    }
    let required = with("text", "required", json!(true));
    event.change(&how, &required).await.has_status(200);
    event.delete(&how).await.refuses(409, "answered");
    let archived = event.archive(Method::POST, &how).await.has_status(200);
    assert!(archived.json()["archived_at"].is_string());
    let back = event.archive(Method::DELETE, &how).await.has_status(200);
    assert_eq!(back.json()["archived_at"], Value::Null);

    let unanswered = event.asked(&question("date")).await;
    event.delete(&unanswered).await.has_status(204);
    assert_eq!(ids(&event.list().await), [&how["id"]]);
    event.delete(&unanswered).await.refuses(404, "not-found");
}

#[tokio::test]
async fn a_question_that_depends_on_another_comes_after_it_and_keeps_it() {
    let event = Questions::of_a_sale().await;
    let meal = event.asked(&question("boolean")).await;
    let when = json!({"question_id": meal["id"], "equals": true});
    let diet = event.asked(&with("text", "when", when.clone())).await;
    assert_eq!(diet["when"], when);
    let backwards = event.order(&[&diet, &meal]).await;
    backwards.refuses_field("/question_ids/0");
    event
        .change(&meal, &question("text"))
        .await
        .refuses_field("/kind");
    event
        .change(&meal, &with("boolean", "scope", json!("attendee")))
        .await
        .refuses_field("/scope");
    event.delete(&meal).await.refuses(409, "condition");
    event
        .archive(Method::POST, &meal)
        .await
        .refuses(409, "condition");
    let choice = with(
        "boolean",
        "when",
        json!({"question_id": diet["id"], "equals": "x"}),
    );
    event.change(&meal, &choice).await.refuses_field("/when");
    event.archive(Method::POST, &diet).await.has_status(200);
    event.archive(Method::POST, &meal).await.has_status(200);
    event
        .archive(Method::DELETE, &diet)
        .await
        .refuses(409, "condition");
}

#[tokio::test]
async fn an_order_of_questions_names_each_that_is_asked_once() {
    let event = Questions::of_a_sale().await;
    let (one, two) = (
        event.asked(&question("text")).await,
        event.asked(&question("country")).await,
    );
    let other = json!({"id": event.stage.venue["id"]});
    for wrong in [
        vec![&one],
        vec![&one, &one],
        vec![&one, &two, &two],
        vec![&one, &other],
    ] {
        let refused = event.order(&wrong).await;
        refused.refuses_field("/question_ids");
    }
    event.archive(Method::POST, &one).await.has_status(200);
    event.order(&[&two]).await.has_status(200);
}

/// Red without the lock of the question's row: nobody has answered yet, for who changes it.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_kind_is_not_changed_while_an_answer_arrives() {
    let event = Questions::of_a_sale().await;
    let how = event.asked(&question("text")).await;
    let (order_id, version) = event.held().await;
    let mut buyer = event.stage.office.test.client().await;
    let answering = buyer.transaction().await.expect("a transaction");
    let answer = details(order_id, &version, &how);
    let written = answering
        .query("select write_details($1)", &[&answer])
        .await;
    assert_eq!(written.map(|rows| rows.len()).ok(), Some(1));
    let (email, commit) = (question("email"), async {
        event.stage.office.somebody_waits().await;
        answering.commit().await.expect("it is committed");
    });
    let (changed, ()) = tokio::join!(event.change(&how, &email), commit);
    changed.refuses(409, "answered");
}
