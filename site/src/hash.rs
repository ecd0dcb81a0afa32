//! A hash that is the same on every machine and in every version, which the standard library's hasher does not promise.

/// FNV-1a, of 64 bits: short to write down, and enough where nobody gains by two texts with one hash.
pub(crate) fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As published with the algorithm, by its authors.
    #[test]
    fn it_is_fnv_1a() {
        assert_eq!((fnv1a(b""), fnv1a(b"a")), (0xcbf2_9ce4_8422_2325, 0xaf63_dc4c_8601_ec8c));
    }
}
