use personalbase::testing::Harness;
#[test]
fn look() {
    let mut h = Harness::sample("KN");
    println!("{}\n", h.screen());
    h.keys("3 ");
    h.resize(100, 30);
    println!("{}\n", h.screen());
    h.resize(80, 24);
    h.keys("l f");
    println!("{}\n", h.screen());
    h.type_text("alt");
    h.keys("enter");
    println!("{}\n", h.screen());
    h.keys("esc p");
    println!("{}\n", h.screen());
    h.keys("4");
    println!("{}\n", h.screen());
    h.keys("1");
    println!("{}\n", h.screen());
    h.keys("esc k");
    println!("{}\n", h.screen());
    h.keys("esc enter");
    println!("{}\n", h.screen());
    h.resize(200,60);
    h.keys("esc");
    println!("{}\n", h.screen());
}
#[test]
fn plain() {
    let mut config = personalbase::config::Config::default();
    config.plain = true;
    let mut h = Harness::sample_with("KN", config, personalbase::text::Language::En);
    println!("{}\n", h.screen());
    h.keys("tab");
    println!("{}\n", h.screen());
    h.keys("tab");
    println!("{}\n", h.screen());
    h.keys("3 tab");
    println!("{}\n", h.screen());
    h.keys("p");
    println!("{}\n", h.screen());
    h.keys("k");
    println!("{}\n", h.screen());
    h.keys("esc esc l");
    println!("{}\n", h.screen());
}
