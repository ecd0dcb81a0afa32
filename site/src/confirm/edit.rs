//! A stamp put into a rule, in the text that was read; and the same in the file, whose line ends and letters may be
//! written otherwise.

use crate::content::{Rule, Stamp};
use finsamkoll_checks::reading::composed;
use std::ops::Range;

/// A change to a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    at: Range<usize>,
    text: String,
}

impl Edit {
    /// Gives a rule its stamp: in place of the one it has, else after its clause.
    pub(super) fn new(text: &str, rule: &Rule, stamp: Stamp) -> Self {
        let stamp = format!("\"{stamp}\"");
        if rule.keys.confirmed.is_some() {
            return Self { at: rule.spots.of("confirmed").clone(), text: stamp };
        }
        let clause = rule.spots.of("clause");
        if is_in_braces(text, rule) {
            return Self { at: clause.end..clause.end, text: format!(", confirmed = {stamp}") };
        }
        let end = clause.end + text.get(clause.end..).and_then(|rest| rest.find('\n')).unwrap_or_default();
        Self { at: end..end, text: format!("\n{}confirmed = {stamp}", indent(text, clause.start)) }
    }

    /// Whether what stands after it moves down.
    pub(super) fn adds_a_line(&self) -> bool {
        self.text.starts_with('\n')
    }

    /// Makes the change in the file as it lies on the disk.
    fn make(&self, written: &mut String) {
        let (start, end) = (offset(written, self.at.start), offset(written, self.at.end));
        let is_crlf = written.get(end..).is_some_and(|rest| rest.starts_with("\r\n"));
        let text = if is_crlf { self.text.replace('\n', "\r\n") } else { self.text.clone() };
        written.replace_range(start..end, &text);
    }
}

/// Makes all changes, of which none touches another. They are those of the text as it was read.
pub(super) fn edited(mut written: String, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.at.start);
    // From the end on, so that the places of those before stay.
    edits.into_iter().rev().for_each(|edit| edit.make(&mut written));
    written
}

/// Whether a rule stands in braces, not under a line `[[rule]]`.
fn is_in_braces(text: &str, rule: &Rule) -> bool {
    text.get(rule.spots.whole.start..).is_some_and(|rest| rest.starts_with('{'))
}

/// The spaces at the beginning of a line.
fn indent(text: &str, at: usize) -> &str {
    let line = text.get(..at).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    line.get(..line.len() - line.trim_start().len()).unwrap_or_default()
}

/// Where a byte of the text that was read stands in the file.
fn offset(written: &str, at: usize) -> usize {
    let mark = written.strip_prefix('\u{feff}').map_or(0, |text| written.len() - text.len());
    let rest = written.get(mark..).unwrap_or_default();
    let (mut read, mut last) = (0, '\0');
    for (begins, sign) in rest.char_indices() {
        if let Some(one) = composed(last, sign) {
            // It is one letter with the last, which has been counted.
            read += one.len_utf8() - last.len_utf8();
            last = one;
            continue;
        }
        if read == at {
            return mark + begins;
        }
        let is_left_out = rest.get(begins..).is_some_and(|rest| rest.starts_with("\r\n"));
        read += if is_left_out { 0 } else { sign.len_utf8() };
        last = sign;
    }
    written.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules_of;
    use crate::source::plain;

    /// The text with a stamp in each of its rules.
    fn stamped(written: &str) -> String {
        let text = plain(written.into());
        let stamp = Stamp::parse("00f3a2b1").unwrap();
        let edits: Vec<Edit> = rules_of(&text).iter().map(|rule| Edit::new(&text, rule, stamp)).collect();
        edited(written.into(), &edits)
    }

    const TWO: &str = "\
        a = 'å'\n[[rule]]\nclause = \"tak\" # högst\nkind = \"in-time\"\n\n  [[rule]]\n  kind = \"in-time\"\n  clause = 'dag'\n";

    const TWO_STAMPED: &str = "\
        a = 'å'\n[[rule]]\nclause = \"tak\" # högst\nconfirmed = \"00f3a2b1\"\nkind = \"in-time\"\n\n  [[rule]]\n  \
        kind = \"in-time\"\n  clause = 'dag'\n  confirmed = \"00f3a2b1\"\n";

    #[test]
    fn a_new_stamp_stands_after_its_clause() {
        assert_eq!(stamped(TWO), TWO_STAMPED);
    }

    #[test]
    fn an_old_stamp_gives_way_and_nothing_else_changes() {
        let old =
            TWO_STAMPED.replace("00f3a2b1", "ffffffff").replace("= \"ffffffff\"\nkind", "  =  'ffffffff'#x\nkind");
        assert_eq!(stamped(&old), TWO_STAMPED.replace("= \"00f3a2b1\"\nkind", "  =  \"00f3a2b1\"#x\nkind"));
    }

    #[test]
    fn line_ends_and_byte_order_mark_stay() {
        let crlf = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
        assert_eq!(stamped(&crlf(TWO)), crlf(TWO_STAMPED));
        assert_eq!(stamped(&TWO.replacen('\n', "\r\n", 2)), TWO_STAMPED.replacen('\n', "\r\n", 2));
    }

    #[test]
    fn letters_written_as_letter_and_mark_stay() {
        let apart = |text: &str| text.replace('å', "a\u{30a}").replace('ö', "o\u{308}");
        assert_eq!(stamped(&apart(TWO)), apart(TWO_STAMPED));
        let at_the_end = "[[rule]]\nclause = \"tak\" # ö\nkind = \"in-time\"\n";
        assert!(stamped(&apart(at_the_end)).contains("# o\u{308}\nconfirmed = "));
    }

    #[test]
    fn a_rule_in_braces_keeps_to_its_line() {
        let written = "rule = [{ clause = \"tak\", kind = \"in-time\" }, { kind = \"in-time\", clause = \"dag\" }]\r\n";
        let expected = "rule = [{ clause = \"tak\", confirmed = \"00f3a2b1\", kind = \"in-time\" }, \
                        { kind = \"in-time\", clause = \"dag\", confirmed = \"00f3a2b1\" }]\r\n";
        assert_eq!(stamped(written), expected);
    }
}
