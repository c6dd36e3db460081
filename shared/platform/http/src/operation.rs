use std::collections::BTreeMap;

use guichet_problem::ProblemType;
use http::StatusCode;
use schemars::JsonSchema;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Map, Value, json};

/// What the document says in words of an operation: all that its handler's signature does not.
#[derive(Clone, Copy, Debug)]
pub struct Description {
    pub(crate) summary: &'static str,
    pub(crate) answer: &'static str,
    pub(crate) details: &'static str,
}

impl Description {
    /// What the operation does, in a few words, and what its answer is.
    pub const fn new(summary: &'static str, answer: &'static str) -> Self {
        Self {
            summary,
            answer,
            details: "",
        }
    }

    /// What else a client should know.
    #[must_use]
    pub const fn details(self, details: &'static str) -> Self {
        Self { details, ..self }
    }
}

/// An operation on its way into the OpenAPI document: each type in a handler's signature adds its part, in
/// [`FromRequest::describe`](crate::FromRequest::describe), [`IntoResponse::describe`](crate::IntoResponse::describe) and
/// [`Problems`](crate::Problems).
pub struct Operation {
    /// For requests, where a field with a default may be absent.
    pub(crate) input: SchemaGenerator,
    /// For answers, where a field with a default is present.
    pub(crate) output: SchemaGenerator,
    /// Those of the path, by their names.
    pub(crate) path_parameters: BTreeMap<String, Value>,
    /// Those of the query, and headers.
    pub(crate) parameters: Vec<Value>,
    /// By media types.
    pub(crate) body: Option<Value>,
    pub(crate) answers: BTreeMap<u16, Value>,
    /// With the end of the sentence "answered when …".
    pub(crate) problems: Vec<(ProblemType, &'static str)>,
    /// By their names.
    pub(crate) extensions: BTreeMap<&'static str, Value>,
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
            path_parameters: BTreeMap::new(),
            parameters: Vec::new(),
            body: None,
            answers: BTreeMap::new(),
            problems: Vec::new(),
            extensions: BTreeMap::new(),
        }
    }

    /// Each property of `T` is a part of the path.
    #[must_use]
    pub fn path<T: JsonSchema>(mut self) -> Self {
        for (name, described) in self.parameters_of::<T>("path") {
            self.path_parameters.insert(name, described);
        }
        self
    }

    /// Each property of `T` is a parameter of the query.
    #[must_use]
    pub fn query<T: JsonSchema>(mut self) -> Self {
        let parameters = self.parameters_of::<T>("query");
        self.parameters
            .extend(parameters.into_iter().map(|(_, described)| described));
        self
    }

    /// Each property of `T` is a header.
    #[must_use]
    pub fn headers<T: JsonSchema>(mut self) -> Self {
        let parameters = self.parameters_of::<T>("header");
        self.parameters
            .extend(parameters.into_iter().map(|(_, described)| described));
        self
    }

    /// The body is `T` in JSON.
    #[must_use]
    pub fn body<T: JsonSchema>(mut self) -> Self {
        let schema = self.input.subschema_for::<T>();
        self.body = Some(json!({"application/json": {"schema": schema}}));
        self
    }

    /// The body is a file of one of these media types.
    #[must_use]
    pub fn body_file(mut self, media_types: &[&str]) -> Self {
        let content = media_types
            .iter()
            .map(|name| ((*name).to_owned(), json!({})));
        self.body = Some(Value::Object(content.collect()));
        self
    }

    /// An answer of this status is `T` in JSON.
    #[must_use]
    pub fn answers<T: JsonSchema>(mut self, status: StatusCode) -> Self {
        let schema = self.output.subschema_for::<T>();
        let content = json!({"application/json": {"schema": schema}});
        self.answer(status, json!({"content": content}))
    }

    /// An answer of this status has no body.
    #[must_use]
    pub fn answers_nothing(self, status: StatusCode) -> Self {
        self.answer(status, json!({}))
    }

    /// An answer of this status is a file.
    #[must_use]
    pub fn answers_file(self, status: StatusCode, media_type: &str) -> Self {
        self.answer(status, json!({"content": {media_type: {}}}))
    }

    /// A problem it answers with. `when` ends the sentence "answered when …".
    #[must_use]
    pub fn problem(mut self, problem: ProblemType, when: &'static str) -> Self {
        if !self.problems.contains(&(problem, when)) {
            self.problems.push((problem, when));
        }
        self
    }

    /// A member of the operation that OpenAPI leaves to us.
    ///
    /// # Panics
    /// When `name` does not begin with `x-`.
    #[must_use]
    pub fn extension(mut self, name: &'static str, value: Value) -> Self {
        assert!(name.starts_with("x-"), "{name} is not an extension");
        self.extensions.insert(name, value);
        self
    }

    fn answer(mut self, status: StatusCode, answer: Value) -> Self {
        self.answers.insert(status.as_u16(), answer);
        self
    }

    fn parameters_of<T: JsonSchema>(&mut self, place: &str) -> Vec<(String, Value)> {
        let mut schema = T::json_schema(&mut self.input).to_value();
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        let Some(Value::Object(properties)) = schema.get_mut("properties").map(Value::take) else {
            return Vec::new();
        };
        let parameters = properties.into_iter().map(|(name, mut schema)| {
            let description = schema
                .as_object_mut()
                .and_then(|schema| schema.remove("description"));
            let is_required = required.iter().any(|each| *each == name);
            let mut parameter = Map::new();
            parameter.insert("name".to_owned(), name.as_str().into());
            parameter.insert("in".to_owned(), place.into());
            parameter.insert("required".to_owned(), is_required.into());
            if let Some(description) = description {
                parameter.insert("description".to_owned(), description);
            }
            parameter.insert("schema".to_owned(), schema);
            (name, Value::Object(parameter))
        });
        parameters.collect()
    }

    /// An empty operation, with the schemas so far.
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
