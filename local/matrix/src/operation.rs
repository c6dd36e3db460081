use guichet_http::Method;
use serde_json::Value;

/// What a document says about one operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its name in the document, `<function>.<operation>`.
    pub id: String,
    /// How it is asked for.
    pub method: Method,
    /// Where, with parts in braces: `/api/v1/orders/{secret}`.
    pub path: String,
    /// Whether it takes an `Idempotency-Key`.
    pub takes_key: bool,
    /// Whether it asks which version the client has seen (`If-Match`).
    pub takes_version: bool,
    /// What its handler asks of a caller (`x-access`), if it asks anything.
    pub access: Option<Value>,
}

impl Operation {
    /// The function's name.
    ///
    /// # Panics
    /// When the operation is not named after its function.
    pub fn function(&self) -> &str {
        let (function, _) = self.id.split_once('.').expect("<function>.<operation>");
        function
    }

    /// The names of the parts of its path.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        let rest = self.path.split('{').skip(1);
        rest.filter_map(|rest| Some(rest.split_once('}')?.0))
    }

    /// Its methods: what can be read can be asked for by HEAD too.
    pub fn methods(&self) -> Vec<Method> {
        let head = (self.method == Method::GET).then_some(Method::HEAD);
        [Some(self.method.clone()), head]
            .into_iter()
            .flatten()
            .collect()
    }

    /// Whether it may change anything.
    pub fn writes(&self) -> bool {
        !self.method.is_safe()
    }
}

/// All of a document.
pub(crate) fn operations(document: &Value) -> Vec<Operation> {
    let paths = document["paths"].as_object().expect("paths");
    let of_path = |(path, methods): (&String, &Value)| {
        let methods = methods.as_object().expect("methods").clone();
        let path = path.clone();
        methods
            .into_iter()
            .map(move |(method, operation)| read(&method, &path, &operation))
    };
    paths.iter().flat_map(of_path).collect()
}

fn read(method: &str, path: &str, operation: &Value) -> Operation {
    let id = operation["operationId"].as_str().expect("named");
    let parameters = operation["parameters"].as_array();
    let takes = |header| {
        let is_it = |parameter: &Value| parameter["name"] == header;
        parameters.is_some_and(|parameters| parameters.iter().any(is_it))
    };
    Operation {
        id: id.to_owned(),
        method: method.to_uppercase().parse().expect("a method"),
        path: path.to_owned(),
        takes_key: takes("idempotency-key"),
        takes_version: takes("if-match"),
        access: operation.get("x-access").cloned(),
    }
}
