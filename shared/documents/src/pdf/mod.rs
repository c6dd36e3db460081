mod canvas;
mod embed;
mod font;
mod page;
mod text;
mod words;

use guichet_money::{Locale, Money};
use jiff::Timestamp;
use pdf_writer::types::StructRole;
use pdf_writer::{Filter, Finish as _, Name, Pdf, Rect, Ref, TextStr};

use crate::TextTooLong;
use crate::qr::Qr;
use canvas::{Canvas, Element};
use embed::{FontRefs, embed};
use font::{Fonts, Weight};

/// How hard to compress: beyond this, more time buys almost nothing on files this small.
const COMPRESSION: u8 = 6;

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
/// be searched, copied and read aloud. Long names are wrapped, then made smaller, then cut. Fails only
/// when a token does not fit a QR code.
pub fn tickets_pdf(document: &TicketsPdf) -> Result<Vec<u8>, TextTooLong> {
    let mut fonts = Fonts::new();
    let mut pages = Vec::with_capacity(document.tickets.len());
    for (index, ticket) in document.tickets.iter().enumerate() {
        let qr = Qr::new(&ticket.token)?;
        let mut canvas = Canvas::new(&mut fonts);
        page::draw(&mut canvas, document, ticket, index, &qr);
        let (content, elements) = canvas.finish();
        pages.push(Page { content, elements });
    }
    Ok(write(document, &pages, &fonts))
}

struct Page {
    content: Vec<u8>,
    elements: Vec<Element>,
}

/// The objects that one page takes.
struct PageRefs {
    page: Ref,
    content: Ref,
    section: Ref,
    /// The elements by their number on the page: where a reader finds what a piece of drawing belongs to.
    parents: Ref,
    elements: Vec<Ref>,
}

fn write(document: &TicketsPdf, pages: &[Page], fonts: &Fonts) -> Vec<u8> {
    let mut next = Ref::new(1);
    let mut reference = || next.bump();
    let (catalog, tree, root) = (reference(), reference(), reference());
    let mut font_refs = || FontRefs {
        font: reference(),
        descendant: reference(),
        descriptor: reference(),
        file: reference(),
        unicode: reference(),
    };
    let (regular, bold) = (font_refs(), font_refs());
    let page_refs: Vec<PageRefs> = pages
        .iter()
        .map(|page| PageRefs {
            page: reference(),
            content: reference(),
            section: reference(),
            parents: reference(),
            elements: page.elements.iter().map(|_| reference()).collect(),
        })
        .collect();
    let information = reference();

    let mut pdf = Pdf::new();
    write_catalog(&mut pdf, document, &page_refs, catalog, tree, root);
    pdf.document_info(information)
        .title(TextStr(&document.event_name))
        .author(TextStr(&document.organizer_name))
        .creator(TextStr("Guichet"));
    let count = i32::try_from(pages.len()).expect("an order has few tickets");
    pdf.pages(tree)
        .count(count)
        .kids(page_refs.iter().map(|refs| refs.page));
    for (index, (page, refs)) in pages.iter().zip(&page_refs).enumerate() {
        let index = i32::try_from(index).expect("an order has few tickets");
        write_page(&mut pdf, page, refs, index, tree, (regular, bold));
        write_elements(&mut pdf, page, refs, root);
    }
    embed(&mut pdf, fonts.get(Weight::Regular), "Regular", regular);
    embed(&mut pdf, fonts.get(Weight::Bold), "Bold", bold);
    pdf.finish()
}

fn write_catalog(
    pdf: &mut Pdf,
    document: &TicketsPdf,
    pages: &[PageRefs],
    id: Ref,
    tree: Ref,
    root: Ref,
) {
    let mut catalog = pdf.catalog(id);
    catalog.pages(tree).lang(TextStr(document.locale.as_str()));
    catalog.viewer_preferences().display_doc_title(true);
    catalog.mark_info().marked(true);
    catalog.pair(Name(b"StructTreeRoot"), root);
    catalog.finish();

    let mut structure = pdf
        .indirect(root)
        .start::<pdf_writer::writers::StructTreeRoot<'_>>();
    structure
        .children()
        .items(pages.iter().map(|refs| refs.section));
    let mut parents = structure.parent_tree();
    let mut numbers = parents.nums();
    for (key, refs) in (0..).zip(pages) {
        numbers.insert(key, refs.parents);
    }
}

fn write_page(
    pdf: &mut Pdf,
    page: &Page,
    refs: &PageRefs,
    index: i32,
    tree: Ref,
    fonts: (FontRefs, FontRefs),
) {
    let mut writer = pdf.page(refs.page);
    writer
        .parent(tree)
        .media_box(Rect::new(0.0, 0.0, canvas::WIDTH, canvas::HEIGHT));
    writer.contents(refs.content).struct_parents(index);
    writer
        .resources()
        .fonts()
        .pair(Name(b"R"), fonts.0.font)
        .pair(Name(b"B"), fonts.1.font);
    writer.finish();
    pdf.stream(refs.content, &compressed(&page.content))
        .filter(Filter::FlateDecode);
}

/// What a screen reader walks through: a section for each ticket, its elements in reading order.
fn write_elements(pdf: &mut Pdf, page: &Page, refs: &PageRefs, root: Ref) {
    let mut section = pdf.struct_element(refs.section);
    section.kind(StructRole::Sect).parent(root);
    section.children().items(&refs.elements);
    section.finish();
    pdf.indirect(refs.parents).array().items(&refs.elements);
    for (number, (element, id)) in (0..).zip(page.elements.iter().zip(&refs.elements)) {
        let mut writer = pdf.struct_element(*id);
        writer
            .kind(element.role)
            .parent(refs.section)
            .page(refs.page);
        if let Some(alternative) = &element.alternative {
            writer.alt(TextStr(alternative));
        }
        writer.children().marked_content_id(number);
    }
}

fn compressed(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(bytes, COMPRESSION)
}
