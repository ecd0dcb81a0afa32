//! Lists and tables in braces that are not closed: they swallow the lines after them, each of which would be told.

use std::ops::Range;
use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind as Is};

/// A value that is not closed where what follows it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unclosed {
    /// What opens without closing: a bracket, a brace, or a text that takes the closing bracket with it; or the key
    /// before which a brace is missing.
    pub(super) opening: Range<usize>,
    /// The value, as far as it would reach.
    swallowed: Range<usize>,
}

/// The value in which a token stands, if any.
#[derive(Default)]
struct Open {
    start: usize,
    /// Its brackets and braces that are open, outermost first.
    brackets: Vec<Token>,
    /// What first went wrong in it.
    culprit: Option<Token>,
}

/// The values that are not closed.
pub(super) fn values(toml: &str) -> Vec<Unclosed> {
    let is_seen = |token: &Token| !matches!(token.kind(), Is::Whitespace | Is::Comment);
    let tokens: Vec<Token> = Source::new(toml).lex().filter(is_seen).collect();
    let (mut open, mut found, mut before) = (Open::default(), Vec::new(), Is::Newline);
    for (index, token) in tokens.iter().enumerate() {
        let line = tokens.get(index..).unwrap_or_default();
        if before == Is::Newline && open.lacks_brace(line) {
            open.begin(*token);
        } else if before == Is::Newline && open.ends_at(toml, line) {
            found.extend(std::mem::take(&mut open).told(token.span().start()));
        }
        open.take(toml, *token, before);
        if open.brackets.is_empty() {
            found.extend(std::mem::take(&mut open).told(token.span().end()));
        }
        before = token.kind();
    }
    found.extend(open.told(toml.len()));
    found
}

