//! Numbers with a range, for requests. Decoding, the problem and the OpenAPI document all take the range from the type, so
//! they agree.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, Error, Unexpected};
use serde_json::Value;

/// A whole number from `LEAST` to `MOST`, for a field of a body or a query. `T` must be able to hold them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole<T, const LEAST: i64, const MOST: i64>(T);

impl<T: TryFrom<i64>, const LEAST: i64, const MOST: i64> Whole<T, LEAST, MOST> {
    /// The number, if it is in range.
    pub fn new(number: i64) -> Option<Self> {
        let in_range = Some(number).filter(|number| (LEAST..=MOST).contains(number));
        in_range?.try_into().ok().map(Self)
    }

    /// The number.
    pub fn get(self) -> T {
        self.0
    }
}

impl<'de, T: TryFrom<i64>, const LEAST: i64, const MOST: i64> Deserialize<'de>
    for Whole<T, LEAST, MOST>
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let legal = || format!("a whole number from {LEAST} to {MOST}");
        in_range(i64::deserialize(deserializer), Self::new, legal)
    }
}

impl<T: JsonSchema, const LEAST: i64, const MOST: i64> JsonSchema for Whole<T, LEAST, MOST> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}_{LEAST}_to_{MOST}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        bounded::<T>(generator, LEAST.into(), MOST.into())
    }
}

/// A number from `LEAST` to `MOST`, for a field of a body or a query. The bounds are given in thousandths, as a type cannot
/// have a fraction as a parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decimal<const LEAST: i32, const MOST: i32>(f64);

impl<const LEAST: i32, const MOST: i32> Decimal<LEAST, MOST> {
    const LEAST: f64 = LEAST as f64 / 1000.0;
    const MOST: f64 = MOST as f64 / 1000.0;

    /// The number, if it is in range.
    pub fn new(number: f64) -> Option<Self> {
        // NaN is in no range.
        (Self::LEAST..=Self::MOST)
            .contains(&number)
            .then_some(Self(number))
    }

    /// The number.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl<'de, const LEAST: i32, const MOST: i32> Deserialize<'de> for Decimal<LEAST, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let legal = || format!("a number from {} to {}", Self::LEAST, Self::MOST);
        in_range(f64::deserialize(deserializer), Self::new, legal)
    }
}

impl<const LEAST: i32, const MOST: i32> JsonSchema for Decimal<LEAST, MOST> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("number_{LEAST}_to_{MOST}_thousandths").into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        bounded::<f64>(generator, Self::LEAST.into(), Self::MOST.into())
    }
}

/// What was read, if it is in range. Else an error in the form of serde's own, which [`decode`](crate::decode) translates: it names
/// the range, whatever is wrong with the number, but of one that is absent it says that.
fn in_range<N, T, E: Error>(
    read: Result<N, E>,
    new: impl FnOnce(N) -> Option<T>,
    legal: impl FnOnce() -> String,
) -> Result<T, E> {
    match read {
        Err(error) if error.to_string().starts_with("missing field") => Err(error),
        read => read
            .ok()
            .and_then(new)
            .ok_or_else(|| E::invalid_value(Unexpected::Other("what was sent"), &legal().as_str())),
    }
}

fn bounded<T: JsonSchema>(generator: &mut SchemaGenerator, least: Value, most: Value) -> Schema {
    let mut schema = T::json_schema(generator);
    schema.insert("minimum".to_owned(), least);
    schema.insert("maximum".to_owned(), most);
    schema
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::json;

    use super::*;
    use crate::{Problem, decode};

    #[derive(Debug, Deserialize, PartialEq, JsonSchema)]
    struct Asked {
        quantity: Option<Whole<u32, 1, 100>>,
        latitude: Option<Decimal<-90_000, 90_000>>,
    }

    fn body(value: &Value) -> Result<Asked, Problem> {
        decode::json(Some("application/json"), value.to_string().as_bytes())
    }

    fn query(text: &str) -> Result<Asked, Problem> {
        decode::query(text)
    }

    fn legal(asked: Result<Asked, Problem>) -> String {
        let problem = asked.expect_err("it is refused").to_json();
        problem["errors"][0]["detail"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    #[test]
    fn a_number_in_range_is_taken_from_a_body_and_from_a_query() {
        let asked = Asked {
            quantity: Whole::new(100),
            latitude: Decimal::new(-90.0),
        };
        let sent = json!({"quantity": 100, "latitude": -90});
        assert_eq!(body(&sent).expect("legal"), asked);
        assert_eq!(query("quantity=100&latitude=-90.0").expect("legal"), asked);
        assert_eq!(asked.quantity.map(Whole::get), Some(100_u32));
        let nothing = body(&json!({"quantity": null})).expect("legal");
        assert_eq!(nothing.quantity, None);
    }

    #[test]
    fn whatever_else_is_sent_the_range_is_told() {
        for quantity in [
            json!(-1),
            json!(0),
            json!(101),
            json!(1.5),
            json!(u64::MAX),
            json!("2"),
            json!([1]),
            json!(true),
        ] {
            let shown = legal(body(&json!({"quantity": quantity})));
            assert_eq!(shown, "must be a whole number from 1 to 100", "{quantity}");
        }
        for quantity in ["0", "101", "-1", "", "many", "1.0", "99999999999999999999"] {
            let shown = legal(query(&format!("quantity={quantity}")));
            assert_eq!(shown, "must be a whole number from 1 to 100", "{quantity}");
        }
        for latitude in ["90.1", "-91", "north", "NaN", "inf"] {
            let shown = legal(query(&format!("latitude={latitude}")));
            assert_eq!(shown, "must be a number from -90 to 90", "{latitude}");
        }
    }

    #[test]
    fn a_number_that_is_absent_is_missed_at_its_field() {
        #[derive(Debug, Deserialize)]
        #[expect(dead_code, reason = "only read")]
        struct Required {
            quantity: Whole<u32, 1, 100>,
        }
        let refused = decode::json::<Required>(Some("application/json"), b"{}");
        let problem = refused.expect_err("it is refused").to_json();
        assert_eq!(problem["errors"][0]["pointer"], "#/quantity", "{problem}");
    }

    #[test]
    fn a_body_that_ends_in_a_number_is_no_json() {
        for body in ["{\"quantity\": ", "{\"quantity\": -}", "{\"quantity\": 1"] {
            let problem = decode::json::<Asked>(Some("application/json"), body.as_bytes())
                .expect_err("not JSON");
            assert_eq!(problem.name(), "invalid-json", "{body}");
        }
    }

    #[test]
    fn the_schema_has_the_range() {
        let schema = schemars::schema_for!(Asked).to_value();
        let quantity = &schema["properties"]["quantity"];
        assert_eq!(
            (&quantity["minimum"], &quantity["maximum"]),
            (&json!(1), &json!(100))
        );
        assert_eq!(quantity["format"], "uint32");
        let latitude = &schema["properties"]["latitude"];
        assert_eq!(latitude["minimum"], -90.0);
    }
}
