#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| personalbase::testing::fuzz::read("capture_line", bytes));
