//! Pictures of the screen, drawn from what the program really drew: text as text, so that they stay sharp and small.

use std::fmt::Write as _;

use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};

use crate::text::columns;

/// Width of a cell in pixels; that of common monospaced fonts at [`FONT`] pixels.
const CELL_WIDTH: f64 = 8.4;
/// Height of a cell: box-drawing lines meet without a gap.
const CELL_HEIGHT: f64 = 17.0;
/// Size of the letters.
const FONT: f64 = 14.0;
/// Room around the screen.
const MARGIN: f64 = 10.0;
/// The dark ground of the pictures and the text on it.
const GROUND: &str = "#1c1e24";
const INK: &str = "#d6d8de";

/// The screen as an SVG picture. `title` is read aloud by screen readers.
#[must_use]
pub fn svg(buffer: &Buffer, title: &str) -> String {
    let width = f64::from(buffer.area.width) * CELL_WIDTH + 2.0 * MARGIN;
    let height = f64::from(buffer.area.height) * CELL_HEIGHT + 2.0 * MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" \
         font-family=\"'DejaVu Sans Mono','Cascadia Mono',Menlo,Consolas,monospace\" font-size=\"{FONT}\">\n\
         <title>{}</title>\n<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{GROUND}\"/>\n",
        escape(title)
    );
    for row in 0..buffer.area.height {
        for run in runs(buffer, row) {
            draw_run(&mut svg, row, &run);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// Neighbouring cells of one style.
struct Run {
    column: u16,
    columns: u16,
    text: String,
    ink: &'static str,
    ground: Option<&'static str>,
    modifier: Modifier,
}

fn runs(buffer: &Buffer, row: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut column = 0;
    while column < buffer.area.width {
        let cell = &buffer[(column, row)];
        let columns = u16::try_from(columns::width(cell.symbol()).max(1)).unwrap_or(1);
        let (ink, ground) = colors(cell);
        match runs.last_mut() {
            Some(run) if run.ink == ink && run.ground == ground && run.modifier == cell.modifier => {
                run.text.push_str(cell.symbol());
                run.columns += columns;
            }
            _ => {
                runs.push(Run {
                    column,
                    columns,
                    text: cell.symbol().to_owned(),
                    ink,
                    ground,
                    modifier: cell.modifier,
                });
            }
        }
        column += columns;
    }
    runs
}

fn draw_run(svg: &mut String, row: u16, run: &Run) {
    let x = f64::from(run.column) * CELL_WIDTH + MARGIN;
    let y = f64::from(row) * CELL_HEIGHT + MARGIN;
    let width = f64::from(run.columns) * CELL_WIDTH;
    if let Some(ground) = run.ground {
        let _ = writeln!(
            svg,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{CELL_HEIGHT}\" fill=\"{ground}\"/>"
        );
    }
    if run.text.trim().is_empty() {
        return;
    }
    let mut style = String::new();
    if run.modifier.contains(Modifier::BOLD) {
        style.push_str(" font-weight=\"bold\"");
    }
    if run.modifier.intersects(Modifier::UNDERLINED | Modifier::CROSSED_OUT) {
        let line = if run.modifier.contains(Modifier::UNDERLINED) { "underline" } else { "line-through" };
        let _ = write!(style, " text-decoration=\"{line}\"");
    }
    if run.modifier.contains(Modifier::DIM) {
        style.push_str(" opacity=\"0.7\"");
    }
    let baseline = y + CELL_HEIGHT - 4.0;
    let _ = writeln!(
        svg,
        "<text x=\"{x:.1}\" y=\"{baseline:.1}\" textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\" \
         fill=\"{}\" xml:space=\"preserve\"{style}>{}</text>",
        run.ink,
        escape(&run.text)
    );
}

/// Ink and, where it differs from the picture's, ground.
fn colors(cell: &Cell) -> (&'static str, Option<&'static str>) {
    let ink = color(cell.fg).unwrap_or(INK);
    let ground = color(cell.bg);
    if cell.modifier.contains(Modifier::REVERSED) {
        return (ground.unwrap_or(GROUND), Some(ink));
    }
    (ink, ground)
}

/// The sixteen colours as a calm dark terminal shows them.
const fn color(color: Color) -> Option<&'static str> {
    Some(match color {
        Color::Black => "#14151a",
        Color::Red => "#d9534f",
        Color::Green => "#7fb36b",
        Color::Yellow => "#d3a73f",
        Color::Blue => "#6a9fd8",
        Color::Magenta => "#c586c0",
        Color::Cyan => "#5fb6b6",
        Color::Gray => "#b9bcc4",
        Color::DarkGray => "#80848f",
        Color::LightRed => "#f0716b",
        Color::LightGreen => "#98d07f",
        Color::LightYellow => "#f0c95c",
        Color::LightBlue => "#8bbcf2",
        Color::LightMagenta => "#dfa4db",
        Color::LightCyan => "#84d6d6",
        Color::White => "#f2f3f5",
        _ => return None,
    })
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use ratatui::{layout::Rect, style::Style};

    use super::*;

    #[test]
    fn a_picture_holds_the_text_and_its_styles() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        buffer.set_string(0, 0, "Åse <3", Style::new().add_modifier(Modifier::BOLD).fg(Color::LightRed));
        buffer.set_string(8, 0, "på", Style::new().add_modifier(Modifier::REVERSED));
        let picture = svg(&buffer, "Tavla & loggen");
        assert!(picture.contains(">Åse &lt;3<"), "{picture}");
        assert!(picture.contains("font-weight=\"bold\""));
        assert!(picture.contains("fill=\"#f0716b\""));
        assert!(picture.contains(&format!("fill=\"{GROUND}\" xml:space=\"preserve\">på<")), "{picture}");
        assert!(picture.contains("<title>Tavla &amp; loggen</title>"));
    }
}
