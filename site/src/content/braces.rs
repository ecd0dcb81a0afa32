//! Keys in braces, in whose place something else is put: `{agaren}`.

/// The keys in braces that a text has, in order.
pub(crate) fn keys(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (_, key, after) = next_key(rest)?;
        rest = after;
        Some(key)
    })
}

/// The text before the next key in braces, the key, and the text after it.
pub(crate) fn next_key(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let open = from + text.get(from..)?.find('{')?;
        let inner = text.get(open + 1..)?;
        let length = inner.find(|sign: char| !(sign.is_alphabetic() || sign == '-')).unwrap_or(inner.len());
        let (key, after) = inner.split_at_checked(length)?;
        if let Some(after) = after.strip_prefix('}').filter(|_| !key.is_empty()) {
            return Some((text.get(..open)?, key, after));
        }
        from = open + 1;
    }
}
