//! The handover: written, signed by both at one screen, read alone, rolled on, added to.

use std::time::Duration;

use personalbase::{domain::ids::ShiftId, testing::{Harness, PIN}};

use crate::tasks::at;

#[test]
fn peek() {
    for (w, h) in [(80, 24), (120, 36)] {
        let mut house = Harness::sample("KN");
        house.resize(w, h);
        house.keys("o");
        println!("{}", house.screen());
        house.keys("right right right");
        println!("{}", house.screen());
        house.keys("enter");
        println!("{}", house.screen());
        house.type_text("Borte fra 13:30, inne igjen 19:10.").keys("tab").type_text("Har skolen svart?").keys("tab").type_text("Banker på 08:00.");
        house.keys("ctrl-s");
        println!("{}", house.screen());
        house.keys("i");
        println!("{}", house.screen());
        house.type_text("Ikke inne 23:00\nring, så bakvakt\n").keys("ctrl-s");
        println!("{}", house.screen());
        house.keys("end");
        println!("{}", house.screen());
        at(&mut house, "2026-11-21T21:20:00Z");
        house.keys("ctrl-s");
        println!("{}", house.screen());
        house.keys("ctrl-s");
        println!("{}", house.screen());
        house.keys("ctrl-s");
        println!("{}", house.screen());
        house.keys("down right right").keys("tab").type_text(PIN);
        println!("{}", house.screen());
        house.keys("enter");
        println!("{}", house.screen());
        house.keys("a");
        println!("{}", house.screen());
        let _ = (Duration::ZERO, ShiftId(1));
    }
}
