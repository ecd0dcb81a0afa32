//! What the modules in the browser have in common: the page, its form, and the answers in it.
//!
//! In the browser they live without `std`, whose panics and allocator every visitor would load, and bind for themselves
//! those calls of `web-sys` that ask whether they threw: together that took 10 of 85 kB (brotli).
//!
//! Invariant: nothing is sent, stored or put in an address.
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

pub mod answers;
pub mod browser;
pub mod clock;
pub mod dom;
pub mod form;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// A panic stops the module, and the start script sees a trap; nobody would read its words.
#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
