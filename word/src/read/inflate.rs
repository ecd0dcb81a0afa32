//! Inflating where no browser does it.

use alloc::boxed::Box;
use alloc::vec::Vec;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// What deflated bytes are, where they are just as many as this.
pub(super) fn inflated(packed: &[u8], size: usize) -> Option<Vec<u8>> {
    let mut unpacked = alloc::vec![0; size];
    let mut state = Box::<DecompressorOxide>::default();
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, _, written) = decompress(&mut state, packed, &mut unpacked, 0, flags);
    (status == TINFLStatus::Done && written == size).then_some(unpacked)
}
