//! Inflating where no browser does it.

use crate::Packed;
use alloc::boxed::Box;
use alloc::vec::Vec;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// What is deflated of a file, where that becomes just as many bytes as it says.
pub(super) fn inflated(file: &[u8], Packed { start, end, size }: Packed) -> Option<Vec<u8>> {
    let packed = file.get(start..end)?;
    let mut unpacked = alloc::vec![0; size];
    let mut state = Box::<DecompressorOxide>::default();
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, _, written) = decompress(&mut state, packed, &mut unpacked, 0, flags);
    (status == TINFLStatus::Done && written == size).then_some(unpacked)
}
