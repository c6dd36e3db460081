use guichet_problem::Problem;

/// Lines of [`lines`].
const LINES: usize = 10;

/// Characters of each.
const LINE: usize = 200;

/// A line; none where it is blank. Else 422.
pub fn line(pointer: &str, typed: &str, at_most: usize) -> Result<Option<String>, Problem> {
    let typed = typed.trim();
    if typed.chars().count() > at_most || typed.contains(char::is_control) {
        return Err(Problem::invalid(pointer, legal(at_most)));
    }
    Ok(Some(typed.to_owned()).filter(|line| !line.is_empty()))
}

/// A line that may not be blank. Else 422.
pub fn required_line(pointer: &str, typed: &str, at_most: usize) -> Result<String, Problem> {
    line(pointer, typed, at_most)?.ok_or_else(|| Problem::invalid(pointer, legal(at_most)))
}

/// Up to ten lines apart by line feeds, such as an address; none where all are blank. Else 422.
pub fn lines(pointer: &str, typed: &str) -> Result<Option<String>, Problem> {
    let legal = || {
        Problem::invalid(
            pointer,
            format!("up to {LINES} lines of up to {LINE} characters"),
        )
    };
    let lines: Vec<String> = typed
        .lines()
        .map(|typed| line(pointer, typed, LINE).map(Option::unwrap_or_default))
        .collect::<Result<_, _>>()
        .map_err(|_| legal())?;
    let lines = lines.join("\n");
    let lines = lines.trim();
    if lines.lines().count() > LINES {
        return Err(legal());
    }
    Ok(Some(lines.to_owned()).filter(|lines| !lines.is_empty()))
}

fn legal(at_most: usize) -> String {
    format!("a line of up to {at_most} characters")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_kept_without_what_is_around_them() {
        let kept = line("/x", "  Parvis SARL ", 200).unwrap();
        assert_eq!(kept.as_deref(), Some("Parvis SARL"));
        assert_eq!(line("/x", " \u{a0} ", 200).unwrap(), None);
        let kept = lines("/x", "1 rue A\r\n 35000 Rennes \n").unwrap();
        assert_eq!(kept.as_deref(), Some("1 rue A\n35000 Rennes"));
        assert_eq!(lines("/x", "\n\n").unwrap(), None);
    }

    #[test]
    fn what_is_no_line_is_refused() {
        for typed in ["a\nb", "a\tb", &"a".repeat(201)] {
            assert!(line("/x", typed, 200).is_err(), "{typed}");
            assert!(required_line("/x", typed, 200).is_err(), "{typed}");
        }
        for typed in ["a\tb", &"a\n".repeat(11), &"a".repeat(201)] {
            assert!(lines("/x", typed).is_err(), "{typed}");
        }
        assert!(required_line("/x", " ", 200).is_err());
    }
}
