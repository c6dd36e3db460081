//! The part of protocol buffers that tokens use: varint, fixed 32-bit and length-delimited fields.
//!
//! Written by hand because a token has nine flat fields: a generator and its runtime would be larger
//! than what they replace.

/// Appends fields to a message.
#[derive(Default)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// `int64`; zero is the default of proto3 and is left out.
    pub(crate) fn integer(&mut self, field: u32, value: i64) {
        if value != 0 {
            self.varint(u64::from(field) << 3);
            self.varint(value.cast_unsigned());
        }
    }

    /// `fixed32`, always written.
    pub(crate) fn fixed(&mut self, field: u32, value: u32) {
        self.varint(u64::from(field) << 3 | 5);
        self.bytes.extend_from_slice(&value.to_le_bytes());
    }

    /// `string`; an empty one is the default and is left out.
    pub(crate) fn text(&mut self, field: u32, value: &str) {
        if !value.is_empty() {
            self.varint(u64::from(field) << 3 | 2);
            self.varint(value.len() as u64);
            self.bytes.extend_from_slice(value.as_bytes());
        }
    }

    pub(crate) fn finish(self) -> Vec<u8> {
        self.bytes
    }

    fn varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push(value.to_le_bytes()[0] | 0x80);
            value >>= 7;
        }
        self.bytes.push(value.to_le_bytes()[0]);
    }
}

/// The value of a field, by its wire type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    Integer(i64),
    Fixed32(u32),
    Fixed64,
    Bytes(&'a [u8]),
}

/// Reads the fields of a message, in their order. Ends with an error at the first byte that is wrong.
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
}

/// The bytes are no message.
#[derive(Debug)]
pub(crate) struct Broken;

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// The next field's number and value; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<(u64, Value<'a>)>, Broken> {
        if self.bytes.is_empty() {
            return Ok(None);
        }
        let tag = self.varint()?;
        let value = match tag & 7 {
            0 => Value::Integer(self.varint()?.cast_signed()),
            1 => {
                self.take(8)?;
                Value::Fixed64
            }
            2 => {
                let length = usize::try_from(self.varint()?).map_err(|_| Broken)?;
                Value::Bytes(self.take(length)?)
            }
            5 => {
                let bytes = self.take(4)?.try_into().map_err(|_| Broken)?;
                Value::Fixed32(u32::from_le_bytes(bytes))
            }
            _ => return Err(Broken),
        };
        Ok(Some((tag >> 3, value)))
    }

    fn varint(&mut self) -> Result<u64, Broken> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.take(1)?[0];
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Broken)
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], Broken> {
        let (taken, rest) = self.bytes.split_at_checked(length).ok_or(Broken)?;
        self.bytes = rest;
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(bytes: &[u8]) -> Result<Vec<(u64, Value<'_>)>, Broken> {
        let mut reader = Reader::new(bytes);
        let mut fields = Vec::new();
        while let Some(field) = reader.next()? {
            fields.push(field);
        }
        Ok(fields)
    }

    #[test]
    fn what_is_written_is_read_and_defaults_take_no_room() {
        let mut writer = Writer::default();
        writer.integer(2, 300);
        writer.integer(3, 0);
        writer.text(4, "");
        writer.text(1, "é");
        writer.fixed(1001, 7);
        writer.integer(5, -1);
        let bytes = writer.finish();
        assert_eq!(&bytes[..3], [0x10, 0xac, 0x02]);
        assert_eq!(
            fields(&bytes).unwrap(),
            [
                (2, Value::Integer(300)),
                (1, Value::Bytes("é".as_bytes())),
                (1001, Value::Fixed32(7)),
                (5, Value::Integer(-1))
            ]
        );
    }

    #[test]
    fn a_message_that_ends_early_or_lies_about_lengths_is_broken() {
        for bytes in [
            &[0x10][..],
            &[0x10, 0x80],
            &[0x0a, 5, b'a'],
            &[
                0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01,
            ],
            &[0x15, 1, 2, 3],
            &[0x11, 1, 2, 3, 4, 5, 6, 7],
            &[0x13],
            &[0x17],
            &[
                0x10, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01,
            ],
        ] {
            assert!(fields(bytes).is_err(), "{bytes:x?}");
        }
    }
}
