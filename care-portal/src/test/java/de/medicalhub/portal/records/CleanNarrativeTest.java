package de.medicalhub.portal.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Narrative;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CleanNarrativeTest {
    @Test
    @DisplayName("H6 structure stays, attributes, scripts, links and pictures go")
    void keepsStructureOnly() {
        assertThat(clean("<p onclick=\"alert(1)\" style=\"position:fixed\">Herz &amp; <b class=\"x\">Niere</b></p>"
                        + "<a href=\"http://elsewhere.example\">Link</a><img src=\"http://elsewhere.example/x.png\"/>"))
                .isEqualTo("<div><p>Herz &amp; <b>Niere</b></p>Link</div>");
    }

    @Test
    @DisplayName("H6 the text of a script is no text")
    void dropsScriptsWithTheirContent() {
        assertThat(clean("<p>vorher</p><script>alert(1)</script><p>&lt;script&gt;</p>"))
                .isEqualTo("<div><p>vorher</p><p>&lt;script&gt;</p></div>");
    }

    private static String clean(String body) {
        Narrative narrative = new Narrative();
        narrative.setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">" + body + "</div>");
        return CleanNarrative.of(narrative.getDiv());
    }
}
