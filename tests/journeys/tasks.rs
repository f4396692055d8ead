use personalbase::testing::Harness;

fn show(h: &Harness, what: &str) {
    use std::io::Write as _;
    let mut f = std::fs::OpenOptions::new().append(true).create(true).open("/tmp/screens.txt").unwrap();
    writeln!(f, "=== {what}\n{}\n", h.screen()).unwrap();
}

#[test]
fn explore() {
    let _ = std::fs::remove_file("/tmp/screens.txt");
    let mut house = Harness::sample("KN");
    show(&house, "board");
    house.keys("t");
    show(&house, "tasks");
    house.keys("a");
    show(&house, "form");
    house.type_text("Ring skolen om fravær").keys("tab").type_text("3").keys("tab").type_text("i morgen 9").keys("tab");
    show(&house, "form due");
    house.keys("tab").type_text("hver mandag og torsdag til 1.3.");
    show(&house, "form repeats");
    house.keys("tab");
    show(&house, "form repeats left");
    house.type_text("Spør etter Berit. Tolk er bestilt.").keys("ctrl-s");
    show(&house, "saved");
    house.keys("a").type_text("Banke på").keys("tab tab tab").type_text("n");
    show(&house, "owner night");
    house.keys("tab").type_text("hver natt");
    house.keys("ctrl-s");
    for (title, who, due, owner) in [
        ("Vaske kjøleskapet", "h", "19.11.2026", ""),
        ("Kjøpe melk", "h", "15:00", "o"),
        ("Følge til tannlege med en veldig lang tittel som ikke får plass på en linje i lista", "4", "i dag", "k"),
        ("Sjekke vannlås", "l", "18.11.2026", ""),
    ] {
        house
            .keys("a")
            .type_text(title)
            .keys("tab")
            .type_text(who)
            .keys("tab")
            .type_text(due)
            .keys("tab")
            .type_text(owner)
            .keys("ctrl-s");
    }
    show(&house, "several");
    house.keys("down down");
    show(&house, "down");
    house.resize(120, 36);
    show(&house, "wide");
    house.resize(80, 24);
    house.keys("space");
    show(&house, "done");
    house.keys("i").type_text("Fant den ikke.");
    show(&house, "not done");
    house.keys("ctrl-s");
    show(&house, "after");
    house.keys("home enter");
    show(&house, "checklist");
    house.keys("1 4 enter");
    show(&house, "counted");
    house.keys("2");
    show(&house, "count form");
    house.keys("enter space");
    show(&house, "after space");
    house.keys("esc esc tab tab tab tab");
    show(&house, "board pane");
    house.keys("l");
    show(&house, "log");
    house.keys("a");
    show(&house, "from entry");
    house.type_text("Ringe").keys("ctrl-s");
    show(&house, "log with task");
    house.keys("/").type_text("ringe");
    show(&house, "lookup");
}
