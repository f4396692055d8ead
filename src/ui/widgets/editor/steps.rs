//! Undo by words. The widget takes back one small step at a time; this remembers how many of them make what a person
//! would call one step.

/// What kind of edit was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stroke {
    /// A typed letter.
    Letter,
    /// A typed blank.
    Gap,
    /// One letter deleted.
    EraseLetter,
    /// One blank deleted.
    EraseGap,
    /// Something that is a step of its own: a paste, a line end, a deleted word or selection.
    Whole,
}

impl Stroke {
    /// Whether `next` belongs to the same word: letters and the blanks after them, in the order they were typed or erased.
    fn continues_with(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Letter, Self::Letter | Self::Gap)
                | (Self::Gap, Self::Gap)
                | (Self::EraseLetter | Self::EraseGap, Self::EraseLetter)
                | (Self::EraseGap, Self::EraseGap)
        )
    }
}

/// Sizes of the steps that can be taken back and done again, in small steps of the widget.
#[derive(Debug, Default)]
pub(super) struct Steps {
    done: Vec<usize>,
    undone: Vec<usize>,
    last: Option<Stroke>,
}

impl Steps {
    /// Notes an edit of `small` steps of the widget.
    pub(super) fn record(&mut self, stroke: Stroke, small: usize) {
        self.undone.clear();
        let joins = self.last.is_some_and(|last| last.continues_with(stroke));
        self.last = Some(stroke);
        match self.done.last_mut() {
            Some(size) if joins => *size += small,
            _ => self.done.push(small),
        }
    }

    /// The next edit begins a new step.
    pub(super) fn interrupt(&mut self) {
        self.last = None;
    }

    /// How many small steps the widget must take back.
    pub(super) fn undo(&mut self) -> usize {
        self.interrupt();
        let Some(size) = self.done.pop() else { return 0 };
        self.undone.push(size);
        size
    }

    /// How many small steps the widget must do again.
    pub(super) fn redo(&mut self) -> usize {
        self.interrupt();
        let Some(size) = self.undone.pop() else { return 0 };
        self.done.push(size);
        size
    }
}
