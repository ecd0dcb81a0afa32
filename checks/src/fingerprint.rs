//! A short name for bytes: FNV-1a.

/// Where a fingerprint begins.
pub(crate) const FINGERPRINT_START: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a of these bytes, continued from `hash`.
#[expect(
    clippy::indexing_slicing,
    reason = "a const fn can neither iterate nor call get; the index is below the length"
)]
#[must_use]
pub const fn fingerprint(mut hash: u64, bytes: &[u8]) -> u64 {
    let mut at = 0;
    while at < bytes.len() {
        // Widening is all that `as` does here; `u64::from` is not const.
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_is_fnv_1a() {
        for (text, expected) in
            [("", FINGERPRINT_START), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
        {
            assert_eq!(fingerprint(FINGERPRINT_START, text.as_bytes()), expected, "{text}");
        }
    }
}
