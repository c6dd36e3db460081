use std::num::NonZeroU16;

use krilla::tagging::Tag;

use super::canvas::{Align, Canvas, HEIGHT, WIDTH};
use super::font::Weight;
use super::text::{Block, Bounds, Style, fit};
use super::words::{Words, words};
use super::{Place, TicketPage, TicketsPdf};
use crate::qr::Qr;
use crate::{capitalized, date, period, time};

const MARGIN: f32 = 42.0;
const CARD_WIDTH: f32 = WIDTH - 2.0 * MARGIN;
/// Between the card's frame and what is in it; wider than the QR code's quiet zone.
const PADDING: f32 = 24.0;
const LEFT: f32 = MARGIN + PADDING;
const RIGHT: f32 = WIDTH - MARGIN - PADDING;
const INNER_WIDTH: f32 = RIGHT - LEFT;
/// 71 mm: some 1.2 mm a module, which old phones and cheap scanners read.
const QR_SIDE: f32 = 202.0;
const DETAILS_WIDTH: f32 = INNER_WIDTH - QR_SIDE - 28.0;

/// The level of a heading below the title.
const SECOND: NonZeroU16 = NonZeroU16::new(2).unwrap();

const CAPTION: Style = Style {
    weight: Weight::Regular,
    size: 7.5,
    gray: 0.3,
    tracking: 0.5,
};
const SMALL: Style = Style {
    weight: Weight::Regular,
    size: 9.0,
    gray: 0.2,
    tracking: 0.0,
};
const BODY: Style = Style::new(Weight::Regular, 11.5);

/// A ticket on its page: a card with what, when and where above the line, and below it what the gate
/// wants, beside the code.
pub(crate) fn draw(
    canvas: &mut Canvas<'_>,
    document: &TicketsPdf,
    ticket: &TicketPage,
    index: usize,
    qr: &Qr,
) {
    let words = words(document.locale);
    let fold = header(canvas, document, ticket, index, words) + PADDING;
    let code_top = fold + PADDING;
    details(canvas, document, ticket, code_top, words);
    let alternative = format!("{} {}", words.qr, ticket.serial);
    canvas.element(Tag::Figure(Some(alternative)), |canvas| {
        canvas.qr(RIGHT - QR_SIDE, code_top, QR_SIDE, qr);
    });
    let bottom = code_top + QR_SIDE + PADDING;
    canvas.decoration(|canvas| {
        canvas.ticket_frame(MARGIN, MARGIN, CARD_WIDTH, bottom - MARGIN, fold);
        canvas.dashed_line(MARGIN + 14.0, WIDTH - MARGIN - 14.0, fold);
    });
    notes(canvas, document, bottom + 26.0, words);
    let footer = format!(
        "{} {} · {} {} {} {}",
        words.order,
        document.order_reference,
        words.ticket,
        index + 1,
        words.of,
        document.tickets.len()
    );
    let footer = one_line(canvas, &footer, Style { size: 8.0, ..SMALL }, CARD_WIDTH);
    canvas.element(Tag::P, |canvas| {
        canvas.block(
            WIDTH / 2.0,
            HEIGHT - MARGIN - footer.height(),
            Align::Center,
            &footer,
        );
    });
}

/// Organizer, title, when and where. Returns where it ends.
fn header(
    canvas: &mut Canvas<'_>,
    document: &TicketsPdf,
    ticket: &TicketPage,
    index: usize,
    words: &Words,
) -> f32 {
    let top = MARGIN + PADDING;
    let style = Style {
        weight: Weight::Bold,
        size: 9.5,
        tracking: 0.0,
        ..CAPTION
    };
    let organizer = one_line(canvas, &document.organizer_name, style, INNER_WIDTH - 70.0);
    let count = format!("{} / {}", index + 1, document.tickets.len());
    let count = one_line(
        canvas,
        &count,
        Style {
            size: 8.5,
            ..CAPTION
        },
        60.0,
    );
    let title = Bounds {
        width: INNER_WIDTH,
        lines: 3,
        smallest: 17.0,
    };
    let title = fit(
        canvas.fonts,
        &document.event_name,
        Style::new(Weight::Bold, 28.0),
        title,
    );
    canvas.element(Tag::P, |canvas| {
        canvas.block(LEFT, top, Align::Left, &organizer);
    });
    canvas.decoration(|canvas| {
        canvas.block(RIGHT, top, Align::Right, &count);
    });
    let mut y = top + 22.0;
    canvas.element(Tag::Hn(NonZeroU16::MIN, None), |canvas| {
        y = canvas.block(LEFT, y, Align::Left, &title);
    });
    y = paragraph(
        canvas,
        y + 12.0,
        &day(document, ticket),
        Style::new(Weight::Bold, 14.0),
        2,
    );
    y = paragraph(canvas, y + 2.0, &hours(document, ticket, words), BODY, 1);
    y = paragraph(
        canvas,
        y + 12.0,
        &ticket.venue.name,
        Style::new(Weight::Bold, 12.5),
        1,
    );
    let venue = &ticket.venue;
    let town = format!("{}\u{a0}{}", venue.postal_code, venue.city);
    let address: Vec<&str> = [venue.address.as_str(), town.trim_matches(['\u{a0}', ' '])]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    paragraph(canvas, y + 2.0, &address.join(", "), BODY, 2)
}

