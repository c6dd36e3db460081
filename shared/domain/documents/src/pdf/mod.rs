mod canvas;
mod folder;
mod font;
mod line;
mod page;
mod scripts;
mod text;
mod words;

use guichet_money::{Locale, Money};
use jiff::Timestamp;
use krilla::Document;
use krilla::error::KrillaError;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::tagging::{Node, Tag, TagGroup, TagTree};

use crate::TextTooLong;
use crate::qr::Qr;
use canvas::Canvas;
pub use folder::FontFolder;
use font::Fonts;

/// Why there is no PDF.
#[derive(Debug, thiserror::Error, PartialEq)]
pub enum TicketsError {
    /// A token does not fit a QR code.
    #[error(transparent)]
    Token(#[from] TextTooLong),
    /// A font cannot be embedded.
    #[error("the PDF cannot be written")]
    Pdf(#[from] KrillaError),
}

/// The tickets of an order, in one language.
#[derive(Clone, Debug)]
pub struct TicketsPdf {
    /// The language of everything that is not a name.
    pub locale: Locale,
    /// The title of the event.
    pub event_name: String,
    /// Who sells.
    pub organizer_name: String,
    /// How to reach them.
    pub organizer_email: Option<String>,
    /// The order's reference.
    pub order_reference: String,
    /// The organizer's conditions; only what fits below the ticket is printed.
    pub small_print: Option<String>,
    /// One page each.
    pub tickets: Vec<TicketPage>,
}

/// A ticket, on a page of its own.
#[derive(Clone, Debug)]
pub struct TicketPage {
    /// Its number within the event.
    pub serial: i32,
    /// What the QR code holds.
    pub token: String,
    /// What it lets into.
    pub product_name: String,
    /// At which rate.
    pub rate_name: String,
    /// What it cost.
    pub price: Money,
    /// The numbered place, if it has one.
    pub place: Option<Place>,
    /// Who comes, if that is known.
    pub attendee_name: Option<String>,
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// From when people are let in.
    pub doors_at: Option<Timestamp>,
    /// The IANA zone in which to tell these times.
    pub time_zone: String,
    /// Where.
    pub venue: Venue,
}

/// A numbered place. A part that is empty is not printed.
#[derive(Clone, Debug)]
pub struct Place {
    /// Balcony, floor …
    pub section: String,
    /// The row.
    pub row: String,
    /// The seat in the row.
    pub seat: String,
}

/// Where an occurrence takes place.
#[derive(Clone, Debug)]
pub struct Venue {
    /// What it is called.
    pub name: String,
    /// Street and number.
    pub address: String,
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub city: String,
}

/// The tickets as a PDF file: A4, one page each, black on white.
///
/// The code and the letters are vectors; the fonts are embedded as far as they are used; the text can
/// be searched, copied and read aloud, in every script that `fonts` has a font for. Long names are wrapped, then made
/// smaller, then cut. Fails only when a token does not fit a QR code, or a file in the folder is a broken font.
pub fn tickets_pdf(document: &TicketsPdf, fonts: &FontFolder) -> Result<Vec<u8>, TicketsError> {
    let fonts = Fonts::new(fonts);
    let mut pdf = Document::new();
    let mut tree = TagTree::new().with_lang(Some(document.locale.as_str().to_owned()));
    for (index, ticket) in document.tickets.iter().enumerate() {
        let qr = Qr::new(&ticket.token)?;
        let size =
            PageSettings::from_wh(canvas::WIDTH, canvas::HEIGHT).expect("A4 is no empty page");
        let mut page = pdf.start_page_with(size);
        let mut canvas = Canvas::new(&fonts, page.surface());
        page::draw(&mut canvas, document, ticket, index, &qr);
        let elements = canvas.finish().into_iter().map(Node::from);
        tree.push(TagGroup::with_children(Tag::Section, elements.collect()));
        page.finish();
    }
    pdf.set_tag_tree(tree);
    let metadata = Metadata::new()
        .title(document.event_name.clone())
        .authors(vec![document.organizer_name.clone()])
        .creator("Guichet".to_owned())
        .language(document.locale.as_str().to_owned());
    pdf.set_metadata(metadata);
    Ok(pdf.finish()?)
}
