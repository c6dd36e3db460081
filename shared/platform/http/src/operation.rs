use std::collections::BTreeMap;

use http::StatusCode;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use crate::request::{IDEMPOTENCY_KEY, KEY_LENGTHS};

/// What a description says of an operation, on its way into the OpenAPI document.
///
/// ```
/// # use guichet_http::{Operation, StatusCode};
/// # use schemars::JsonSchema;
/// # #[derive(JsonSchema)] struct NewOrder { event: String }
/// # #[derive(JsonSchema)] struct Order { id: String }
/// fn describe(operation: Operation) -> Operation {
///     operation
///         .summary("Hold places")
///         .idempotent()
///         .body::<NewOrder>()
///         .answers::<Order>(StatusCode::CREATED, "The order, held until `expires_at`")
///         .problem(StatusCode::CONFLICT, "not-available", "too few places are left")
/// }
/// ```
pub struct Operation {
    /// For requests, where a field with a default may be absent.
    pub(crate) input: SchemaGenerator,
    /// For answers, where a field with a default is present.
    pub(crate) output: SchemaGenerator,
    pub(crate) summary: String,
    pub(crate) description: String,
    pub(crate) parameters: Vec<Value>,
    pub(crate) body: Option<Schema>,
    pub(crate) answers: BTreeMap<u16, Value>,
    pub(crate) problems: BTreeMap<u16, Vec<(String, String)>>,
    pub(crate) path_parameters: BTreeMap<String, (Value, String)>,
}

impl Operation {
    pub(crate) fn new() -> Self {
        let settings = || {
            SchemaSettings::draft2020_12()
                .with(|settings| settings.definitions_path = SCHEMAS.into())
        };
        Self {
            input: settings().for_deserialize().into_generator(),
            output: settings().for_serialize().into_generator(),
            summary: String::new(),
            description: String::new(),
            parameters: Vec::new(),
            body: None,
            answers: BTreeMap::new(),
            problems: BTreeMap::new(),
            path_parameters: BTreeMap::new(),
        }
    }

    /// What it does, in a few words. Each operation needs one.
    #[must_use]
    pub fn summary(mut self, text: &str) -> Self {
        text.clone_into(&mut self.summary);
        self
    }

    /// What else a client should know.
    #[must_use]
    pub fn description(mut self, text: &str) -> Self {
        text.clone_into(&mut self.description);
        self
    }

    /// What a part of the path is; without this it is described as a text.
    #[must_use]
    pub fn param<T: JsonSchema>(mut self, name: &str, description: &str) -> Self {
        let schema = self.input.subschema_for::<T>().to_value();
        self.path_parameters
            .insert(name.to_owned(), (schema, description.to_owned()));
        self
    }

    /// The query: each property of `T` is a parameter. Implies the problem `invalid-query`.
    #[must_use]
    pub fn query<T: JsonSchema>(mut self) -> Self {
        let mut schema = T::json_schema(&mut self.input).to_value();
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        if let Some(Value::Object(properties)) = schema.get_mut("properties").map(Value::take) {
            for (name, mut schema) in properties {
                let description = schema
                    .as_object_mut()
                    .and_then(|schema| schema.remove("description"));
                let is_required = required.iter().any(|each| *each == name);
                self.parameters
                    .push(parameter("query", &name, is_required, description, schema));
            }
        }
        self.problem(
            StatusCode::BAD_REQUEST,
            "invalid-query",
            "a query parameter is not legal",
        )
    }

    /// The body, JSON. Implies the problems of [`Request::json`](crate::Request::json).
    #[must_use]
    pub fn body<T: JsonSchema>(mut self) -> Self {
        self.body = Some(self.input.subschema_for::<T>());
        self.problem(
            StatusCode::BAD_REQUEST,
            "invalid-json",
            "the body is not JSON",
        )
        .problem(
            StatusCode::PAYLOAD_TOO_LARGE,
            "body-too-large",
            "the body is too large",
        )
        .problem(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media-type",
            "the body is not application/json",
        )
        .problem(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid-field",
            "a field is missing or not legal",
        )
    }

    /// An answer in JSON.
    #[must_use]
    pub fn answers<T: JsonSchema>(mut self, status: StatusCode, description: &str) -> Self {
        let schema = self.output.subschema_for::<T>();
        let answer = json!({"description": description, "content": {"application/json": {"schema": schema}}});
        self.answers.insert(status.as_u16(), answer);
        self
    }

    /// An answer without a body.
    #[must_use]
    pub fn answers_nothing(mut self, status: StatusCode, description: &str) -> Self {
        self.answers
            .insert(status.as_u16(), json!({"description": description}));
        self
    }

    /// An answer that is a file.
    #[must_use]
    pub fn answers_file(
        mut self,
        status: StatusCode,
        content_type: &str,
        description: &str,
    ) -> Self {
        let answer = json!({"description": description, "content": {content_type: {}}});
        self.answers.insert(status.as_u16(), answer);
        self
    }

    /// That a GET answers with an `ETag`, and 304 to a client that has the body already; see [`cached`](crate::cached).
    #[must_use]
    pub fn cached(mut self) -> Self {
        let schema = json!({"type": "string"});
        let description = Some(Value::from("An `ETag` that the client has the body of"));
        self.parameters.push(parameter(
            "header",
            "if-none-match",
            false,
            description,
            schema,
        ));
        self.answers_nothing(StatusCode::NOT_MODIFIED, "The client has it already")
    }

    /// A problem it answers with. `when` ends the sentence "answered when …".
    #[must_use]
    pub fn problem(mut self, status: StatusCode, name: &str, when: &str) -> Self {
        self.problems
            .entry(status.as_u16())
            .or_default()
            .push((name.to_owned(), when.to_owned()));
        self
    }

    /// That it needs an `Idempotency-Key`, so that it can be repeated safely.
    #[must_use]
    pub fn idempotent(mut self) -> Self {
        let schema = json!({
            "type": "string", "minLength": KEY_LENGTHS.start(), "maxLength": KEY_LENGTHS.end(), "pattern": "^[!-~]+$",
        });
        let description = "At random, such as a UUID, and new for each thing to be done. For 24 hours the same key with the same body does nothing \
            again: the answer is the first one, or tells how what was made then is by now.";
        self.parameters.push(parameter(
            "header",
            IDEMPOTENCY_KEY,
            true,
            Some(description.into()),
            schema,
        ));
        self.problem(
            StatusCode::BAD_REQUEST,
            "invalid-idempotency-key",
            "the Idempotency-Key is missing or not legal",
        )
        .problem(
            StatusCode::CONFLICT,
            "idempotency-in-progress",
            "a request with this key is being answered",
        )
        .problem(
            StatusCode::UNPROCESSABLE_ENTITY,
            "idempotency-key-reused",
            "the key was used with another body",
        )
    }

    /// An empty description for the next operation, with the schemas so far.
    pub(crate) fn next(self) -> Self {
        Self {
            input: self.input,
            output: self.output,
            ..Self::new()
        }
    }
}

/// Where the document keeps its schemas.
pub(crate) const SCHEMAS: &str = "#/components/schemas";

pub(crate) fn parameter(
    place: &str,
    name: &str,
    is_required: bool,
    description: Option<Value>,
    schema: Value,
) -> Value {
    let mut parameter = Map::new();
    parameter.insert("name".to_owned(), name.into());
    parameter.insert("in".to_owned(), place.into());
    parameter.insert("required".to_owned(), is_required.into());
    if let Some(description) = description {
        parameter.insert("description".to_owned(), description);
    }
    parameter.insert("schema".to_owned(), schema);
    Value::Object(parameter)
}