/// For an evening its day; for what is longer, from when to when.
fn day(document: &TicketsPdf, ticket: &TicketPage) -> String {
    let (zone, locale) = (ticket.time_zone.as_str(), document.locale);
    let text = if is_evening(ticket) {
        date(ticket.starts_at, zone, locale)
    } else {
        period(ticket.starts_at, ticket.ends_at, zone, locale)
    };
    capitalized(&text)
}

fn hours(document: &TicketsPdf, ticket: &TicketPage, words: &Words) -> String {
    let at = |moment| time(moment, &ticket.time_zone, document.locale);
    let mut parts = Vec::new();
    if is_evening(ticket) {
        parts.push(format!("{} – {}", at(ticket.starts_at), at(ticket.ends_at)));
    }
    if let Some(doors_at) = ticket.doors_at {
        parts.push(format!("{} {}", words.doors, at(doors_at)));
    }
    parts.join("  ·  ")
}

fn is_evening(ticket: &TicketPage) -> bool {
    crate::dates::is_evening(ticket.starts_at, ticket.ends_at)
}

/// Left of the code: type, place, name, and at the bottom price, order and number.
fn details(
    canvas: &mut Canvas<'_>,
    document: &TicketsPdf,
    ticket: &TicketPage,
    top: f32,
    words: &Words,
) {
    let product = Bounds {
        width: DETAILS_WIDTH,
        lines: 2,
        smallest: 11.0,
    };
    let product = fit(
        canvas.fonts,
        &ticket.product_name,
        Style::new(Weight::Bold, 16.0),
        product,
    );
    let rate = Bounds {
        width: DETAILS_WIDTH,
        lines: 1,
        smallest: 8.0,
    };
    let rate = fit(canvas.fonts, &ticket.rate_name, BODY, rate);
    let mut y = captioned(canvas, LEFT, top - 2.0, words.ticket_type, &product);
    canvas.element(Tag::P, |canvas| {
        y = canvas.block(LEFT, y, Align::Left, &rate);
    });
    if let Some(place) = &ticket.place {
        y = seat(canvas, y + 12.0, place, words);
    }
    if let Some(name) = &ticket.attendee_name {
        let bounds = Bounds {
            width: DETAILS_WIDTH,
            lines: 2,
            smallest: 9.0,
        };
        let name = fit(canvas.fonts, name, Style::new(Weight::Bold, 13.0), bounds);
        captioned(canvas, LEFT, y + 12.0, words.attendee, &name);
    }
    let price = if ticket.price.is_zero() {
        words.free.to_owned()
    } else {
        guichet_money::format(ticket.price, document.locale)
    };
    let serial = ticket.serial.to_string();
    let columns = [
        (words.price, price.as_str()),
        (words.order, &document.order_reference),
        (words.number, &serial),
    ];
    let y = top + QR_SIDE - columns_height();
    row(canvas, y, &columns, Style::new(Weight::Bold, 12.0));
}

fn seat(canvas: &mut Canvas<'_>, y: f32, place: &Place, words: &Words) -> f32 {
    let parts = [
        (words.section, &place.section),
        (words.row, &place.row),
        (words.seat, &place.seat),
    ];
    let parts: Vec<(&str, &str)> = parts
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(caption, value)| (caption, value.as_str()))
        .collect();
    row(canvas, y, &parts, Style::new(Weight::Bold, 21.0))
}

/// Captioned values side by side.
fn row(canvas: &mut Canvas<'_>, y: f32, parts: &[(&str, &str)], style: Style) -> f32 {
    const GAP: f32 = 20.0;
    let wanted = |(caption, value): &(&str, &str)| {
        let caption = CAPTION.width(canvas.fonts, &caption.to_uppercase());
        caption.max(style.width(canvas.fonts, value)) + 0.01
    };
    let wanted: Vec<f32> = parts.iter().map(wanted).collect();
    let gaps =
        GAP * f32::from(u16::try_from(parts.len().saturating_sub(1)).expect("a few columns"));
    let (mut x, mut bottom) = (LEFT, y);
    for ((caption, value), width) in parts.iter().zip(columns(&wanted, DETAILS_WIDTH - gaps)) {
        let value = fit(
            canvas.fonts,
            value,
            style,
            Bounds {
                width,
                lines: 1,
                smallest: 7.0,
            },
        );
        bottom = bottom.max(captioned(canvas, x, y, caption, &value));
        x += width + GAP;
    }
    bottom
}

