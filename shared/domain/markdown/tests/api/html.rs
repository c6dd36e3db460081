use guichet_markdown::{html, parse};

fn written(source: &str) -> String {
    html(&parse(source).expect("legal"))
}

#[test]
fn every_block_is_an_element() {
    assert_eq!(
        written("# A\n\nb\nc\n\n- d\n\n3. e\n\n> f\n\n***\n\n## G\n\n1. h"),
        "<h3>A</h3><p>b<br>c</p><ul><li><p>d</p></li></ul><ol start=\"3\"><li><p>e</p></li></ol>\
         <blockquote><p>f</p></blockquote><hr><h4>G</h4><ol><li><p>h</p></li></ol>"
    );
    assert_eq!(
        written("| a | b |\n|-|-|\n| c | d |"),
        "<div class=\"rich-text__table\"><table><thead><tr><th>a</th><th>b</th></tr></thead>\
         <tbody><tr><td>c</td><td>d</td></tr></tbody></table></div>"
    );
}

#[test]
fn words_and_links_are_elements_within_it() {
    assert_eq!(
        written("**a** *b* ~~c~~ `d` [e](https://example.org/?f&g)"),
        "<p><strong>a</strong> <em>b</em> <s>c</s> <code>d</code> \
         <a href=\"https://example.org/?f&amp;g\" rel=\"nofollow ugc noopener\">e</a></p>"
    );
}

#[test]
fn headings_are_below_those_of_the_page() {
    assert_eq!(
        written("# a\n## b\n### c\n#### d\n##### e"),
        "<h3>a</h3><h4>b</h4><h5>c</h5><h6>d</h6><h6>e</h6>"
    );
}

#[test]
fn whatever_is_written_is_escaped() {
    assert_eq!(
        written("&lt;b&gt; \"a\" 'b' `<i>` [<](https://a.b/'\"<>)"),
        "<p>&lt;b&gt; &quot;a&quot; &#39;b&#39; <code>&lt;i&gt;</code> \
         <a href=\"https://a.b/&#39;&quot;&lt;&gt;\" rel=\"nofollow ugc noopener\">&lt;</a></p>"
    );
    assert_eq!(
        written("```\n</code><b>\n```"),
        "<pre><code>&lt;/code&gt;&lt;b&gt;</code></pre>"
    );
}
