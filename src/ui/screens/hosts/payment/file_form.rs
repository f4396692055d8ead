//! Where the month is written as a file.

use super::super::super::outside_form::{self, Outside};
use crate::{
    domain::host::payment::Month,
    ui::{
        forms::Words,
        view::{Cx, Effect, View},
    },
};

/// Asks where to.
pub(super) fn open(month: Month, cx: &Cx<'_>) -> Box<dyn View> {
    let t = cx.texts;
    let outside = Outside {
        title: t.action_write_payment(),
        save: t.action_write_payment(),
        field: Words::required(t.payment_file(), t.payment_file_help(), t.payment_file_missing()),
        missing: t.payment_file_missing(),
        proposed: t.payment_file_name(month),
        notes: vec![t.month_and_year(month), t.payment_only_basis().to_owned(), t.payment_file_about().to_owned()],
        youth: None,
        write: Box::new(move |path| Effect::WritePayment { month, path: path.to_owned() }),
    };
    outside_form::open(outside, cx)
}