/// The width of each column: what it wants, except that the widest make do with what the others leave.
fn columns(wanted: &[f32], available: f32) -> Vec<f32> {
    let mut widths = wanted.to_vec();
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|left, right| wanted[*left].total_cmp(&wanted[*right]));
    let mut rest = available;
    for (position, column) in order.iter().enumerate() {
        let still = f32::from(u16::try_from(order.len() - position).expect("a few columns"));
        widths[*column] = wanted[*column].min(rest / still);
        rest -= widths[*column];
    }
    widths
}

fn columns_height() -> f32 {
    CAPTION.line_height() + 2.0 + 12.0 * 1.1
}

/// A small caption above what it names, read as one paragraph. Returns where it ends.
fn captioned(canvas: &mut Canvas<'_>, x: f32, y: f32, caption: &str, value: &Block) -> f32 {
    let caption = one_line(canvas, &caption.to_uppercase(), CAPTION, DETAILS_WIDTH);
    let mut bottom = y;
    canvas.element(Tag::P, |canvas| {
        let y = canvas.block(x, y, Align::Left, &caption);
        bottom = canvas.block(x, y + 2.0, Align::Left, value);
    });
    bottom
}

/// Below the card: advice on the left, who sells and their small print on the right.
fn notes(canvas: &mut Canvas<'_>, document: &TicketsPdf, top: f32, words: &Words) {
    const GAP: f32 = 28.0;
    const COLUMN: f32 = (CARD_WIDTH - GAP) / 2.0;
    let heading = Style::new(Weight::Bold, 10.0);
    let column = |canvas: &mut Canvas<'_>, x: f32, title: &str, paragraphs: &[(&str, usize)]| {
        let title = one_line(canvas, title, heading, COLUMN);
        let mut y = top;
        canvas.element(Tag::Hn(SECOND, None), |canvas| {
            y = canvas.block(x, y, Align::Left, &title) + 4.0;
        });
        for (text, lines) in paragraphs
            .iter()
            .filter(|(text, _)| !text.trim().is_empty())
        {
            let lines = lines_above_footer(y).min(*lines);
            let text = fit(
                canvas.fonts,
                text,
                SMALL,
                Bounds {
                    width: COLUMN,
                    lines,
                    smallest: 7.5,
                },
            );
            canvas.element(Tag::P, |canvas| {
                y = canvas.block(x, y, Align::Left, &text) + 4.0;
            });
        }
    };
    column(
        canvas,
        MARGIN,
        words.good_to_know,
        &words.advice.map(|advice| (advice, 3)),
    );
    let contact = document.organizer_email.as_deref().unwrap_or_default();
    let small_print = document.small_print.as_deref().unwrap_or_default();
    let paragraphs = [
        (document.organizer_name.as_str(), 2),
        (contact, 1),
        (small_print, usize::MAX),
    ];
    column(canvas, MARGIN + COLUMN + GAP, words.organizer, &paragraphs);
}

/// How many lines of small text there is room for below `y`; one at least.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a page has 0 to 80 lines"
)]
fn lines_above_footer(y: f32) -> usize {
    let bottom = HEIGHT - MARGIN - 2.0 * SMALL.line_height();
    ((bottom - y) / SMALL.line_height()).max(1.0) as usize
}

/// A paragraph over the whole card, in black. Returns where it ends; nothing is drawn of an empty one.
fn paragraph(canvas: &mut Canvas<'_>, y: f32, text: &str, style: Style, lines: usize) -> f32 {
    if text.trim().is_empty() {
        return y;
    }
    let text = fit(
        canvas.fonts,
        text,
        style,
        Bounds {
            width: INNER_WIDTH,
            lines,
            smallest: 8.0,
        },
    );
    let mut bottom = y;
    canvas.element(Tag::P, |canvas| {
        bottom = canvas.block(LEFT, y, Align::Left, &text);
    });
    bottom
}

fn one_line(canvas: &Canvas<'_>, text: &str, style: Style, width: f32) -> Block {
    fit(
        canvas.fonts,
        text,
        style,
        Bounds {
            width,
            lines: 1,
            smallest: style.size * 0.7,
        },
    )
}
