//! Where the panes stand.
//!
//! ```text
//! wide                              narrow
//! ┌ apartments ┐┌ plan ┐            ┌ apartments ─────────┐
//! │            ││      │            │ a line each         │
//! └────────────┘└──────┘            └─────────────────────┘
//! ┌ activities ┐┌ log ─┐             [Log] Plan Activities
//! │            ││      │             one of the others
//! └────────────┘└──────┘
//! ```

use ratatui::layout::Rect;

/// The smallest body (without header, message line and footer) that holds four panes beside one another.
const WIDE: (u16, u16) = (100, 27);
/// Tiles beside one another.
const TILES_A_ROW: u16 = 3;
/// Rows of the upper half beyond which the tiles and most plans need no more.
const UPPER: u16 = 16;
/// Lines of a tile.
pub const TILE: u16 = 5;

/// One of the panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The apartments.
    Tiles,
    /// The plan of the selected apartment's youth.
    Plan,
    /// This week's common activities.
    Activities,
    /// The log.
    Log,
    /// The tasks that are due; only where panes stand one at a time.
    Tasks,
}

impl Pane {
    /// All panes.
    pub const ALL: [Self; 5] = [Self::Tiles, Self::Plan, Self::Activities, Self::Log, Self::Tasks];
    /// The four that stand together, from left to right and down.
    pub const WIDE: [Self; 4] = [Self::Tiles, Self::Plan, Self::Activities, Self::Log];
    /// The order of the tabs where there is room for one pane beside the tiles.
    pub const NARROW: [Self; 5] = [Self::Tiles, Self::Log, Self::Plan, Self::Activities, Self::Tasks];
}

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// Four panes.
    Wide,
    /// Tiles of one line, and one of the other panes.
    #[default]
    Narrow,
    /// One pane at a time, without frames: for screen readers.
    Plain,
}

impl Layout {
    /// The layout for a body of this size and so many tiles: nobody is left out where they have no room.
    #[must_use]
    pub fn of(body: Rect, plain: bool, tiles: usize) -> Self {
        // With the frame, in what the panes below leave.
        let hold = rows_of(tiles).saturating_mul(TILE).saturating_add(2) <= most_above(body);
        if plain {
            Self::Plain
        } else if body.width >= WIDE.0 && body.height >= WIDE.1 && hold {
            Self::Wide
        } else {
            Self::Narrow
        }
    }

    /// The order in which the panes get the focus.
    #[must_use]
    pub const fn order(self) -> &'static [Pane] {
        match self {
            Self::Wide => &Pane::WIDE,
            Self::Narrow | Self::Plain => &Pane::NARROW,
        }
    }

    /// Tiles beside one another.
    #[must_use]
    pub const fn tiles_a_row(self) -> u16 {
        match self {
            Self::Wide => TILES_A_ROW,
            Self::Narrow | Self::Plain => 1,
        }
    }
}

/// The four panes of the wide layout, in the order of [`Pane::WIDE`]. The tiles get the rows they need, and the upper half
/// two fifths up to [`UPPER`], so that the plan beside them has room too; a taller terminal shows more of the log.
#[must_use]
pub fn wide(body: Rect, tiles: usize) -> [Rect; 4] {
    // An empty line below each but the last, and the frame.
    let needed = rows_of(tiles) * (TILE + 1) + 1;
    let top = needed.max(UPPER.min(body.height * 2 / 5)).min(most_above(body));
    let left = body.width / 2;
    let upper = Rect { height: top, ..body };
    let lower = Rect { y: body.y + top, height: body.height - top, ..body };
    let halves = |row: Rect| (Rect { width: left, ..row }, Rect { x: row.x + left, width: row.width - left, ..row });
    let ((tiles, plan), (activities, log)) = (halves(upper), halves(lower));
    [tiles, plan, activities, log]
}

/// Rows of so many tiles.
fn rows_of(tiles: usize) -> u16 {
    u16::try_from(tiles).unwrap_or(u16::MAX).div_ceil(TILES_A_ROW)
}

/// The most rows the upper half may take.
const fn most_above(body: Rect) -> u16 {
    body.height - body.height / 3
}

/// Rows from one tile to the one below it, where the tiles have so many rows: with an empty line between and another for a
/// name that takes two where there is room for all of them with it.
#[must_use]
pub fn tile_step(height: u16, tiles: usize) -> u16 {
    let rows = rows_of(tiles);
    [TILE + 2, TILE + 1].into_iter().find(|step| rows * step <= height + 1).unwrap_or(TILE)
}

/// The tiles, the row of tabs and the pane below, in the narrow layout.
#[must_use]
pub fn narrow(body: Rect, tiles: usize) -> (Rect, Rect, Rect) {
    let lines = u16::try_from(tiles).unwrap_or(u16::MAX).min(body.height);
    let tiles = Rect { height: (lines + 2).min(body.height), ..body };
    let tabs = Rect { y: tiles.bottom(), height: 2.min(body.bottom() - tiles.bottom()), ..body };
    let below = Rect { y: tabs.bottom(), height: body.bottom() - tabs.bottom(), ..body };
    (tiles, tabs, below)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(width: u16, height: u16) -> Rect {
        Rect { x: 0, y: 1, width, height: height - 3 }
    }

    #[test]
    fn four_panes_need_100x30() {
        assert_eq!(Layout::of(body(100, 30), false, 9), Layout::Wide);
        assert_eq!(Layout::of(body(99, 30), false, 1), Layout::Narrow);
        assert_eq!(Layout::of(body(100, 29), false, 1), Layout::Narrow);
        assert_eq!(Layout::of(body(200, 60), true, 6), Layout::Plain);
    }

    #[test]
    fn more_tiles_than_four_panes_have_room_for_are_lines() {
        assert_eq!(Layout::of(body(100, 30), false, 10), Layout::Narrow);
        assert_eq!(Layout::of(body(100, 36), false, 10), Layout::Wide);
        assert_eq!(Layout::of(body(200, 60), false, usize::MAX), Layout::Narrow);
    }

    #[test]
    fn panes_fill_the_body_and_never_overlap() {
        for (width, height) in [(100, 30), (120, 36), (200, 60), (101, 31)] {
            for apartments in 1..=9 {
                let body = body(width, height);
                let panes = wide(body, apartments);
                let cells: u32 = panes.iter().map(|pane| pane.area()).sum();
                assert_eq!(cells, body.area());
                for (index, pane) in panes.iter().enumerate() {
                    assert!(panes[index + 1..].iter().all(|other| !pane.intersects(*other)));
                }
                let rows = apartments.div_ceil(3);
                let inside = panes[0].height - 2;
                assert!(usize::from(inside) >= rows * usize::from(TILE), "{apartments} tiles at {width}x{height}");
                let step = usize::from(tile_step(inside, apartments));
                assert!((rows - 1) * step + usize::from(TILE) <= usize::from(inside));
                assert_eq!(step > usize::from(TILE), apartments < 7 || height > 30, "{apartments} at {height}");
                assert!(panes[3].height >= 9);
            }
        }
    }

    #[test]
    fn nine_apartments_leave_room_for_a_list_at_80x24() {
        let (tiles, tabs, below) = narrow(body(80, 24), 9);
        assert_eq!((tiles.height, tabs.height, below.height), (11, 2, 8));
    }
}
