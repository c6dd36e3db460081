use askama::Template;

pub(crate) fn rendered(template: &impl Template) -> String {
    template.render().expect("a text can be written to")
}
