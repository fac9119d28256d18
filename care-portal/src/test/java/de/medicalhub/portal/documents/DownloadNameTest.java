package de.medicalhub.portal.documents;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.records.Disposition;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DownloadNameTest {
    /** In Berlin it is the next day already. */
    private static final Instant LATE = Instant.parse("2026-11-26T23:30:00Z");

    private static final Texts GERMAN = new Texts(Language.DE, Clock.systemUTC());

    @Test
    @DisplayName("U7 a file is called by kind and day, in the reader's language, and never by words that people typed")
    void kindAndDay() {
        DocumentReference paper =
                new DocumentReference().setDate(Date.from(LATE)).setDescription("Wunde von Erna Beispiel");
        paper.getType().setText("Foto von Erna").addCoding().setCode("72170-4");
        assertThat(DownloadName.of(paper, GERMAN)).isEqualTo("Foto-2026-11-27");
        assertThat(DownloadName.of(paper, new Texts(Language.EN, Clock.systemUTC())))
                .isEqualTo("Photo-2026-11-27");
        DocumentReference other = new DocumentReference().setDescription("Erna Beispiel");
        other.getType().setText("Erna Beispiel");
        assertThat(DownloadName.of(other, GERMAN)).isEqualTo("Unterlage");
    }

    @ParameterizedTest
    @EnumSource(DocumentKind.class)
    @DisplayName("U7 each kind makes a name that every program can save")
    void everyKind(DocumentKind kind) {
        String name = DownloadName.on(GERMAN.of("document.kind." + kind.key()), LATE);
        assertThat(name).matches("[\\p{L}-]+-2026-11-27");
        assertThat(new Disposition("attachment", name + ".pdf").value())
                .matches("attachment; filename=\"[A-Za-z0-9-]+\\.pdf\"(; filename\\*=UTF-8''[A-Za-z0-9%.-]+)?");
    }

    @Test
    @DisplayName(
            "umlauts stand in the name; old programs get it in plain letters, and nothing breaks out of the header")
    void umlauts() {
        assertThat(new Disposition("inline", "Pflegeüberleitungsbogen.pdf").value())
                .isEqualTo(
                        "inline; filename=\"Pflegeueberleitungsbogen.pdf\"; filename*=UTF-8''Pflege%C3%BCberleitungsbogen.pdf");
        assertThat(new Disposition("inline", "a\"; x=\r\nb/../c.pdf").value())
                .doesNotContain("\r", "\n", "/")
                .matches("inline; filename=\"[^\"]*\".*");
    }
}