/// The TOML with a number in place of each value that is not closed; all else stands where it stood.
pub(super) fn closed(toml: &str, unclosed: &[Unclosed]) -> String {
    let mut closed = String::with_capacity(toml.len());
    for Unclosed { swallowed, .. } in unclosed {
        closed.push_str(toml.get(closed.len()..swallowed.start).unwrap_or_default());
        closed.push('0');
        let rest = toml.get(swallowed.start + 1..swallowed.end).unwrap_or_default();
        closed.extend(rest.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
    }
    closed.push_str(toml.get(closed.len()..).unwrap_or_default());
    closed
}

impl Open {
    fn take(&mut self, toml: &str, token: Token, before: Is) {
        let is_in = !self.brackets.is_empty();
        let opens = matches!(token.kind(), Is::LeftSquareBracket | Is::LeftCurlyBracket);
        if opens && (is_in || before == Is::Equals) {
            self.open(token);
        } else if is_in && matches!(token.kind(), Is::RightSquareBracket | Is::RightCurlyBracket) {
            self.close(token);
        } else if is_in && is_cut(toml, token) {
            self.culprit = self.culprit.or(Some(token));
        }
    }

    fn open(&mut self, bracket: Token) {
        if self.brackets.is_empty() {
            self.start = bracket.span().start();
        }
        self.brackets.push(bracket);
    }

    /// Closes what a bracket fits, with all that is open in it, or else what it stands in.
    fn close(&mut self, bracket: Token) {
        let fits = |open: &Token| is_square(*open) == is_square(bracket);
        let Some(innermost) = self.brackets.last().copied() else { return };
        if !fits(&innermost) {
            self.culprit = self.culprit.or(Some(innermost));
        }
        let closed = self.brackets.iter().rposition(fits).unwrap_or(self.brackets.len() - 1);
        self.brackets.truncate(closed);
    }

    /// Whether a line of a list closes a brace that it did not open: then it begins with one that is not there.
    fn lacks_brace(&self, line: &[Token]) -> bool {
        let in_list = self.brackets.last().is_some_and(|innermost| is_square(*innermost));
        let line = || line.iter().map(Token::kind).take_while(|kind| *kind != Is::Newline);
        let count = |bracket| line().filter(|kind| *kind == bracket).count();
        in_list
            && after_key_of(line()) == Some(Is::Equals)
            && count(Is::RightCurlyBracket) > count(Is::LeftCurlyBracket)
    }

    fn begin(&mut self, key: Token) {
        self.culprit = self.culprit.or(Some(key));
        self.brackets.push(key);
    }

    /// Whether a line cannot belong to what is open: a heading, or a key where values of a list should stand.
    fn ends_at(&self, toml: &str, line: &[Token]) -> bool {
        let Some(innermost) = self.brackets.last() else { return false };
        is_heading(toml, line) || is_square(*innermost) && after_key(line) == Some(Is::Equals)
    }

    /// What is wrong with the value, if anything, where it ends.
    fn told(self, end: usize) -> Option<Unclosed> {
        let opening = self.culprit.or(self.brackets.last().copied())?.span();
        Some(Unclosed { opening: opening.start()..opening.end(), swallowed: self.start..end })
    }
}

fn is_square(bracket: Token) -> bool {
    matches!(bracket.kind(), Is::LeftSquareBracket | Is::RightSquareBracket)
}

/// Whether a text ends with its line, not with a quote.
fn is_cut(toml: &str, token: Token) -> bool {
    let text = toml.get(token.span().start()..token.span().end()).unwrap_or_default();
    let is_text = matches!(token.kind(), Is::BasicString | Is::LiteralString);
    is_text && (text.len() < 2 || text.chars().next() != text.chars().next_back())
}

/// Whether a line begins like `[rounds]` or `[[field.column]]`, which is no list of numbers.
fn is_heading(toml: &str, line: &[Token]) -> bool {
    let brackets = line.iter().take_while(|token| token.kind() == Is::LeftSquareBracket).count();
    let name = line.get(brackets..).unwrap_or_default();
    let is_word =
        |token: &Token| toml.get(token.span().start()..).is_some_and(|text| text.starts_with(char::is_alphabetic));
    brackets > 0 && name.first().is_some_and(is_word) && after_key(name) == Some(Is::RightSquareBracket)
}

/// What follows a key at the beginning of a line.
fn after_key(line: &[Token]) -> Option<Is> {
    after_key_of(line.iter().map(Token::kind))
}

fn after_key_of(mut rest: impl Iterator<Item = Is>) -> Option<Is> {
    loop {
        if !matches!(rest.next()?, Is::Atom | Is::BasicString | Is::LiteralString) {
            return None;
        }
        let next = rest.next()?;
        if next != Is::Dot {
            return Some(next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told to be unclosed, and how many faults are left.
    fn told(toml: &str) -> (Vec<&str>, usize) {
        let unclosed = values(toml);
        let closed = closed(toml, &unclosed);
        assert_eq!(closed.len(), toml.len(), "{toml}");
        let left = toml::de::DeTable::parse_recoverable(&closed).1.len();
        (unclosed.iter().map(|one| &toml[one.opening.clone()]).collect(), left)
    }

    #[test]
    fn one_bracket_is_told_and_the_lines_after_it_are_read() {
        for (toml, unclosed, left) in [
            ("a = [1, 2\n[[rule]]\nb = 1\n", vec!["["], 0),
            ("a = [1, 2\nb = 1\nc = [[3]\nd.e = 1\n", vec!["[", "["], 0),
            ("a = { å = \"Å\",\nb = 1\n\n[rounds]\nc =\n", vec!["{"], 1),
            ("a = [\n  { b = 1 },\n  { c = 2\n", vec!["{"], 0),
            ("a = [\"b\", \"c]\n[[rule]]\nb = 1\n", vec!["\"c]"], 0),
            ("a = [1}\nb = { c = [1 }\nd = 1\n", vec!["[", "["], 0),
            ("a = [\n  { b = 1 },\n  c = 2 },\n]\nd = 1\n", vec!["c"], 0),
            ("a = ['b,\n  1,\n]\nb = 1\n", vec!["'b,"], 0),
        ] {
            assert_eq!(told(toml), (unclosed, left), "{toml}");
        }
    }

    #[test]
    fn what_is_closed_is_left_alone() {
        for toml in [
            "a = [\n  [1],\n  [\"b\"],\n  [true, false],\n]\n[[rule]]\n",
            "a = {\n  b = 1,\n  c.d = [2],\n}\n# [x\n[rounds]\n",
            "a = [\"[\", '{'] # {\n",
        ] {
            assert_eq!(told(toml), (vec![], 0), "{toml}");
        }
        assert_eq!(told("a = [\n  1\n  2\n]\n"), (vec![], 1));
    }
}
